using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Cli.Ledger;
using Taizhang.Cli.Plans;
using Taizhang.Kernel;
using Taizhang.Plans;
using Taizhang.Plans.Execution;
using Taizhang.Reports;

namespace Taizhang.Cli.Exports;

/// <summary><c>taizhang export ledger PLAN FILE</c>: the execution ledger of an adopted plan, as a workbook or an official document.</summary>
internal static class ExportLedgerCommand
{
    internal static Command Create()
    {
        var plan = PlanChoice.Argument();
        var file = CommandLine.Argument("FILE", CliText.Say("cli.export-file"));
        var asOf = LedgerShowCommand.AsOf();
        var year = new Option<string?>("--year") { Description = CliText.Say("cli.export-year") };
        var overwrite = new Option<bool>("--overwrite") { Description = CliText.Say("cli.overwrite") };
        var command = new Command("ledger", CliText.Say("cli.export-ledger")) { plan, file, year, asOf, overwrite };
        command.SetAction((parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            var refuse = Refuse.If(!IsDocument(path) && !path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase), new Refusal("cli.export-ending", ("file", path)))
                .OrIf(Path.GetDirectoryName(path) is not { } folder || !Directory.Exists(folder), new Refusal("cli.export-folder", ("file", path)))
                .OrIf(File.Exists(path) && !parsed.GetValue(overwrite), new Refusal("cli.export-exists", ("file", path)));
            var day = LedgerWords.Day(parsed.GetValue(asOf), refuse);
            var word = parsed.GetValue(year);
            refuse.OrIf(PlanYear.Read(word, default) is null, new Refusal("cli.bad-year", ("year", word)));
            return refuse.Any
                ? Task.FromResult(CommandLine.Refuse(refuse.Reasons))
                : CliStore.UseAsync(parsed, services => WriteAsync(services, parsed.GetRequiredValue(plan), path, day, word, cancellationToken));
        });
        return command;
    }

    private static async Task<int> WriteAsync(IServiceProvider services, string plan, string path, DateOnly? asOf, string? year, CancellationToken cancellationToken)
    {
        var (found, unknown) = await PlanChoice.FindAsync(services, plan, orClosed: false, cancellationToken);
        if (found is null)
        {
            return CommandLine.Refuse(unknown!);
        }

        var (ledger, refusal) = await services.GetRequiredService<ExecutionLedgerReading>().ReadAsync(new(found.Id, asOf, Environment.UserName, Year: year is null ? null : PlanYear.Read(year, default)), cancellationToken);
        if (ledger is null)
        {
            return CommandLine.Refuse(refusal!);
        }

        var done = CliText.Say("cli.export-done", ("file", path), ("measures", ledger.MeasureCount ?? ledger.Rows.Count), ("duties", ledger.Duties.Count), ("years", ledger.Years), ("day", ledger.AsOf));
        return await CliPaper.WriteAsync(services, path, ledger.PlanTitle, ledger.AsOf, stream =>
        {
            if (IsDocument(path))
            {
                ExecutionLedgerDocument.Write(ledger, stream, CultureInfo.CurrentUICulture);
            }
            else
            {
                ExecutionLedgerWorkbook.Write(ledger, stream, CultureInfo.CurrentUICulture);
            }
        }, done, cancellationToken);
    }

    private static bool IsDocument(string path) => path.EndsWith(".docx", StringComparison.OrdinalIgnoreCase);
}
