using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary><c>taizhang plan show PLAN</c>: its clauses with what was proposed for each and decided, and what was not understood.</summary>
internal static class PlanShowCommand
{
    internal static Command Create()
    {
        var plan = PlanChoice.Argument();
        var open = new Option<bool>("--undecided") { Description = CliText.Say("cli-plan.only-undecided") };
        var json = CommandLine.Json();
        var command = new Command("show", CliText.Say("cli-plan.show")) { plan, open, json };
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, services => ShowAsync(services, parsed.GetRequiredValue(plan), parsed.GetValue(open), parsed.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> ShowAsync(IServiceProvider services, string text, bool onlyOpen, bool asJson, CancellationToken cancellationToken)
    {
        var (found, unknown) = await PlanChoice.FindAsync(services, text, orClosed: true, cancellationToken);
        if (found is null || await services.GetRequiredService<PlanReview>().ReadAsync(found.Id, cancellationToken) is not { } plan)
        {
            return CommandLine.Refuse(unknown ?? KernelRefusals.NotFound);
        }

        var view = new PlanShowView(plan, onlyOpen);
        if (asJson)
        {
            CliOutput.Json(view.Json());
        }
        else
        {
            Console.WriteLine(view.Text());
        }

        return CommandLine.Done;
    }
}
