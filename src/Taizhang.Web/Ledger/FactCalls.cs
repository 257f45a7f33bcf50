using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Web.Api;

namespace Taizhang.Web.Ledger;

/// <summary>The call that reads the facts the ledger derives.</summary>
internal static class FactCalls
{
    public static void MapFactCalls(this IEndpointRouteBuilder calls) => calls.MapGet("/facts", ListAsync).Reads<ApiPage<FactEntry>>(
        "list-facts", "ledger.read", new Filter("organization", FilterForm.Key), Filter.Of<FactKind>("kind"), new Filter("from", FilterForm.Day), new Filter("to", FilterForm.Day), Filter.Limit, Filter.Cursor);

    private static async Task<IResult> ListAsync(HttpContext http, FactListing listing, OrganizationProfile organizations, OrganizationListing tops, ApiCursor cursor, Actor actor, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = ApiQuery.Of(http);
        var to = query.Day("to") ?? clock.Today();
        var from = query.Day("from") ?? new DateOnly(to.Year, 1, 1);
        var (last, refusal) = cursor.Read(http, query, 1);
        var refuse = new Refuse().And(refusal is null ? [] : [refusal]).OrIf(to < from || to.DayNumber - from.DayNumber >= FactListing.MostDays, ApiRefusals.BadDays(FactListing.MostDays));
        if (refuse.Any)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, refuse.Reasons);
        }

        var organization = query.Key("organization") ?? await tops.TopAsync(cancellationToken);
        if (await organizations.HeadAsync(organization, cancellationToken) is not { } head)
        {
            return ApiProblems.NotFound();
        }

        // Who came where is told to whoever may read of the people there, as on their pages.
        var facts = await listing.ReadAsync(new(organization, new Period(from, to), query.Word<FactKind>("kind"), actor.May(RegistryPermissions.Read, head.Organization.Path)), cancellationToken) ?? [];
        var after = last is null ? -1 : facts.Select(Mark).ToList().IndexOf(last[0]);
        if (last is not null && after < 0)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, ApiRefusals.BadCursor);
        }

        var rows = facts.Skip(after + 1).Take(query.Limit + 1).ToList();
        return Results.Ok(new ApiPage<FactEntry>([.. rows.Take(query.Limit).Select(FactEntry.Of)], rows.Count > query.Limit ? cursor.Write(http, query, Mark(rows[query.Limit - 1])) : null));
    }

    private static string Mark(Fact fact) => FormattableString.Invariant($"{FactListing.KeyOf(fact)}");
}
