using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Corrections;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>A request about one person.</summary>
public interface IAboutMember
{
    /// <summary>The person.</summary>
    long MemberId { get; }
}

/// <summary>A change to a person who is in the registry, permitted by the organization that answers for them.</summary>
public abstract class MemberOperation<TRequest>(OperationContext context) : Operation<TRequest>(context)
    where TRequest : notnull, IAboutMember
{
    /// <inheritdoc/>
    public override Permission Needs => RegistryPermissions.Write;

    /// <summary>The organization of the person; one that is not there where the person is not.</summary>
    protected override async Task<long?> OrganizationOfAsync(TRequest request, CancellationToken cancellationToken) =>
        await Db.Members.Where(member => member.Id == request.MemberId).Select(member => member.OrganizationId).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    protected override string? About(TRequest request) => $"Member/{request.MemberId}";

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(TRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await DecideAsync(request, await Db.Members.FirstAsync(member => member.Id == request.MemberId, cancellationToken), actor, cancellationToken);
        if (outcome.IsDone)
        {
            await CorrectionClosing.CloseAsync(Db, request.MemberId, Clock.Now(), cancellationToken);
        }

        return outcome;
    }

    /// <summary>Changes the rows of the person, or gives every reason why not.</summary>
    protected abstract Task<Outcome> DecideAsync(TRequest request, Member member, Actor actor, CancellationToken cancellationToken);

    /// <summary>The memberships that stand, the earliest first.</summary>
    protected Task<List<Membership>> MembershipsAsync(long memberId, CancellationToken cancellationToken) =>
        Db.Memberships.Where(each => each.MemberId == memberId && each.SupersededAt == null).OrderBy(each => each.From).ToListAsync(cancellationToken);

    /// <summary>The posts that last on a day, of all organizations or of one.</summary>
    protected Task<List<Post>> PostsAsync(long memberId, DateOnly? day, long? organizationId, CancellationToken cancellationToken) =>
        Db.Posts.IgnoreQueryFilters().Where(each => each.MemberId == memberId && each.SupersededAt == null && (each.To == null || each.To >= day) && (organizationId == null || each.OrganizationId == organizationId)).ToListAsync(cancellationToken);

    /// <summary>Whether an organization can take the person on from a day.</summary>
    protected async Task<Organization?> CheckRollAsync(long? organizationId, DateOnly? day, Actor actor, Refuse refuse, CancellationToken cancellationToken)
    {
        var organization = await Db.Organizations.AsNoTracking().FirstOrDefaultAsync(each => each.Id == organizationId, cancellationToken);
        refuse.AndChoice(organizationId, "OrganizationId").AndRoll(organizationId, organization, day)
            .OrIf(organization is not null && !actor.May(Needs, organization.Path), KernelRefusals.NotPermitted.At("OrganizationId"));
        return organization;
    }
}
