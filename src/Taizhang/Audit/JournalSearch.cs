using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Audit;

/// <summary>Lines of the journal for whoever answers for the trail.</summary>
public sealed class JournalSearch(TaizhangDb db) : IReading
{
    /// <summary>What is asked for.</summary>
    /// <param name="From">The first day in China.</param>
    /// <param name="To">The last day in China.</param>
    /// <param name="Text">Part of a person's name, a deed, the thing or the network address.</param>
    /// <param name="Result">What came of it.</param>
    /// <param name="Role">What the person acted as.</param>
    public sealed record Request(DateOnly? From = null, DateOnly? To = null, string? Text = null, DeedResult? Result = null, Role? Role = null);

    /// <summary>One page, the newest first, and how many lines there are in all.</summary>
    public async Task<(IReadOnlyList<JournalEntry> Lines, int Total)> ListAsync(Request request, int skip, int take, CancellationToken cancellationToken)
    {
        var lines = Of(request);
        return (await lines.OrderByDescending(entry => entry.Id).Skip(skip).Take(take).ToListAsync(cancellationToken), await lines.CountAsync(cancellationToken));
    }

    /// <summary>All of it, the oldest first, one line after the other.</summary>
    public IAsyncEnumerable<JournalEntry> Stream(Request request) => Of(request).OrderBy(entry => entry.Id).AsAsyncEnumerable();

    private IQueryable<JournalEntry> Of(Request request)
    {
        var from = request.From is { } first ? ChinaClock.BeginningOf(first) : (DateTime?)null;
        var to = request.To is { } last ? ChinaClock.BeginningOf(last.AddDays(1)) : (DateTime?)null;
        // A deed is looked for as pages write it, too.
        var deed = request.Text?.Replace("-", "", StringComparison.Ordinal);
        return db.Journal.AsNoTracking().Where(entry => (from == null || entry.At >= from) && (to == null || entry.At < to)
            && (request.Result == null || entry.Result == request.Result)
            && (request.Role == null || entry.Role == request.Role)
            && (request.Text == null || entry.Actor.Contains(request.Text) || entry.Deed.Contains(deed!) || (entry.About != null && entry.About.Contains(request.Text)) || (entry.Address != null && entry.Address.Contains(request.Text))));
    }
}
