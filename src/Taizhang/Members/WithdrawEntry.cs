using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Withdraws a dated entry of a person that was recorded in error; it stays as what was once believed.</summary>
public sealed class WithdrawEntry(OperationContext context) : MemberOperation<WithdrawEntry.Request>(context)
{
    /// <summary>Which entry, and why.</summary>
    public sealed record Request(long MemberId, EntryKind Kind, long? EntryId, string? Reason) : IAboutMember;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        Action<DateTime>? withdraw = request.Kind switch
        {
            EntryKind.Post => await Db.Posts.FirstOrDefaultAsync(each => each.Id == request.EntryId && each.MemberId == member.Id && each.SupersededAt == null, cancellationToken) is { } post ? at => post.SupersededAt = at : null,
            EntryKind.Rank => await Db.RankHoldings.FirstOrDefaultAsync(each => each.Id == request.EntryId && each.MemberId == member.Id && each.SupersededAt == null, cancellationToken) is { } rank ? at => rank.SupersededAt = at : null,
            _ => await Db.Circumstances.FirstOrDefaultAsync(each => each.Id == request.EntryId && each.MemberId == member.Id && each.SupersededAt == null, cancellationToken) is { } circumstance ? at => circumstance.SupersededAt = at : null,
        };
        return new Refuse()
            .OrIf(withdraw is null, RegistryRefusals.NoLongerStands)
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason)
            .Otherwise(() => withdraw!(Clock.Now()));
    }
}

/// <summary>What kinds of dated entries can be withdrawn.</summary>
public enum EntryKind
{
    /// <summary>A post.</summary>
    Post = 1,

    /// <summary>A rank.</summary>
    Rank = 2,

    /// <summary>A circumstance.</summary>
    Circumstance = 3,
}
