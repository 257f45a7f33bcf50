using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Sets the rank of a person from a day on; the one before ends the day before.</summary>
public sealed class SetRank(OperationContext context) : MemberOperation<SetRank.Request>(context)
{
    /// <summary>Which rank, nothing for none any more, and from which day.</summary>
    public sealed record Request(long MemberId, CadreRank? Rank, DateOnly? From) : IAboutMember;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        var holdings = await Db.RankHoldings.Where(each => each.MemberId == member.Id && each.SupersededAt == null).OrderBy(each => each.From).ToListAsync(cancellationToken);
        var current = holdings.Find(each => each.To is null);
        var refuse = new Refuse()
            .AndDay(request.From, "From", Today)
            .AndNotBefore(request.From, member.BornOn?.AddYears(18), "From")
            .AndNotBefore(request.From, current?.From.AddDays(1) ?? holdings.Max(each => each.To)?.AddDays(1), "From")
            .OrIf(request.Rank == current?.Rank, RegistryRefusals.NothingChanged.At("Rank"));
        return refuse.Otherwise(() =>
        {
            if (current is not null)
            {
                Db.RankHoldings.Add(current.Until(request.From!.Value.AddDays(-1), Clock.Now()));
            }

            if (request.Rank is { } rank)
            {
                Db.RankHoldings.Add(new() { MemberId = member.Id, Rank = rank, From = request.From!.Value, RecordedAt = Clock.Now() });
            }
        });
    }
}
