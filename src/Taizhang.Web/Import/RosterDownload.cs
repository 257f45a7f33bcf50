using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Members.Rosters;
using Taizhang.Reports;
using Taizhang.Web.Exports;

namespace Taizhang.Web.Import;

/// <summary>The roster of the reader's scope as a workbook.</summary>
public static class RosterDownload
{
    public const string Address = "/members/roster.xlsx";

    public static void MapRosterDownload(this IEndpointRouteBuilder app) => app.MapGet(Address, async (HttpContext context, RosterExport export, Actor actor, TimeProvider clock, long? organization, CancellationToken cancellationToken) =>
    {
        if (!actor.May(RosterPermissions.Export))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var today = clock.Today();
        var sheet = await export.SheetAsync(today, organization, cancellationToken);
        return ExportFile.Send(context, "xlsx", [sheet.Name, Words.DayInTable(today)], stream => WorkbookFile.Write(stream, CultureInfo.CurrentUICulture, sheet));
    }).RequireAuthorization();
}
