using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;
using Taizhang.Reports;

namespace Taizhang.Cli.Exchange;

/// <summary><c>taizhang export roster FILE</c>: the roster as a workbook or CSV that can be imported again.</summary>
internal static class ExportRosterCommand
{
    internal static Command Create()
    {
        var file = CommandLine.Argument("FILE", CliText.Say("cli-roster.export-file"));
        var asOf = new Option<string?>("--as-of") { Description = CliText.Say("cli-roster.as-of") };
        var overwrite = new Option<bool>("--overwrite") { Description = CliText.Say("cli.overwrite") };
        var command = new Command("roster", CliText.Say("cli-roster.export")) { file, asOf, overwrite };
        command.SetAction((parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            var refuse = Refuse.If(!IsText(path) && !path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase), new Refusal("cli-roster.export-ending", ("file", path)))
                .OrIf(Path.GetDirectoryName(path) is not { } folder || !Directory.Exists(folder), new Refusal("cli.export-folder", ("file", path)))
                .OrIf(File.Exists(path) && !parsed.GetValue(overwrite), new Refusal("cli.export-exists", ("file", path)));
            var day = LedgerWords.Day(parsed.GetValue(asOf), refuse);
            return refuse.Any ? Task.FromResult(CommandLine.Refuse(refuse.Reasons)) : CliStore.UseAsync(parsed, services => WriteAsync(services, path, day, cancellationToken));
        });
        return command;
    }

    private static async Task<int> WriteAsync(IServiceProvider services, string path, DateOnly? asOf, CancellationToken cancellationToken)
    {
        var day = asOf ?? services.GetRequiredService<TimeProvider>().Today();
        var sheet = await services.GetRequiredService<RosterExport>().SheetAsync(day, null, cancellationToken);
        using var written = new MemoryStream();
        if (IsText(path))
        {
            CsvFile.Write(sheet, written);
        }
        else
        {
            WorkbookFile.Write(written, CultureInfo.CurrentUICulture, sheet);
        }

        try
        {
            await File.WriteAllBytesAsync(path, written.ToArray(), cancellationToken);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return CommandLine.Refuse(new Refusal("cli.export-failed", ("file", path), ("reason", unwritable.Message)));
        }

        Console.WriteLine(CliText.Say("cli-roster.export-done", ("file", path), ("day", day)));
        return CommandLine.Done;
    }

    private static bool IsText(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
