using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Ends a person's membership: moved out, deceased, withdrawn, removed, expelled; all posts end with it.</summary>
public sealed class EndMembership(OperationContext context) : MemberOperation<EndMembership.Request>(context)
{
    /// <summary>The last day, the way, and why.</summary>
    public sealed record Request(long MemberId, DateOnly? On, Departure? Departure, string? Reason) : IAboutMember;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        var memberships = await MembershipsAsync(member.Id, cancellationToken);
        if (memberships.Find(each => each.To is null) is not { } current)
        {
            return MemberRefusals.BelongsNowhere;
        }

        var posts = await PostsAsync(member.Id, request.On, null, cancellationToken);
        var refuse = new Refuse()
            .AndDay(request.On, "On", Today)
            .AndNotBefore(request.On, posts.Select(post => post.From).Append(current.From).Max(), "On")
            .AndChoice(request.Departure, "Departure")
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason);
        return refuse.Otherwise(() =>
        {
            Db.Memberships.Add(current.Over(current.From, request.On, Clock.Now(), request.Departure, request.Reason!.Trim()));
            Db.Posts.AddRange(posts.Where(post => post.To is null || post.To > request.On).Select(post => post.Until(request.On!.Value, Clock.Now())));
            member.Standing = Standing.Left;
        });
    }
}
