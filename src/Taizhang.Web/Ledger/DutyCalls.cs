using System.Globalization;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Web.Api;

namespace Taizhang.Web.Ledger;

/// <summary>The calls that read duties.</summary>
internal static class DutyCalls
{
    public static void MapDutyCalls(this IEndpointRouteBuilder calls)
    {
        calls.MapGet("/duties", ListAsync).Reads<DutyPage>(
            "list-duties", "ledger.read",
            new Filter("organization", FilterForm.Key), Filter.Of<DutyState>("state", isMany: true), new Filter("plan", FilterForm.Key), new Filter("code", FilterForm.Text), new Filter("period", FilterForm.Text), new Filter("as-of", FilterForm.Day), Filter.Limit, Filter.Cursor);
        calls.MapGet("/duties/{code}/{periodKey}/{who}/why", WhyAsync).Reads<DutyWhy>("explain-duty", "ledger.read", new Filter("as-of", FilterForm.Day));
    }

    private static async Task<IResult> ListAsync(HttpContext http, LedgerListing ledger, OrganizationListing organizations, ApiCursor cursor, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = ApiQuery.Of(http);
        var (last, refusal) = cursor.Read(http, query, 3);
        var refuse = new Refuse().And(refusal is null ? [] : [refusal]).OrIf(query.Day("as-of") > clock.Today(), ApiRefusals.DayAhead("as-of", clock.Today()));
        if (refuse.Any)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, refuse.Reasons);
        }

        var after = last is not null && Subject.TryParse(last[2], out var subject) ? new DutyKey((int)ApiNumbers.Key(last[0]), last[1], subject) : (DutyKey?)null;
        var organization = query.Key("organization") ?? await organizations.TopAsync(cancellationToken);
        if (await ledger.StretchAsync(new(organization, query.Text("period"), query.Day("as-of"), query.Words<DutyState>("state"), query.Text("code")), query.Key("plan"), after, query.Limit + 1, cancellationToken) is not { } found)
        {
            return ApiProblems.NotFound();
        }

        return Results.Ok(new DutyPage(
            found.Day, [.. found.Lines.Take(query.Limit).Select(Entry)],
            found.Lines.Count > query.Limit && LedgerListing.KeyFor(found.Lines[query.Limit - 1]) is var key ? cursor.Write(http, query, ApiNumbers.Text(key.RequirementId), key.PeriodKey, key.Subject.ToString()) : null));
    }

    private static async Task<IResult> WhyAsync(
        string code, string periodKey, string who, HttpContext http, Explainer explainer, RecordListing records, OrganizationListing names, TimeProvider clock, CancellationToken cancellationToken)
    {
        var asOf = ApiQuery.Of(http).Day("as-of");
        if (asOf > clock.Today())
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, ApiRefusals.DayAhead("as-of", clock.Today()));
        }

        if (!Subject.TryParse(who, out var subject) || await explainer.WhyAsync(code, periodKey, subject, asOf, null, cancellationToken) is not { } proof)
        {
            return ApiProblems.NotFound();
        }

        var called = await records.NamesAsync(proof.Counted.Concat(proof.Near.Select(near => near.Fact)).Select(fact => fact.Record), cancellationToken);
        var source = proof.Requirement.Source;
        return Results.Ok(new DutyWhy(
            code, proof.Requirement.Version, proof.Requirement.Title.In(), periodKey, subject.ToString(), await names.NameAsync(subject, cancellationToken) ?? subject.ToString(), asOf ?? clock.Today(), proof.Duty.State,
            new DutyClause(source.Document.In(), source.Article.In(), proof.Requirement.Text.In(), source.ArticleConfirmed, source.PlanId, source.ClauseId),
            Explanation.Asked(proof.Measure), Explanation.Achieved(proof), proof.Duty.Verdict.Achieved / 100m, proof.Duty.Verdict.Expected / 100m,
            [.. proof.Counted.Select(fact => new CountedFact(FactEntry.Of(fact), called.GetValueOrDefault(fact.Record)))],
            [.. proof.Near.Select(near => new NearFact(FactEntry.Of(near.Fact), called.GetValueOrDefault(near.Fact.Record), near.Mismatch, Explanation.Why(near.Mismatch)))],
            Explanation.Missing(proof), proof.Missing / 100m, DueOn(proof.Requirement, proof.Duty.Verdict.DueOn), Explanation.Reason(proof), proof.Reading?.InterpretationId,
            [.. proof.Values.Select(value => new LookedAtValue(value.Property, value.On, value.Value, value.AtLeast, value.AtMost, value.Holds))]));
    }

    private static DutyEntry Entry(LedgerLine line) => new(
        line.Name.Code, line.Requirement.Title.In(), line.Name.PeriodKey, line.Name.Subject.ToString(), line.SubjectName, line.State, DueOn(line.Requirement, line.DueOn), line.Achieved / 100m, line.Expected / 100m, line.RecordedLate,
        string.Create(CultureInfo.InvariantCulture, $"{ApiEndpoints.Root}/duties/{Uri.EscapeDataString(line.Name.Code)}/{line.Name.PeriodKey}/{line.Name.Subject}/why"));

    /// <summary>What always holds, or waits for something, has no last day.</summary>
    private static DateOnly? DueOn(Requirement requirement, DateOnly day) => requirement.Cadence == Cadence.Standing || day >= DateOnly.MaxValue.AddDays(-1) ? null : day;
}
