using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Evidence;
using Taizhang.Kernel;

namespace Taizhang.Cli.Evidence;

/// <summary><c>taizhang evidence</c>: verify, collect.</summary>
internal static class EvidenceCommands
{
    internal static Command Create() => CommandLine.Group("evidence", CliText.Say("cli-evidence.group"), Verify(), Collect());

    private static Command Verify()
    {
        var json = CommandLine.Json();
        var command = new Command("verify", CliText.Say("cli-evidence.verify")) { json };
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, async services =>
        {
            var report = await services.GetRequiredService<FileCheck>().RunAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                CliOutput.Json(new { Whole = report.Fault is null, report.Files, report.Bytes, Fault = report.Fault is { } fault ? Kebab.Word(fault) : null, report.Hash, report.Records });
            }
            else if (report.Fault is null)
            {
                Console.WriteLine(CliText.Say("cli-evidence.whole", ("files", report.Files), ("bytes", report.Bytes)));
            }

            return report.Fault is { } found ? CommandLine.Refuse(new Refusal($"cli-evidence.fault-{Kebab.Word(found)}", ("hash", report.Hash), ("records", report.Records), ("files", report.Files))) : CommandLine.Done;
        }));
        return command;
    }

    private static Command Collect()
    {
        var days = CommandLine.Needed("--older-than", CliText.Say("cli-evidence.older-than"));
        var command = new Command("collect", CliText.Say("cli-evidence.collect")) { days };
        command.SetAction((parsed, cancellationToken) => !int.TryParse(parsed.GetRequiredValue(days), NumberStyles.None, CultureInfo.InvariantCulture, out var olderThan)
            ? Task.FromResult(CommandLine.Refuse(new Refusal("cli-evidence.bad-days", ("word", parsed.GetRequiredValue(days)))))
            : CliStore.UseAsync(parsed, services => CollectAsync(services, olderThan, cancellationToken)));
        return command;
    }

    private static async Task<int> CollectAsync(IServiceProvider services, int olderThan, CancellationToken cancellationToken)
    {
        var collect = services.GetRequiredService<CollectFiles>();
        var outcome = await collect.RunAsync(new(olderThan), Actor.System, cancellationToken);
        if (!outcome.IsDone)
        {
            return CommandLine.Refuse(outcome.Refusals);
        }

        var stray = await collect.SweepAsync(cancellationToken);
        Console.WriteLine(CliText.Say("cli-evidence.collected", ("files", collect.Files), ("bytes", collect.Bytes), ("stray", stray)));
        return CommandLine.Done;
    }
}
