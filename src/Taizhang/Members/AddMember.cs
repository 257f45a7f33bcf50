using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Takes a person into the registry, on the roll of a branch from a day on.</summary>
public sealed class AddMember(OperationContext context) : Operation<AddMember.Request>(context)
{
    /// <summary>Who it is, and to which branch the person belongs with which standing from which day.</summary>
    public sealed record Request(MemberData Data, long? OrganizationId, Standing? Standing, DateOnly? From, string? Reason = null);

    /// <inheritdoc/>
    public override Permission Needs => RegistryPermissions.Write;

    /// <summary>Without an organization the request is refused for that below, to whoever may write anywhere.</summary>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult(request.OrganizationId);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { request.OrganizationId, request.Standing, request.From };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var data = request.Data.Trimmed();
        var organization = await Db.Organizations.AsNoTracking().FirstOrDefaultAsync(each => each.Id == request.OrganizationId, cancellationToken);
        var withCode = await Db.Members.IgnoreQueryFilters().Where(each => data.Code != null && each.Code == data.Code).Select(each => each.Name).FirstOrDefaultAsync(cancellationToken);
        var same = await Db.Members.AsNoTracking().AnyAsync(each => each.Name == data.Name && each.BornOn == data.BornOn && each.OrganizationId == request.OrganizationId && each.Standing != Standing.Left && each.WithdrawnAt == null, cancellationToken);
        var refuse = new Refuse()
            .AndData(data, request.Standing, Today)
            .AndChoice(request.OrganizationId, "OrganizationId")
            .AndRoll(request.OrganizationId, organization, request.From)
            .OrIf(request.Standing is null or Standing.Left, KernelRefusals.Required("Standing"))
            .AndDay(request.From, "From", Today)
            .AndNotBefore(request.From, MemberChecks.EarliestOf(request.Standing, data), "From")
            .AndLength(request.Reason, "Reason", RegistryChecks.LongestReason)
            .OrIf(withCode is not null, MemberRefusals.CodeTaken(withCode ?? ""))
            .OrIf(same, MemberRefusals.ThereAlready(data.Name ?? ""));
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var member = new Member { Name = data.Name!, Gender = data.Gender!.Value, Standing = request.Standing!.Value, OrganizationId = request.OrganizationId!.Value };
        data.Into(member);
        Db.Members.Add(member);
        await Db.SaveChangesAsync(cancellationToken);
        Db.Memberships.Add(new()
        {
            MemberId = member.Id,
            OrganizationId = member.OrganizationId,
            Standing = member.Standing,
            From = request.From!.Value,
            Reason = RegistryChecks.Kept(request.Reason),
            RecordedAt = Clock.Now(),
        });
        Made = () => member.Id;
        return Outcome.Done;
    }
}
