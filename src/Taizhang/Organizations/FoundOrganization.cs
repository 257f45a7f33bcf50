using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Organizations;

/// <summary>Founds an organization under another, or the first one at the top.</summary>
public sealed class FoundOrganization(OperationContext context) : Operation<FoundOrganization.Request>(context)
{
    /// <summary>What is founded.</summary>
    public sealed record Request(string? Code, string? Name, OrganizationType? Type, long? ParentId, DateOnly? FoundedOn, string? Reason = null);

    /// <inheritdoc/>
    public override Permission Needs => RegistryPermissions.Write;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult(request.ParentId);

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var code = RegistryChecks.Kept(request.Code);
        var name = RegistryChecks.Kept(request.Name);
        var above = await Db.Organizations.FirstOrDefaultAsync(each => each.Id == request.ParentId, cancellationToken);
        var same = await Db.Organizations.IgnoreQueryFilters().AsNoTracking()
            .Where(each => each.Code == code || (each.Name == name && each.DissolvedOn == null) || (request.ParentId == null && each.ParentId == null)).ToListAsync(cancellationToken);
        var refuse = new Refuse()
            .AndText(code, "Code", 40)
            .AndText(name, "Name", 200)
            .AndChoice(request.Type, "Type")
            .AndDay(request.FoundedOn, "FoundedOn", Today)
            .AndLength(request.Reason, "Reason", RegistryChecks.LongestReason)
            .OrIf(request.Type is { } type && !Hierarchy.MayHangUnder(type, above?.Type), RegistryRefusals.WrongPlace)
            .OrIf(above is not null && request.FoundedOn is { } day && !above.ExistsOn(day), RegistryRefusals.AboveNotThere);
        if (same.Find(each => each.Code == code) is { } withCode)
        {
            refuse.OrIf(true, RegistryRefusals.CodeTaken(withCode.Name));
        }

        if (same.Find(each => each.Name == name && each.DissolvedOn is null) is { } withName)
        {
            refuse.OrIf(true, RegistryRefusals.NameTaken(withName.Code));
        }

        if (request.ParentId is null && same.Find(each => each.ParentId is null && each.DissolvedOn is null) is { } top)
        {
            refuse.OrIf(true, RegistryRefusals.HasTop(top.Name));
        }

        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        // The path ends in the key, which is known once the row is in.
        var organization = new Organization { Code = code!, Name = name!, Type = request.Type!.Value, ParentId = above?.Id, Path = $"?{code}", FoundedOn = request.FoundedOn!.Value };
        Db.Organizations.Add(organization);
        await Db.SaveChangesAsync(cancellationToken);
        organization.Path = $"{above?.Path ?? "/"}{organization.Id}/";
        Db.OrganizationVersions.Add(new()
        {
            OrganizationId = organization.Id,
            Name = organization.Name,
            Type = organization.Type,
            ParentId = organization.ParentId,
            From = organization.FoundedOn,
            Reason = RegistryChecks.Kept(request.Reason),
            RecordedAt = Clock.Now(),
        });
        Made = () => organization.Id;
        return Outcome.Done;
    }
}
