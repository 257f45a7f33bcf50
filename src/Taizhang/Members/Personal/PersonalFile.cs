using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Members.Personal;

/// <summary>A value that is held of a person, as far as it is shown without a reason.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mask">The masked value; null where it does not open.</param>
/// <param name="Deed">The deed it came by, in the outside form.</param>
/// <param name="ImportId">The import it came with.</param>
/// <param name="RecordedAt">When it came, in UTC.</param>
public sealed record HeldValue(PersonalKind Kind, string? Mask, string Deed, long? ImportId, DateTime RecordedAt);

/// <summary>Sealed values of people as pages show them: masked, and in full to the person alone.</summary>
public sealed class PersonalFile(TaizhangDb db, PersonalSeals seals) : IReading
{
    /// <summary>What is held of a person whose entry the reader was given.</summary>
    public async Task<IReadOnlyList<HeldValue>> OfAsync(long memberId, CancellationToken cancellationToken) =>
        [.. (await RowsAsync(memberId, cancellationToken)).Select(row => new HeldValue(row.Kind, seals.Open(row).Text is { } text ? PersonalMask.Of(row.Kind, text) : null, JsonNamingPolicy.KebabCaseLower.ConvertName(row.Deed), row.ImportId, row.RecordedAt))];

    /// <summary>What is held of the person who asks, in full.</summary>
    public async Task<IReadOnlyDictionary<PersonalKind, string>> OwnAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.MemberId is not { } own ? new Dictionary<PersonalKind, string>()
        : (await RowsAsync(own, cancellationToken)).Select(row => (row.Kind, seals.Open(row).Text)).Where(each => each.Text is not null).ToDictionary(each => each.Kind, each => each.Text!);

    private Task<List<PersonalValue>> RowsAsync(long memberId, CancellationToken cancellationToken) =>
        db.PersonalValues.AsNoTracking().Where(row => row.MemberId == memberId && row.Sealed != null).OrderBy(row => row.Kind).ToListAsync(cancellationToken);
}
