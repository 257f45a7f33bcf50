using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Plans;
using Taizhang.Plans.Execution;
using Taizhang.Reports;
using Taizhang.Web.Components;
using Taizhang.Web.Layout;
using Taizhang.Web.Ledger;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Exports;

/// <summary>The addresses under which tables and documents are fetched; each reads what its asker may see.</summary>
public static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/plans/{id:long}/ledger.{ending:regex(^(xlsx|docx)$)}", ExecutionLedgerAsync).Needs("plans.read");
        app.MapGet("/ledger.{ending:regex(^(xlsx|csv)$)}", GridAsync).Needs("ledger.read");
    }

    private static async Task<IResult> ExecutionLedgerAsync(long id, string ending, HttpContext context, ExecutionLedgerReading reading, Viewer viewer, Texts texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var address = AddressOf(context);
        if (address["as-of"] is not null && address.Day("as-of") is null)
        {
            return Results.BadRequest();
        }

        if (PlanYear.Read(address["year"], address.Day("as-of") ?? clock.Today()) is not { } year)
        {
            return Results.BadRequest();
        }

        var source = $"{context.Request.Scheme}://{context.Request.Host}/plans/{id}/ledger?year={year.Word}&as-of={Words.DayInTable(address.Day("as-of") ?? clock.Today())}";
        var (ledger, refusal) = await reading.ReadAsync(new(id, address.Day("as-of"), PaperIssue.By(viewer), source, year), cancellationToken);
        if (ledger is null)
        {
            return refusal!.Code switch
            {
                "execution.day-ahead" => Results.BadRequest(),
                "execution.of-an-organization" => Results.Forbid(),
                _ => Results.NotFound(),
            };
        }

        return ExportFile.Send(context, ending, [texts["exports.execution-ledger"], ledger.PlanTitle, ledger.Years, Words.DayInTable(ledger.AsOf)], stream =>
        {
            if (ending == "docx")
            {
                ExecutionLedgerDocument.Write(ledger, stream, CultureInfo.CurrentUICulture);
            }
            else
            {
                ExecutionLedgerWorkbook.Write(ledger, stream, CultureInfo.CurrentUICulture);
            }
        });
    }

    private static async Task<IResult> GridAsync(string ending, HttpContext context, LedgerGrid grids, OrganizationListing organizations, Actor actor, Viewer viewer, Texts texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var address = AddressOf(context);
        var asked = await LedgerQuery.OfAsync(address, actor, organizations, clock.Today(), cancellationToken);
        if (ExportReason.IsNeeded(asked, actor) && ExportReason.Given(address) is null)
        {
            return Results.Redirect(ExportReason.Ask(address));
        }

        return await grids.ReadAsync(asked, cancellationToken) is { } grid
            ? ExportFile.SendTable(context, ending, [texts["ledger.title"], grid.OrganizationName, Words.DayInTable(grid.Day)], GridSheet.Of(grid, texts), GridSheet.About(grid, PaperIssue.By(viewer), clock, texts))
            : Results.NotFound();
    }

    private static ListAddress AddressOf(HttpContext context) => new(context.Request.Path, QueryHelpers.ParseQuery(context.Request.QueryString.Value));
}
