using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Members.Personal;

/// <summary>Puts values of people into their rows sealed, and takes them out again; the one place that does.</summary>
public sealed class PersonalSeals(TaizhangDb db, PersonalData data)
{
    /// <summary>Opens a row.</summary>
    public Opened Open(PersonalValue row) => row.Sealed is { } kept ? data.Open(SealPlace.Of(row.MemberId, row.Kind), kept) : new(null, OpenFault.None, 0);

    /// <summary>Seals a value into the row that is there, or into a new one; null takes it out.</summary>
    public void Put(long memberId, PersonalKind kind, PersonalValue? row, string? value, ValueSource source)
    {
        if (row is null)
        {
            if (value is null)
            {
                return;
            }

            row = new PersonalValue { MemberId = memberId, Kind = kind, Deed = source.Deed, RecordedAt = source.At };
            db.Add(row);
        }

        (row.Deed, row.ImportId, row.RecordedAt, row.KeptUntil) = (source.Deed, source.ImportId, source.At, null);
        Seal(row, value);
    }

    /// <summary>Seals the same value with the key and algorithm that seal now.</summary>
    public OpenFault SealAgain(PersonalValue row)
    {
        var opened = Open(row);
        if (opened.Fault == OpenFault.None)
        {
            Seal(row, opened.Text);
        }

        return opened.Fault;
    }

    /// <summary>The name of someone else who has the identity number; null where nobody has.</summary>
    public async Task<string?> HolderOfAsync(string identityNumber, long exceptMemberId, CancellationToken cancellationToken)
    {
        var digests = data.DigestsOf(PersonalKind.IdentityNumber, identityNumber);
        return await (from value in db.PersonalValues.IgnoreQueryFilters()
                      join member in db.Members.IgnoreQueryFilters() on value.MemberId equals member.Id
                      where value.Digest != null && digests.Contains(value.Digest) && value.MemberId != exceptMemberId
                      select member.Name).FirstOrDefaultAsync(cancellationToken);
    }

    private void Seal(PersonalValue row, string? value)
    {
        (row.KeyId, row.Algorithm) = (data.ActiveKeyId, data.Algorithm);
        row.Sealed = value is null ? null : data.Seal(SealPlace.Of(row.MemberId, row.Kind), value);
        row.Digest = value is not null && row.Kind == PersonalKind.IdentityNumber ? data.Digest(row.Kind, value) : null;
    }
}
