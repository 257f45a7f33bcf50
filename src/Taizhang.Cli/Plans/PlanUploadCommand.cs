using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;
using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary><c>taizhang plan upload FILE</c>: takes a plan document in and proposes its requirements for review.</summary>
internal static class PlanUploadCommand
{
    internal static Command Create()
    {
        var file = CommandLine.Argument("FILE", CliText.Say("cli.plan-file"));
        var title = CommandLine.Text("--title", CliText.Say("cli-plan.title"));
        var office = CommandLine.Text("--for", CliText.Say("cli-plan.for"));
        var json = CommandLine.Json();
        var command = new Command("upload", CliText.Say("cli-plan.upload")) { file, title, office, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            var (bytes, unread) = PlanReadCommand.ReadFile(path);
            return bytes is null
                ? Task.FromResult(CommandLine.Refuse(unread!))
                : CliStore.UseAsync(parsed, services => UploadAsync(services, Path.GetFileName(path), bytes, parsed.GetValue(title), parsed.GetValue(office), parsed.GetValue(json), cancellationToken));
        });
        return command;
    }

    private static async Task<int> UploadAsync(IServiceProvider services, string name, byte[] file, string? title, string? office, bool asJson, CancellationToken cancellationToken)
    {
        var (organization, unknown) = await OrganizationChoice.FindAsync(services.GetRequiredService<TaizhangDb>(), office, cancellationToken);
        if (unknown is not null)
        {
            return CommandLine.Refuse(unknown);
        }

        var outcome = await services.GetRequiredService<UploadPlan>().RunAsync(new(organization, name, file, title), Actor.System, cancellationToken);
        if (outcome is not { IsDone: true, Id: { } id })
        {
            return CommandLine.Refuse(outcome.Refusals);
        }

        var plan = (await services.GetRequiredService<PlanReview>().ReadAsync(id, cancellationToken))!;
        var counts = PlanCounts.Of(plan);
        if (asJson)
        {
            CliOutput.Json(new { id, plan.Plan.Title, counts });
            return CommandLine.Done;
        }

        Console.WriteLine(CliText.Say("cli-plan.uploaded", ("plan", id), ("title", plan.Plan.Title)));
        Console.WriteLine(counts.Parts());
        Console.WriteLine(counts.Decided());
        Console.WriteLine(CliText.Say("cli-plan.next-show", ("plan", id)));
        return CommandLine.Done;
    }
}
