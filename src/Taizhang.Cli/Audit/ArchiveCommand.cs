using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Audit;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;

namespace Taizhang.Cli.Audit;

/// <summary><c>taizhang audit archive --before DATE</c>: moves old lines of the journal to a signed file.</summary>
internal static class ArchiveCommand
{
    internal static Command Create()
    {
        var before = CommandLine.Needed("--before", CliText.Say("cli-audit.before"));
        var command = new Command("archive", CliText.Say("cli-audit.archive")) { before };
        command.SetAction((parsed, cancellationToken) =>
        {
            var refuse = new Refuse();
            var day = LedgerWords.Day(parsed.GetRequiredValue(before), refuse);
            return refuse.Any ? Task.FromResult(CommandLine.Refuse(refuse.Reasons)) : CliStore.UseAsync(parsed, services => MoveAsync(services, day!.Value, cancellationToken), asItIs: true);
        });
        return command;
    }

    private static async Task<int> MoveAsync(IServiceProvider services, DateOnly before, CancellationToken cancellationToken)
    {
        var outcome = await services.GetRequiredService<ArchiveJournal>().RunAsync(new(before), Actor.System, cancellationToken);
        if (!outcome.IsDone)
        {
            return CommandLine.Refuse(outcome.Refusals);
        }

        var made = (await services.GetRequiredService<ArchiveListing>().ListAsync(cancellationToken))[^1];
        Console.WriteLine(CliText.Say("cli-audit.archived", ("first", made.First), ("last", made.Last), ("file", Path.Combine(services.GetRequiredService<ArchiveFolder>().Path, made.FileName))));
        return CommandLine.Done;
    }
}
