using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Moves a person to the roll of another branch from a day on; posts in the old branch end with it.</summary>
public sealed class MoveMember(OperationContext context) : MemberOperation<MoveMember.Request>(context)
{
    /// <summary>Which branch, the first day there, and why.</summary>
    public sealed record Request(long MemberId, long? OrganizationId, DateOnly? On, string? Reason) : IAboutMember;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        var memberships = await MembershipsAsync(member.Id, cancellationToken);
        if (memberships.Find(each => each.To is null) is not { } current)
        {
            return MemberRefusals.BelongsNowhere;
        }

        var posts = await PostsAsync(member.Id, request.On, current.OrganizationId, cancellationToken);
        var refuse = new Refuse();
        await CheckRollAsync(request.OrganizationId, request.On, actor, refuse, cancellationToken);
        refuse.AndDay(request.On, "On", Today)
            .AndNotBefore(request.On, posts.Select(post => post.From).Append(current.From).Max().AddDays(1), "On")
            .OrIf(request.OrganizationId == current.OrganizationId, MemberRefusals.SameOrganization)
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason);
        return refuse.Otherwise(() =>
        {
            var last = request.On!.Value.AddDays(-1);
            Db.Memberships.Add(current.Over(current.From, last, Clock.Now()));
            Db.Memberships.Add(new() { MemberId = member.Id, OrganizationId = request.OrganizationId!.Value, Standing = current.Standing, From = request.On.Value, Reason = request.Reason!.Trim(), RecordedAt = Clock.Now() });
            Db.Posts.AddRange(posts.Select(post => post.Until(last, Clock.Now())));
            member.OrganizationId = request.OrganizationId.Value;
        });
    }
}
