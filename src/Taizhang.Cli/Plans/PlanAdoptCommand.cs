using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;
using Taizhang.Ledger.Definitions;
using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary><c>taizhang plan adopt PLAN --from DATE</c>: what was accepted comes into force, and the ledger is computed from the records there are.</summary>
internal static class PlanAdoptCommand
{
    internal static Command Create()
    {
        var plan = PlanChoice.Argument();
        var from = CommandLine.Needed("--from", CliText.Say("cli-plan.from"));
        var replaces = CommandLine.Text("--replaces", CliText.Say("cli-plan.replaces"));
        var command = new Command("adopt", CliText.Say("cli-plan.adopt")) { plan, from, replaces };
        command.SetAction((parsed, cancellationToken) =>
        {
            var refuse = new Refuse();
            var day = LedgerWords.Day(parsed.GetRequiredValue(from), refuse);
            return day is { } first
                ? CliStore.UseAsync(parsed, services => AdoptAsync(services, parsed.GetRequiredValue(plan), first, parsed.GetValue(replaces), cancellationToken))
                : Task.FromResult(CommandLine.Refuse(refuse.Reasons));
        });
        return command;
    }

    private static async Task<int> AdoptAsync(IServiceProvider services, string text, DateOnly from, string? replaces, CancellationToken cancellationToken)
    {
        var (found, unknown) = await PlanChoice.FindAsync(services, text, orClosed: true, cancellationToken);
        var (former, formerUnknown) = replaces is null ? (null, null) : await PlanChoice.FindAsync(services, replaces, orClosed: true, cancellationToken);
        if (new[] { unknown, formerUnknown }.OfType<Refusal>().ToList() is { Count: > 0 } unfound)
        {
            return CommandLine.Refuse(unfound);
        }

        var outcome = await services.GetRequiredService<AdoptPlan>().RunAsync(new(found!.Id, from, former?.Id), Actor.System, cancellationToken);
        if (!outcome.IsDone)
        {
            return CommandLine.Refuse(outcome.Refusals);
        }

        var plan = (await services.GetRequiredService<PlanReview>().ReadAsync(found.Id, cancellationToken))!;
        var progress = (await services.GetRequiredService<PlanProgress>().ReadAsync(found.Id, plan.Plan.OrganizationId, cancellationToken)).SelectMany(group => group).ToList();
        Console.WriteLine(CliText.Say("cli-plan.adopted", ("title", plan.Plan.Title), ("count", progress.Count), ("from", from), ("to", PlanDays.Last(plan.Plan)), ("duties", progress.Sum(each => each.Total.All))));
        foreach (var each in plan.Proposals.Where(each => each.Proposal.RequirementId is not null))
        {
            foreach (var compared in each.Compared.Where(compared => compared.Strictness == Strictness.Laxer))
            {
                Console.WriteLine($"{PlanChoice.NameOf(each)} {PlanSay.Compared(compared)}");
            }
        }

        var (keptFrom, _) = await LedgerWords.KeptDaysAsync(services, null, cancellationToken);
        if (from < keptFrom)
        {
            Console.WriteLine(CliText.Say("cli-plan.kept-later", ("kept", keptFrom), ("from", Words.DayInTable(from))));
        }

        Console.WriteLine(CliText.Say("cli-plan.next-progress", ("plan", found.Id)));
        return CommandLine.Done;
    }
}
