using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary><c>taizhang plan accept PLAN PROPOSAL…</c> and <c>refuse</c>: decides proposals of a plan under review.</summary>
internal static class PlanDecideCommands
{
    private sealed record Asked(string Plan, IReadOnlyList<string> Proposals, bool All, bool Clear, ProposalDecision Decision, string? Note);

    internal static Command Accept()
    {
        var (plan, proposals, all) = (PlanChoice.Argument(), Proposals(), All());
        var clear = new Option<bool>("--without-doubts") { Description = CliText.Say("cli-plan.without-doubts") };
        var note = CommandLine.Text("--note", CliText.Say("cli-plan.note-option"));
        var command = new Command("accept", CliText.Say("cli-plan.accept")) { plan, proposals, all, clear, note };
        ChooseOne(command, proposals, all, clear);
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, services => DecideAsync(
            services,
            new(parsed.GetRequiredValue(plan), parsed.GetValue(proposals) ?? [], parsed.GetValue(all), parsed.GetValue(clear), ProposalDecision.Accepted, parsed.GetValue(note)),
            cancellationToken)));
        return command;
    }

    internal static Command Refuse()
    {
        var (plan, proposals, all) = (PlanChoice.Argument(), Proposals(), All());
        var reason = CommandLine.Needed("--reason", CliText.Say("cli-plan.reason"));
        var command = new Command("refuse", CliText.Say("cli-plan.refuse")) { plan, proposals, all, reason };
        ChooseOne(command, proposals, all);
        command.SetAction((parsed, cancellationToken) => string.IsNullOrWhiteSpace(parsed.GetRequiredValue(reason))
            ? Task.FromResult(CommandLine.Refuse(PlanDeedRefusals.ReasonMissing))
            : CliStore.UseAsync(parsed, services => DecideAsync(
                services,
                new(parsed.GetRequiredValue(plan), parsed.GetValue(proposals) ?? [], parsed.GetValue(all), false, ProposalDecision.Refused, parsed.GetValue(reason)),
                cancellationToken)));
        return command;
    }

    private static Argument<string[]> Proposals() => CommandLine.Arguments("PROPOSAL", CliText.Say("cli-plan.proposals"));

    private static Option<bool> All() => new("--all") { Description = CliText.Say("cli-plan.all") };

    private static void ChooseOne(Command command, Argument<string[]> proposals, params Option<bool>[] instead) => command.Validators.Add(result =>
    {
        var chosen = instead.Count(option => result.GetValue(option)) + (result.GetValue(proposals) is { Length: > 0 } ? 1 : 0);
        if (chosen != 1)
        {
            result.AddError(CliText.Say("cli-plan.choose-one", ("options", instead.Select(option => option.Name))));
        }
    });

    private static async Task<int> DecideAsync(IServiceProvider services, Asked asked, CancellationToken cancellationToken)
    {
        var reviews = services.GetRequiredService<PlanReview>();
        var (found, unknown) = await PlanChoice.FindAsync(services, asked.Plan, orClosed: true, cancellationToken);
        if (found is null || await reviews.ReadAsync(found.Id, cancellationToken) is not { } plan)
        {
            return CommandLine.Refuse(unknown ?? KernelRefusals.NotFound);
        }

        if (plan.Plan.Stage != PlanStage.UnderReview)
        {
            return CommandLine.Refuse(PlanDeedRefusals.NotUnderReview);
        }

        var (named, refusals) = PlanChoice.Proposals(plan, asked.Proposals);
        if (refusals.Count > 0)
        {
            return CommandLine.Refuse(refusals);
        }

        IReadOnlyList<long> ids = asked.All ? plan.Open : asked.Clear ? plan.Clear : [.. named.Select(each => each.Proposal.Id).Distinct()];
        if (ids.Count == 0)
        {
            return CommandLine.Refuse(new Refusal(plan.Open.Length == 0 ? "cli-plan.nothing-undecided" : "cli-plan.nothing-clear", ("plan", found.Id), ("count", plan.Open.Length)));
        }

        var outcome = await services.GetRequiredService<DecideProposal>().RunAsync(new(found.Id, ids, asked.Decision, asked.Note), Actor.System, cancellationToken);
        if (!outcome.IsDone)
        {
            return CommandLine.Refuse(outcome.Refusals);
        }

        var counts = PlanCounts.Of((await reviews.ReadAsync(found.Id, cancellationToken))!);
        Console.WriteLine(CliText.Say(asked.Decision == ProposalDecision.Refused ? "cli-plan.refused" : "cli-plan.accepted", ("count", ids.Count)));
        Console.WriteLine(counts.Decided());
        Console.WriteLine(counts.Next(found.Id));
        return CommandLine.Done;
    }
}
