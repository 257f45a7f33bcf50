using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;
using Taizhang.Members.Rosters;

namespace Taizhang.Cli.Exchange;

/// <summary><c>taizhang import roster FILE</c>: shows what a roster would change, and does it with <c>--apply</c>.</summary>
internal static class ImportRosterCommand
{
    private sealed record Asked(string File, string? Branch, DateOnly? AsOf, bool ClosesMissing, bool IsSure, bool Applies, int Limit);

    internal static Command Create()
    {
        var file = CommandLine.Argument("FILE", CliText.Say("cli-roster.file"));
        var asOf = new Option<string?>("--as-of") { Description = CliText.Say("cli-roster.as-of") };
        var branch = new Option<string?>("--branch") { Description = CliText.Say("cli-roster.branch") };
        var close = new Option<bool>("--close-missing") { Description = CliText.Say("cli-roster.close-missing") };
        var sure = new Option<bool>("--sure") { Description = CliText.Say("cli-roster.sure") };
        var apply = new Option<bool>("--apply") { Description = CliText.Say("cli-roster.apply") };
        var limit = new Option<int>("--limit") { Description = CliText.Say("cli.limit"), DefaultValueFactory = _ => 100 };
        var command = new Command("roster", CliText.Say("cli-roster.import")) { file, asOf, branch, close, sure, apply, limit };
        command.SetAction((parsed, cancellationToken) =>
        {
            var refuse = new Refuse();
            var asked = new Asked(parsed.GetRequiredValue(file), parsed.GetValue(branch), LedgerWords.Day(parsed.GetValue(asOf), refuse), parsed.GetValue(close), parsed.GetValue(sure), parsed.GetValue(apply), parsed.GetValue(limit));
            return refuse.Any ? Task.FromResult(CommandLine.Refuse(refuse.Reasons)) : CliStore.UseAsync(parsed, services => RunAsync(services, asked, cancellationToken));
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, Asked asked, CancellationToken cancellationToken)
    {
        var (bytes, unread) = Read(asked.File);
        if (bytes is null)
        {
            return CommandLine.Refuse(unread!);
        }

        long? branchId = null;
        if (asked.Branch is { } named)
        {
            var (id, unknown) = await OrganizationChoice.FindAsync(services.GetRequiredService<TaizhangDb>(), named, cancellationToken);
            if (unknown is not null)
            {
                return CommandLine.Refuse(unknown);
            }

            branchId = id;
        }

        var choices = new RosterChoices(asked.AsOf ?? services.GetRequiredService<TimeProvider>().Today(), branchId, asked.ClosesMissing);
        var (preview, refusal) = await services.GetRequiredService<RosterImports>().PreviewAsync(bytes, choices, cancellationToken);
        if (preview is null)
        {
            return CommandLine.Refuse(refusal!);
        }

        RosterOutline.Write(preview, choices, asked.Limit);
        return asked.Applies ? await ApplyAsync(services, asked, bytes, choices, preview, cancellationToken)
            : preview.Errors.Count > 0 ? CommandLine.Refuse(RosterRefusals.HasErrors(preview.Errors.Count))
            : Next(preview);
    }

    private static int Next(RosterPreview preview)
    {
        Console.WriteLine(preview.Changes.Count == 0 ? CliText.Say(RosterRefusals.NothingToDo) : CliText.Say("cli-roster.next"));
        return CommandLine.Done;
    }

    private static async Task<int> ApplyAsync(IServiceProvider services, Asked asked, byte[] bytes, RosterChoices choices, RosterPreview preview, CancellationToken cancellationToken)
    {
        var against = ApplyRoster.Against(preview, new ApplyRoster.Request(0, choices, null, asked.IsSure), services.GetRequiredService<TimeProvider>().Today());
        if (against.Count > 0)
        {
            return CommandLine.Refuse(against);
        }

        var received = await services.GetRequiredService<ReceiveRoster>().RunAsync(new(Path.GetFileName(asked.File), bytes, choices), Actor.System, cancellationToken);
        if (!received.IsDone)
        {
            return CommandLine.Refuse(received.Refusals);
        }

        var outcome = await services.GetRequiredService<ApplyRoster>().RunAsync(new(received.Id!.Value, choices, RosterImports.Fingerprint(preview), asked.IsSure), Actor.System, cancellationToken);
        if (!outcome.IsDone)
        {
            return CommandLine.Refuse(outcome.Refusals);
        }

        Console.WriteLine(CliText.Say("cli-roster.done", ("count", preview.Changes.Count), ("import", received.Id)));
        return CommandLine.Done;
    }

    private static (byte[]? Bytes, Refusal? Refusal) Read(string path)
    {
        try
        {
            var info = new FileInfo(path);
            return info.Exists && info.Length > RosterRefusals.LargestFile ? (null, RosterRefusals.FileTooLarge(info.Length)) : (File.ReadAllBytes(path), null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, new Refusal("cli-roster.file-unreadable", ("file", path)));
        }
    }
}
