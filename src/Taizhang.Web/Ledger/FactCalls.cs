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
        var (last, refusal) = cursor.Read(http, query, 8);
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
        // Goes on behind the last key, whether or not that fact still stands.
        var after = last is null ? default : KeyOf(last);
        var rows = facts.SkipWhile(fact => last is not null && FactListing.KeyOf(fact).CompareTo(after) <= 0).Take(query.Limit + 1).ToList();
        return Results.Ok(new ApiPage<FactEntry>([.. rows.Take(query.Limit).Select(FactEntry.Of)], rows.Count > query.Limit ? cursor.Write(http, query, KeysOf(rows[query.Limit - 1])) : null));
    }

    private static string[] KeysOf(Fact fact) =>
        [ApiNumbers.Text(fact.On), .. new[] { (long)fact.Kind, (long)fact.Role, fact.OrganizationId, fact.MemberId, (long)fact.Record.Source, fact.Record.Id, fact.Tag }.Select(ApiNumbers.Text)];

    private static (DateOnly, FactKind, FactRole, long, long, (RecordSource, long), int) KeyOf(IReadOnlyList<string> keys) =>
        (ApiNumbers.Day(keys[0]), (FactKind)ApiNumbers.Key(keys[1]), (FactRole)ApiNumbers.Key(keys[2]), ApiNumbers.Key(keys[3]), ApiNumbers.Key(keys[4]), ((RecordSource)ApiNumbers.Key(keys[5]), ApiNumbers.Key(keys[6])), (int)ApiNumbers.Key(keys[7]));
}
