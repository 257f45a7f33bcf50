using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary><c>taizhang plan progress PLAN [CLAUSE]</c>: from each clause to its requirements and their states; of one clause also the duties and records.</summary>
internal static class PlanProgressCommand
{
    private sealed record Asked(string Plan, string? Clause, string? Organization, bool Json);

    internal static Command Create()
    {
        var plan = PlanChoice.Argument();
        var clause = CommandLine.Argument("CLAUSE", CliText.Say("cli-plan.clause"), mayBeMissing: true);
        var organization = CommandLine.Text("--in", CliText.Say("cli-plan.in"));
        var json = CommandLine.Json();
        var command = new Command("progress", CliText.Say("cli-plan.progress")) { plan, clause, organization, json };
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, services => ShowAsync(
            services, new(parsed.GetRequiredValue(plan), parsed.GetValue(clause), parsed.GetValue(organization), parsed.GetValue(json)), cancellationToken)));
        return command;
    }

    private static async Task<int> ShowAsync(IServiceProvider services, Asked asked, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<TaizhangDb>();
        var (found, unknown) = await PlanChoice.FindAsync(services, asked.Plan, orClosed: true, cancellationToken);
        if (found is null || await services.GetRequiredService<PlanListing>().WholeAsync(found.Id, cancellationToken) is not { } plan)
        {
            return CommandLine.Refuse(unknown ?? KernelRefusals.NotFound);
        }

        var refuse = Refuse.If(plan.Stage == PlanStage.UnderReview, new Refusal("cli-plan.not-adopted", ("plan", plan.Id)))
            .OrIf(plan.Stage == PlanStage.Closed && plan.AdoptedOn is null, new Refusal("cli-plan.never-adopted", ("title", plan.Title)));
        var (clause, noClause) = asked.Clause is null ? (null, null) : PlanChoice.Clause(plan, asked.Clause);
        var (organization, noOrganization) = asked.Organization is null ? (plan.OrganizationId, null) : await OrganizationChoice.FindAsync(db, asked.Organization, cancellationToken);
        refuse.And(new[] { noClause, noOrganization }.OfType<Refusal>());
        if (refuse.Any)
        {
            return CommandLine.Refuse(refuse.Reasons);
        }

        if (asked.Organization is not null)
        {
            db.Scope = new Scope(await db.PathOfAsync(organization, cancellationToken));
        }

        var name = await services.GetRequiredService<OrganizationListing>().NameAsync(new(SubjectKind.Organization, organization), cancellationToken) ?? "";
        var today = services.GetRequiredService<TimeProvider>().Today();
        if (clause is not null)
        {
            var whole = (await services.GetRequiredService<ClauseView>().FindAsync(plan.Id, clause.Id, organization, cancellationToken))!;
            var one = new PlanClauseView(whole, name, today);
            return Print(asked.Json, one.Text, one.Json);
        }

        var view = new PlanProgressView(plan, await services.GetRequiredService<PlanProgress>().ReadAsync(plan.Id, organization, cancellationToken), name, today);
        Print(asked.Json, view.Text, view.Json);
        var (keptFrom, _) = await LedgerWords.KeptDaysAsync(services, null, cancellationToken);
        if (!asked.Json && view.From is { } from && from < keptFrom)
        {
            Console.WriteLine(CliText.Say("cli-plan.kept-later", ("kept", keptFrom), ("from", Words.DayInTable(from))));
        }

        return CommandLine.Done;
    }

    private static int Print(bool asJson, Func<string> text, Func<object> json)
    {
        if (asJson)
        {
            CliOutput.Json(json());
        }
        else
        {
            Console.WriteLine(text());
        }

        return CommandLine.Done;
    }
}
