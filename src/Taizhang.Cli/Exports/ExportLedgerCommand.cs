using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;
using Taizhang.Plans;
using Taizhang.Plans.Execution;
using Taizhang.Reports;

namespace Taizhang.Cli.Exports;

/// <summary><c>taizhang export ledger PLAN FILE</c>: the execution ledger of an adopted plan, as a workbook or an official document.</summary>
internal static class ExportLedgerCommand
{
    private const int MostNamed = 10;

    internal static Command Create()
    {
        var plan = CommandLine.Argument("PLAN", CliText.Say("cli.export-plan"));
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
        var (id, unknown) = await FindAsync(services.GetRequiredService<TaizhangDb>(), plan, cancellationToken);
        if (unknown is not null)
        {
            return CommandLine.Refuse(unknown);
        }

        var (ledger, refusal) = await services.GetRequiredService<ExecutionLedgerReading>().ReadAsync(new(id, asOf, Environment.UserName, Year: year is null ? null : PlanYear.Read(year, default)), cancellationToken);
        if (ledger is null)
        {
            return CommandLine.Refuse(refusal!);
        }

        using var written = new MemoryStream();
        if (IsDocument(path))
        {
            ExecutionLedgerDocument.Write(ledger, written, CultureInfo.CurrentUICulture);
        }
        else
        {
            ExecutionLedgerWorkbook.Write(ledger, written, CultureInfo.CurrentUICulture);
        }

        try
        {
            await File.WriteAllBytesAsync(path, written.ToArray(), cancellationToken);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return CommandLine.Refuse(new Refusal("cli.export-failed", ("file", path), ("reason", unwritable.Message)));
        }

        Console.WriteLine(CliText.Say("cli.export-done", ("file", path), ("measures", ledger.MeasureCount ?? ledger.Rows.Count), ("duties", ledger.Duties.Count), ("years", ledger.Years), ("day", ledger.AsOf)));
        return CommandLine.Done;
    }

    /// <summary>The plan a person means by its key, its number or a part of its title.</summary>
    private static async Task<(long Id, Refusal? Refusal)> FindAsync(TaizhangDb db, string text, CancellationToken cancellationToken)
    {
        var plans = await db.Plans.AsNoTracking().Where(plan => plan.Stage != PlanStage.Closed).OrderBy(plan => plan.Id).Select(plan => new { plan.Id, plan.Title, plan.DocumentNumber }).ToListAsync(cancellationToken);
        var exact = plans.Where(plan => plan.Id.ToString(CultureInfo.InvariantCulture) == text || plan.DocumentNumber == text || plan.Title == text).ToList();
        var found = exact.Count > 0 ? exact : plans.Where(plan => text.Trim().Length > 0 && plan.Title.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        var named = (found.Count > 1 ? found : plans).Take(MostNamed).Select(plan => $"{plan.Id} {plan.Title}");
        return found.Count == 1 ? (found[0].Id, null)
            : plans.Count == 0 ? (0, new Refusal("cli.no-plan"))
            : (0, new Refusal(found.Count == 0 ? "cli.plan-unknown" : "cli.plan-ambiguous", ("text", text), ("named", named)));
    }

    private static bool IsDocument(string path) => path.EndsWith(".docx", StringComparison.OrdinalIgnoreCase);
}
