using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Taizhang.Kernel;

/// <summary>A deed that was done to a thing: when, by whom, and the reason given.</summary>
/// <param name="At">The moment, in UTC.</param>
/// <param name="Actor">The name of the person or program.</param>
/// <param name="Deed">The deed, named as the operation is, in the outside form: <c>move-member</c>.</param>
/// <param name="Reason">The reason, where one was asked for.</param>
public sealed record JournalLine(DateTime At, string Actor, string Deed, string? Reason);

/// <summary>What was done to one thing, for whoever may change it; the caller sees to that.</summary>
public sealed class JournalListing(TaizhangDb db) : IReading
{
    /// <summary>The last deeds, the newest first.</summary>
    /// <param name="about">The names the thing goes by: <c>Member/5</c>, and <c>AddMember/5</c> for the deed that made it.</param>
    /// <param name="most">Lines at the most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<JournalLine>> AboutAsync(IReadOnlyCollection<string> about, int most, CancellationToken cancellationToken)
    {
        var lines = await db.Journal.AsNoTracking().Where(entry => entry.Result == DeedResult.Done && entry.About != null && about.Contains(entry.About)).OrderByDescending(entry => entry.Id).Take(most).ToListAsync(cancellationToken);
        return [.. lines.Select(entry => new JournalLine(entry.At, entry.Actor, JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Deed), ReasonOf(entry.Details)))];
    }

    private static string? ReasonOf(string? details)
    {
        if (details is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(details);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("Reason", out var reason) ? reason.GetString() : null;
    }
}
