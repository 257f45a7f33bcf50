using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Organizations;

/// <summary>Gives an organization another name, kind or place from a day on, and keeps what it was before.</summary>
/// <remarks>With the day the present name, kind and place began on, it corrects them instead.</remarks>
public sealed class ChangeOrganization(OperationContext context) : OrganizationOperation<ChangeOrganization.Request>(context)
{
    /// <summary>What it is from the day on.</summary>
    public sealed record Request(long OrganizationId, string? Name, OrganizationType? Type, long? ParentId, DateOnly? From, string? Reason) : IAboutOrganization;

    /// <summary>Kind and place decide who is asked what and where it is counted.</summary>
    protected override void Touch(Request request, Touched touched) => touched.All();

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Organization organization, Actor actor, CancellationToken cancellationToken)
    {
        var name = RegistryChecks.Kept(request.Name);
        var before = await VersionAsync(organization, cancellationToken);
        var above = request.ParentId is null ? null : await Db.Organizations.AsNoTracking().FirstOrDefaultAsync(each => each.Id == request.ParentId, cancellationToken);
        var refuse = new Refuse()
            .AndText(name, "Name", 200)
            .AndChoice(request.Type, "Type")
            .AndDay(request.From, "From", Today)
            .AndNotBefore(request.From, before.From, "From")
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason)
            .OrIf(name == organization.Name && request.Type == organization.Type && request.ParentId == organization.ParentId, RegistryRefusals.NothingChanged);
        await CheckPlaceAsync(request, organization, above, actor, refuse, cancellationToken);
        var withName = await Db.Organizations.IgnoreQueryFilters().Where(each => each.Name == name && each.Id != organization.Id && each.DissolvedOn == null).Select(each => each.Code).FirstOrDefaultAsync(cancellationToken);
        refuse.OrIf(withName is not null, RegistryRefusals.NameTaken(withName ?? ""));
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var from = request.From!.Value;
        if (from == before.From)
        {
            before.SupersededAt = Clock.Now();
        }
        else
        {
            Db.OrganizationVersions.Add(before.Until(from.AddDays(-1), Clock.Now()));
        }

        Db.OrganizationVersions.Add(new() { OrganizationId = organization.Id, Name = name!, Type = request.Type!.Value, ParentId = request.ParentId, From = from, Reason = request.Reason!.Trim(), RecordedAt = Clock.Now() });
        organization.Name = name!;
        organization.Type = request.Type.Value;
        if (organization.ParentId != request.ParentId)
        {
            organization.ParentId = request.ParentId;
            await HangAsync(organization.Path, $"{above!.Path}{organization.Id}/", cancellationToken);
        }

        return Outcome.Done;
    }

    private async Task CheckPlaceAsync(Request request, Organization organization, Organization? above, Actor actor, Refuse refuse, CancellationToken cancellationToken)
    {
        var isCycle = above?.Path.StartsWith(organization.Path, StringComparison.Ordinal) ?? false;
        refuse.OrIf(isCycle, RegistryRefusals.Cycle(above?.Name ?? ""))
            .OrIf(request.ParentId is not null && above is null, RegistryRefusals.AboveNotThere)
            .OrIf(above is not null && request.From is { } day && !above.ExistsOn(day), RegistryRefusals.AboveNotThere)
            .OrIf(above is not null && above.Id != organization.ParentId && !actor.May(Needs, above.Path), KernelRefusals.NotPermitted.At("ParentId"));
        if (request.Type is not { } type || isCycle)
        {
            return;
        }

        var below = await Db.Organizations.IgnoreQueryFilters().Where(each => each.ParentId == organization.Id && each.DissolvedOn == null).Select(each => each.Type).Distinct().ToListAsync(cancellationToken);
        refuse.OrIf(!Hierarchy.MayHangUnder(type, above?.Type) || (request.ParentId is null && organization.ParentId is not null) || below.Exists(each => !Hierarchy.MayHangUnder(each, type)), RegistryRefusals.WrongPlace);
        if (Hierarchy.KeepsRoll(organization.Type) && !Hierarchy.KeepsRoll(type))
        {
            var count = await Db.Memberships.IgnoreQueryFilters().CountAsync(each => each.OrganizationId == organization.Id && each.SupersededAt == null && each.To == null, cancellationToken);
            refuse.OrIf(count > 0, RegistryRefusals.HasMembers(count).At("Type"));
        }
    }

    /// <summary>Every path below begins with the new one.</summary>
    private async Task HangAsync(string before, string now, CancellationToken cancellationToken) =>
        await Db.Organizations.IgnoreQueryFilters().Where(each => each.Path.StartsWith(before))
            .ExecuteUpdateAsync(each => each.SetProperty(row => row.Path, row => row.Path.Replace(before, now)), cancellationToken);
}
