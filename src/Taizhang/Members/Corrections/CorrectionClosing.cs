using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Corrections;

/// <summary>Closes what a person asked for once the value it names is changed, whatever deed changes it.</summary>
internal static class CorrectionClosing
{
    public static async Task CloseAsync(TaizhangDb db, long memberId, DateTime now, CancellationToken cancellationToken)
    {
        var changed = ChangedFields(db, memberId);
        if (changed.Count == 0)
        {
            return;
        }

        foreach (var open in await db.CorrectionRequests.Where(each => each.MemberId == memberId && each.State == CorrectionState.Open && changed.Contains(each.Field)).ToListAsync(cancellationToken))
        {
            (open.State, open.ClosedAt) = (CorrectionState.Corrected, now);
        }
    }

    private static List<HeldField> ChangedFields(TaizhangDb db, long memberId)
    {
        var fields = new List<HeldField>();
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            if (entry.Entity is Member member && member.Id == memberId && entry.State == EntityState.Modified)
            {
                fields.AddRange(entry.Properties.Where(property => property.IsModified).Select(property => HeldFields.OfProperty(property.Metadata.Name)).OfType<HeldField>());
            }
            else if (entry.Entity is PersonalValue value && value.MemberId == memberId && (entry.State == EntityState.Added || entry.Property(nameof(PersonalValue.Sealed)).IsModified))
            {
                fields.Add(HeldFields.Of(value.Kind));
            }
        }

        return fields;
    }
}
