using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Members.Personal;

/// <summary>One thing that is held about a person, with where it came from.</summary>
/// <param name="Field">What it is; for a sealed value empty.</param>
/// <param name="Kind">Which sealed value it is; null for what is kept open.</param>
/// <param name="Value">The value.</param>
/// <param name="Mask">The masked value of a sealed one.</param>
/// <param name="Deed">The deed it came by, in the outside form.</param>
/// <param name="ImportId">The import it came with.</param>
/// <param name="RecordedAt">When it came, in UTC.</param>
public sealed record OwnDataItem(string Field, PersonalKind? Kind, object? Value, string? Mask, string Deed, long? ImportId, DateTime? RecordedAt)
{
    /// <summary>Never the value.</summary>
    public override string ToString() => Field;
}

/// <summary>A look somebody took at a sealed value.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Name">The name of who looked.</param>
/// <param name="Role">As what.</param>
/// <param name="Kind">Which value, in the outside form.</param>
/// <param name="Purpose">What for, in the outside form.</param>
/// <param name="Reason">The reason in words.</param>
public sealed record OwnDataLook(DateTime At, string Name, Role Role, string? Kind, string? Purpose, string? Reason);

/// <summary>All that is held about a person, and who looked.</summary>
public sealed record OwnDataFile(string Name, IReadOnlyList<OwnDataItem> Items, IReadOnlyList<OwnDataLook> Looks);

/// <summary>What is held about the person who asks: what, from where, since when, and who looked (PIPL Art. 44 and 45).</summary>
public sealed class OwnData(TaizhangDb db, PersonalFile personal) : IReading
{
    private const int MostLooks = 500;

    /// <summary>The person's own file; null where no member stands behind the account.</summary>
    public async Task<OwnDataFile?> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.MemberId is not { } id || await db.Members.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } member)
        {
            return null;
        }

        var corrected = await db.MemberVersions.Where(version => version.MemberId == id).MaxAsync(version => version.SupersededAt, cancellationToken);
        var since = corrected ?? await db.Memberships.Where(each => each.MemberId == id).MinAsync(each => (DateTime?)each.RecordedAt, cancellationToken);
        var deed = corrected is not null ? "correct-member" : "add-member";
        var own = await personal.OwnAsync(actor, cancellationToken);
        var items = new List<OwnDataItem>
        {
            Open("name", member.Name), Open("gender", member.Gender), Open("born", member.BornOn), Open("ethnicity", member.Ethnicity), Open("education", member.Education),
            Open("occupation", member.Occupation), Open("joined", member.JoinedOn), Open("converted", member.ConvertedOn), Open("standing", member.Standing),
            Open("lost-contact", member.LostContactOn), Open("floating-to", member.FloatingTo),
        };
        items.AddRange((await personal.OfAsync(id, cancellationToken)).Select(held => new OwnDataItem("", held.Kind, own.GetValueOrDefault(held.Kind), held.Mask, held.Deed, held.ImportId, held.RecordedAt)));
        return new OwnDataFile(member.Name, items, await LooksAsync(id, cancellationToken));

        OwnDataItem Open(string field, object? value) => new(field, null, value, null, deed, corrected is null ? member.ImportId : null, since);
    }

    private async Task<IReadOnlyList<OwnDataLook>> LooksAsync(long memberId, CancellationToken cancellationToken)
    {
        var about = $"Member/{memberId}";
        var lines = await db.Journal.AsNoTracking().Where(entry => entry.About == about && (entry.Deed == nameof(UnmaskPersonalData) || entry.Deed == nameof(FindByIdentityNumber)) && entry.Result == DeedResult.Looked).OrderByDescending(entry => entry.Id).Take(MostLooks).ToListAsync(cancellationToken);
        return [.. lines.Select(Look)];
    }

    private static OwnDataLook Look(JournalEntry entry)
    {
        using var details = JsonDocument.Parse(entry.Details ?? "{}");
        return new(entry.At, entry.Actor, entry.Role, Text("Kind"), Text("Purpose"), Text("Reason"));

        string? Text(string name) => details.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
