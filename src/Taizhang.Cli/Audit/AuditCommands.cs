using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Audit;
using Taizhang.Kernel;

namespace Taizhang.Cli.Audit;

/// <summary><c>taizhang audit</c>: verify, anchor, archive, paper.</summary>
internal static class AuditCommands
{
    internal static Command Create() => CommandLine.Group("audit", CliText.Say("cli-audit.group"), Verify(), Anchor(), ArchiveCommand.Create(), PaperCommand.Create());

    private static Command Verify()
    {
        var file = new Option<string?>("--anchor") { Description = CliText.Say("cli-audit.anchor-option") };
        var json = CommandLine.Json();
        var command = new Command("verify", CliText.Say("cli-audit.verify")) { file, json };
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, services => VerifyAsync(services, parsed.GetValue(file), parsed.GetValue(json), cancellationToken), asItIs: true));
        return command;
    }

    private static Command Anchor()
    {
        var command = new Command("anchor", CliText.Say("cli-audit.anchor"));
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, async services =>
        {
            if (await services.GetRequiredService<ChainHead>().AnchorAsync(cancellationToken) is not { } anchor)
            {
                return CommandLine.Refuse(new Refusal("cli-audit.nothing-written"));
            }

            Console.WriteLine(CliText.Say("cli-audit.anchored", ("code", anchor.Code), ("file", services.GetRequiredService<AnchorFile>().Path)));
            return CommandLine.Done;
        }, asItIs: true));
        return command;
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, string? file, bool asJson, CancellationToken cancellationToken)
    {
        IReadOnlyList<Anchor> anchors = [];
        if (file is not null)
        {
            if (!File.Exists(file))
            {
                return CommandLine.Refuse(new Refusal("cli-audit.no-anchors", ("file", file)));
            }

            var (read, badLine) = AnchorFile.ReadAll(file);
            if (read is null)
            {
                return CommandLine.Refuse(new Refusal("cli-audit.bad-anchors", ("file", file), ("line", badLine)));
            }

            anchors = read;
        }

        var report = await services.GetRequiredService<ChainCheck>().RunAsync(anchors, cancellationToken);
        if (asJson)
        {
            CliOutput.Json(new { Whole = report.Fault is null, report.Lines, report.Anchors, Fault = report.Fault is { } fault ? Kebab.Word(fault) : null, Line = report.Fault is null ? (long?)null : report.Sequence, report.SetBack, report.Code });
        }
        else if (report.Fault is null)
        {
            Console.WriteLine(CliText.Say("cli-audit.whole", ("lines", report.Lines), ("anchors", report.Anchors), ("code", report.Code)));
            if (report.SetBack > 0)
            {
                Console.WriteLine(CliText.Say("cli-audit.set-back", ("count", report.SetBack)));
            }
        }

        return report.Fault is { } found ? CommandLine.Refuse(new Refusal($"cli-audit.fault-{Kebab.Word(found)}", ("line", report.Sequence), ("file", report.File))) : CommandLine.Done;
    }
}
