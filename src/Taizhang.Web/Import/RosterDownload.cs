using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Members.Rosters;
using Taizhang.Reports;

namespace Taizhang.Web.Import;

/// <summary>The roster of the reader's scope as a workbook.</summary>
public static class RosterDownload
{
    public const string Address = "/members/roster.xlsx";

    public static void MapRosterDownload(this IEndpointRouteBuilder app) => app.MapGet(Address, async (RosterExport export, Actor actor, TimeProvider clock, long? organization, CancellationToken cancellationToken) =>
    {
        if (!actor.May(RosterPermissions.Export))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var today = clock.Today();
        using var file = new MemoryStream();
        WorkbookFile.Write(file, CultureInfo.CurrentUICulture, await export.SheetAsync(today, organization, cancellationToken));
        return Results.File(file.ToArray(), WorkbookFile.MediaType, $"党员花名册-{Words.DayInTable(today)}.xlsx");
    }).RequireAuthorization();
}
