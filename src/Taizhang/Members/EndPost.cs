using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Ends a post with a day.</summary>
public sealed class EndPost(OperationContext context) : MemberOperation<EndPost.Request>(context)
{
    /// <summary>Which post, the last day, and why.</summary>
    public sealed record Request(long MemberId, long? EntryId, DateOnly? On, string? Reason) : IAboutMember;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        var post = await Db.Posts.FirstOrDefaultAsync(each => each.Id == request.EntryId && each.MemberId == member.Id && each.SupersededAt == null, cancellationToken);
        return post is null
            ? RegistryRefusals.NoLongerStands
            : new Refuse()
                .AndDay(request.On, "On", Today)
                .AndNotBefore(request.On, post.From, "On")
                .OrIf(request.On > post.To, MemberRefusals.NotAfter("On", post.To ?? default))
                .AndText(request.Reason, "Reason", RegistryChecks.LongestReason)
                .Otherwise(() => Db.Posts.Add(post.Until(request.On!.Value, Clock.Now())));
    }
}
