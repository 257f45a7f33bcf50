using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Cli.Exports;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;
using Taizhang.Members.Personal;
using Taizhang.Reports;

namespace Taizhang.Cli.Exchange;

/// <summary><c>taizhang export roster FILE</c>: the roster as a workbook or CSV that can be imported again.</summary>
internal static class ExportRosterCommand
{
    internal static Command Create()
    {
        var file = CommandLine.Argument("FILE", CliText.Say("cli-roster.export-file"));
        var asOf = new Option<string?>("--as-of") { Description = CliText.Say("cli-roster.as-of") };
        var reason = CommandLine.Needed("--reason", CliText.Say("cli-roster.export-reason"));
        var overwrite = new Option<bool>("--overwrite") { Description = CliText.Say("cli.overwrite") };
        var command = new Command("roster", CliText.Say("cli-roster.export")) { file, reason, asOf, overwrite };
        command.SetAction((parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            var refuse = Refuse.If(!IsText(path) && !path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase), new Refusal("cli-roster.export-ending", ("file", path)))
                .OrIf(Path.GetDirectoryName(path) is not { } folder || !Directory.Exists(folder), new Refusal("cli.export-folder", ("file", path)))
                .OrIf(File.Exists(path) && !parsed.GetValue(overwrite), new Refusal("cli.export-exists", ("file", path)));
            refuse.And(StatedReason.Against(parsed.GetRequiredValue(reason), "--reason"));
            var day = LedgerWords.Day(parsed.GetValue(asOf), refuse);
            return refuse.Any ? Task.FromResult(CommandLine.Refuse(refuse.Reasons)) : CliStore.UseAsync(parsed, services => WriteAsync(services, path, day, parsed.GetRequiredValue(reason).Trim(), cancellationToken));
        });
        return command;
    }

    private static async Task<int> WriteAsync(IServiceProvider services, string path, DateOnly? asOf, string reason, CancellationToken cancellationToken)
    {
        var day = asOf ?? services.GetRequiredService<TimeProvider>().Today();
        var sheet = await services.GetRequiredService<RosterExport>().SheetAsync(day, null, cancellationToken);
        return await CliPaper.WriteAsync(services, path, sheet.Name, day, stream =>
        {
            if (IsText(path))
            {
                CsvFile.Write(sheet, stream);
            }
            else
            {
                WorkbookFile.Write(stream, CultureInfo.CurrentUICulture, sheet);
            }
        }, CliText.Say("cli-roster.export-done", ("file", path), ("day", day)), cancellationToken, reason);
    }

    private static bool IsText(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
