using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Web.Components;

namespace Taizhang.Web.Ledger;

/// <summary>What an address of the ledger asks for; the page and its exports read it alike.</summary>
internal static class LedgerQuery
{
    public static async Task<LedgerGrid.Request> OfAsync(ListAddress address, Actor actor, OrganizationListing organizations, DateOnly today, CancellationToken cancellationToken)
    {
        var asOf = address.Day("as-of");
        return new LedgerGrid.Request(
            address.Number("organization") ?? (actor.Role == Role.Leader ? null : actor.OrganizationId) ?? await organizations.TopAsync(cancellationToken),
            Math.Clamp(address.Number("year") ?? (asOf ?? today).Year, 2000, 2100),
            Kebab.TryRead<SubjectKind>(address["kind"] ?? (actor.Role == Role.Member ? "member" : "organization"), out var kind) ? kind : SubjectKind.Organization,
            asOf > today ? today : asOf,
            Code: address["code"],
            State: Kebab.TryRead<DutyState>(address["state"] ?? "", out var state) ? state : null,
            Document: address["source"]);
    }
}
