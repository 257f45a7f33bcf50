using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Audit;
using Taizhang.Kernel;

namespace Taizhang.Cli.Audit;

/// <summary><c>taizhang audit paper CODE</c>: which paper bears a code, and whether the journal up to it is whole.</summary>
internal static class PaperCommand
{
    internal static Command Create()
    {
        var code = CommandLine.Argument("CODE", CliText.Say("cli-audit.paper-argument"));
        var json = CommandLine.Json();
        var command = new Command("paper", CliText.Say("cli-audit.paper")) { code, json };
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, services => FindAsync(services, parsed.GetRequiredValue(code), parsed.GetValue(json), cancellationToken), asItIs: true));
        return command;
    }

    private static async Task<int> FindAsync(IServiceProvider services, string typed, bool asJson, CancellationToken cancellationToken)
    {
        var (found, refusal) = await services.GetRequiredService<PaperSearch>().FindAsync(typed, Actor.System, cancellationToken);
        if (found is null)
        {
            return CommandLine.Refuse(refusal!);
        }

        var (paper, entry, at) = (found.Paper, found.Entry, found.Entry.At.AddHours(8).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        if (asJson)
        {
            CliOutput.Json(new { found.Code, paper.Name, paper.Ending, AsOf = Words.DayInTable(paper.AsOf), At = at, By = entry.Actor, Role = Kebab.Word(entry.Role), paper.Scope, paper.Reason, paper.Source, Line = entry.Id, Whole = found.Chain is { Fault: null } });
        }
        else
        {
            Console.WriteLine(CliText.Say(paper.Reason is null ? "cli-audit.paper-found" : "cli-audit.paper-found-reason", ("reason", paper.Reason), ("code", found.Code), ("name", paper.Name), ("ending", paper.Ending), ("day", paper.AsOf), ("at", at), ("by", By(entry)), ("line", entry.Id)));
        }

        if (found.Chain is not { } chain)
        {
            return CommandLine.Refuse(new Refusal("cli-audit.bad-anchors", ("file", services.GetRequiredService<AnchorFile>().Path), ("line", services.GetRequiredService<AnchorFile>().ReadOwn().BadLine)));
        }

        if (chain.Fault is { } fault)
        {
            return CommandLine.Refuse(new Refusal($"cli-audit.fault-{Kebab.Word(fault)}", ("line", chain.Sequence), ("file", chain.File)));
        }

        if (!asJson)
        {
            Console.WriteLine(CliText.Say("cli-audit.paper-whole", ("lines", chain.Lines), ("anchors", chain.Anchors)));
        }

        return CommandLine.Done;
    }

    /// <summary>Who took it and as what; without a name, the role alone.</summary>
    private static string By(JournalEntry entry) => CliText.Say($"role.{Kebab.Word(entry.Role)}") is var role && entry.Actor.Length == 0 ? role : CliText.Say("cli-audit.paper-by", ("name", entry.Actor), ("role", role));
}
