using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Corrections;

/// <summary>What a person asked for, with what they are told of it.</summary>
/// <param name="Id">The key.</param>
/// <param name="Field">The field.</param>
/// <param name="Wanted">What would be right, and why; null where it does not open.</param>
/// <param name="AskedOn">The day it was asked.</param>
/// <param name="DueOn">The last day for an answer by the office's own limit.</param>
/// <param name="State">What became of it.</param>
/// <param name="ClosedOn">The day it was answered or taken back.</param>
/// <param name="Answer">Why it was refused.</param>
public sealed record AskedCorrection(long Id, HeldField Field, WantedCorrection? Wanted, DateOnly AskedOn, DateOnly DueOn, CorrectionState State, DateOnly? ClosedOn, string? Answer);

/// <summary>What somebody asked for, for the office that answers.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="MemberId">The person.</param>
/// <param name="Name">The name of the person.</param>
/// <param name="Organization">The organization that answers for the person.</param>
/// <param name="OrganizationPath">Where that lies.</param>
/// <param name="Held">What is held now, as it is shown without a reason; null for nothing.</param>
public sealed record WaitingCorrection(AskedCorrection Asked, long MemberId, string Name, string Organization, string OrganizationPath, string? Held = null);

/// <summary>How many wait for an answer, and since when.</summary>
/// <param name="Count">How many.</param>
/// <param name="Oldest">The day the oldest was asked; null where none waits.</param>
/// <param name="Overdue">How many are past the office's own limit.</param>
public sealed record WaitingCount(int Count, DateOnly? Oldest, int Overdue);

/// <summary>Corrections that people asked for: the own ones, and those of the reader's scope for the office that answers.</summary>
public sealed class CorrectionListing(TaizhangDb db, CorrectionSeals seals, PersonalDataSettings settings, TimeProvider clock) : IReading
{
    private const int Most = 500;

    /// <summary>What the person who reads asked for, the newest first.</summary>
    public async Task<IReadOnlyList<AskedCorrection>> OwnAsync(Actor actor, CancellationToken cancellationToken) => actor.MemberId is not { } id ? []
        : [.. (await db.CorrectionRequests.AsNoTracking().Where(each => each.MemberId == id).OrderByDescending(each => each.Id).Take(Most).ToListAsync(cancellationToken)).Select(Asked)];

    /// <summary>What waits, the oldest first; or what was answered and taken back, the newest first.</summary>
    public async Task<IReadOnlyList<WaitingCorrection>> ListAsync(bool isOpen, CancellationToken cancellationToken)
    {
        var rows = db.CorrectionRequests.AsNoTracking().Where(each => (each.State == CorrectionState.Open) == isOpen);
        var ordered = isOpen ? rows.OrderBy(each => each.AskedAt).ThenBy(each => each.Id) : rows.OrderByDescending(each => each.ClosedAt).ThenByDescending(each => each.Id);
        return [.. (await WithPeople(ordered.Take(Most)).ToListAsync(cancellationToken)).Select(each => new WaitingCorrection(Asked(each.Request), each.Member.Id, each.Member.Name, each.Organization.Name, each.Organization.Path)).OrderBy(each => isOpen ? each.Asked.Id : -each.Asked.Id)];
    }

    /// <summary>One of them with what is held now; null where it is not there or not the reader's to see.</summary>
    public async Task<WaitingCorrection?> FindAsync(long id, CancellationToken cancellationToken)
    {
        if (await WithPeople(db.CorrectionRequests.AsNoTracking().Where(each => each.Id == id)).FirstOrDefaultAsync(cancellationToken) is not { } found)
        {
            return null;
        }

        var held = await seals.HeldAsync(found.Member, found.Request.Field, cancellationToken);
        var shown = held is not null && HeldFields.KindOf(found.Request.Field) is { } kind ? PersonalMask.Of(kind, held) : held;
        return new(Asked(found.Request), found.Member.Id, found.Member.Name, found.Organization.Name, found.Organization.Path, shown);
    }

    /// <summary>How many of the reader's scope wait.</summary>
    public async Task<WaitingCount> WaitingAsync(CancellationToken cancellationToken)
    {
        var late = ChinaClock.BeginningOf(clock.Today().AddDays(-settings.AnswerDays));
        var counts = await db.CorrectionRequests.Where(each => each.State == CorrectionState.Open).GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Oldest = all.Min(each => each.AskedAt), Overdue = all.Count(each => each.AskedAt < late) }).FirstOrDefaultAsync(cancellationToken);
        return counts is null ? new(0, null, 0) : new(counts.Count, ChinaClock.DayOf(counts.Oldest), counts.Overdue);
    }

    private sealed record Row(CorrectionRequest Request, Member Member, Organizations.Organization Organization);

    private IQueryable<Row> WithPeople(IQueryable<CorrectionRequest> requests) =>
        from request in requests
        join member in db.Members on request.MemberId equals member.Id
        join organization in db.Organizations on member.OrganizationId equals organization.Id
        select new Row(request, member, organization);

    private AskedCorrection Asked(CorrectionRequest request)
    {
        var asked = ChinaClock.DayOf(request.AskedAt);
        return new(request.Id, request.Field, seals.Open(request), asked, asked.AddDays(settings.AnswerDays), request.State, request.ClosedAt is { } at ? ChinaClock.DayOf(at) : null, seals.OpenAnswer(request));
    }
}
