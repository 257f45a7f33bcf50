using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Takes a person who had left back on the roll of a branch.</summary>
public sealed class BeginMembership(OperationContext context) : MemberOperation<BeginMembership.Request>(context)
{
    /// <summary>Which branch, with which standing, from which day.</summary>
    public sealed record Request(long MemberId, long? OrganizationId, Standing? Standing, DateOnly? From, string? Reason) : IAboutMember;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        var memberships = await MembershipsAsync(member.Id, cancellationToken);
        var refuse = new Refuse();
        await CheckRollAsync(request.OrganizationId, request.From, actor, refuse, cancellationToken);
        refuse.OrIf(request.Standing is null or Standing.Left, KernelRefusals.Required("Standing"))
            .AndDay(request.From, "From", Today)
            .AndNotBefore(request.From, memberships.Max(each => each.To)?.AddDays(1), "From")
            .AndNotBefore(request.From, MemberChecks.EarliestOf(request.Standing, MemberData.Of(member)), "From")
            .OrIf(request.Standing is Standing.Probationary or Standing.Full or Standing.Suspended && member.JoinedOn is null, MemberRefusals.NoSuchStep)
            .OrIf(request.Standing == Standing.Full && member.ConvertedOn is null, MemberRefusals.NoSuchStep)
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason);
        if (memberships.Find(each => each.To is null) is { } current)
        {
            var organization = await Db.Organizations.FindAsync([current.OrganizationId], cancellationToken);
            refuse.OrIf(true, MemberRefusals.BelongsAlready(organization?.Name ?? "", current.From));
        }

        return refuse.Otherwise(() =>
        {
            Db.Memberships.Add(new() { MemberId = member.Id, OrganizationId = request.OrganizationId!.Value, Standing = request.Standing!.Value, From = request.From!.Value, Reason = request.Reason!.Trim(), RecordedAt = Clock.Now() });
            member.OrganizationId = request.OrganizationId.Value;
            member.Standing = request.Standing.Value;
        });
    }
}
