using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary><c>taizhang plan close PLAN --reason …</c>: nothing more is asked, what was judged until today stays.</summary>
internal static class PlanCloseCommand
{
    internal static Command Create()
    {
        var plan = PlanChoice.Argument();
        var reason = CommandLine.Needed("--reason", CliText.Say("cli-plan.close-reason"));
        var command = new Command("close", CliText.Say("cli-plan.close")) { plan, reason };
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, services => CloseAsync(services, parsed.GetRequiredValue(plan), parsed.GetRequiredValue(reason), cancellationToken)));
        return command;
    }

    private static async Task<int> CloseAsync(IServiceProvider services, string text, string reason, CancellationToken cancellationToken)
    {
        var (found, unknown) = await PlanChoice.FindAsync(services, text, orClosed: true, cancellationToken);
        if (found is null)
        {
            return CommandLine.Refuse(unknown!);
        }

        var outcome = await services.GetRequiredService<ClosePlan>().RunAsync(new(found.Id, reason), Actor.System, cancellationToken);
        if (!outcome.IsDone)
        {
            return CommandLine.Refuse(outcome.Refusals);
        }

        Console.WriteLine(CliText.Say("cli-plan.closed", ("title", found.Title), ("day", services.GetRequiredService<TimeProvider>().Today())));
        return CommandLine.Done;
    }
}
