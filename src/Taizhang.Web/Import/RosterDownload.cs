using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Taizhang.Kernel;
using Taizhang.Reports;
using Taizhang.Web.Components;
using Taizhang.Web.Exports;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Import;

/// <summary>The roster of the reader's scope as a workbook.</summary>
public static class RosterDownload
{
    public const string Address = "/members/roster.xlsx";

    public static void MapRosterDownload(this IEndpointRouteBuilder app) => app.MapGet(Address, async (HttpContext context, RosterExport export, TimeProvider clock, long? organization, CancellationToken cancellationToken) =>
    {
        var address = new ListAddress(context.Request.Path, QueryHelpers.ParseQuery(context.Request.QueryString.Value));
        if (ExportReason.Given(address) is null)
        {
            return Results.Redirect(ExportReason.Ask(address));
        }

        var today = clock.Today();
        var sheet = await export.SheetAsync(today, organization, cancellationToken);
        return ExportFile.Send(context, "xlsx", [sheet.Name, Words.DayInTable(today)], stream => WorkbookFile.Write(stream, CultureInfo.CurrentUICulture, sheet));
    }).Needs("registry.read");
}
