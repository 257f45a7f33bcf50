using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Cli.Ledger;

/// <summary><c>taizhang ledger</c>: rebuild, check, show, why.</summary>
internal static class LedgerCommands
{
    internal static Command Create() => CommandLine.Group("ledger", CliText.Say("cli.ledger"), Rebuild(), Check(), LedgerShowCommand.Create(), LedgerWhyCommand.Create());

    private static Command Rebuild()
    {
        var from = new Option<string?>("--from") { Description = CliText.Say("cli.rebuild-from") };
        var command = new Command("rebuild", CliText.Say("cli.rebuild")) { from };
        command.SetAction((parsed, cancellationToken) =>
        {
            var refuse = new Refuse();
            var day = LedgerWords.Day(parsed.GetValue(from), refuse);
            return refuse.Any ? Task.FromResult(CommandLine.Refuse(refuse.Reasons)) : CliStore.UseAsync(parsed, services => RebuildAsync(services, day, cancellationToken));
        });
        return command;
    }

    private static async Task<int> RebuildAsync(IServiceProvider services, DateOnly? from, CancellationToken cancellationToken)
    {
        if (from is { } first)
        {
            var outcome = await services.GetRequiredService<KeepLedger>().RunAsync(new(first), Actor.System, cancellationToken);
            if (!outcome.IsDone)
            {
                return CommandLine.Refuse(outcome.Refusals);
            }
        }

        var duties = from is null
            ? await services.GetRequiredService<LedgerKeeper>().RebuildAsync(cancellationToken)
            : await services.GetRequiredService<TaizhangDb>().Duties.LongCountAsync(cancellationToken);
        var (keptFrom, _) = await LedgerWords.KeptDaysAsync(services, null, cancellationToken);
        Console.WriteLine(CliText.Say("cli.rebuild-done", ("duties", duties), ("from", keptFrom), ("day", services.GetRequiredService<TimeProvider>().Today())));
        return CommandLine.Done;
    }

    private static Command Check()
    {
        var json = CommandLine.Json();
        var command = new Command("check", CliText.Say("cli.check")) { json };
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, services => CheckAsync(services, parsed.GetValue(json), cancellationToken), asItIs: true));
        return command;
    }

    private static async Task<int> CheckAsync(IServiceProvider services, bool asJson, CancellationToken cancellationToken)
    {
        var state = await services.GetRequiredService<TaizhangDb>().LedgerStates.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (state?.Day is not { } day)
        {
            return CommandLine.Refuse(new Refusal("cli.never-built"));
        }

        var differences = await services.GetRequiredService<LedgerKeeper>().CheckAsync(cancellationToken);
        if (asJson)
        {
            CliOutput.Json(new { Day = Words.DayInTable(day), Equal = differences.Count == 0, Differences = differences });
        }
        else if (differences.Count == 0)
        {
            Console.WriteLine(CliText.Say("cli.check-equal", ("day", day)));
        }
        else
        {
            CliOutput.Table(
                [CliText.Say("cli.difference"), CliText.Say("cli.kept"), CliText.Say("cli.given")],
                differences.Select(difference => new[] { difference.What, difference.Kept ?? "-", difference.Given ?? "-" }));
        }

        return differences.Count == 0 ? CommandLine.Done : CommandLine.Refuse(new Refusal("cli.check-differs", ("count", differences.Count), ("day", day)));
    }
}
