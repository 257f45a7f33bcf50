using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary><c>taizhang plan list</c>: the plans of the store, those in force first.</summary>
internal static class PlanListCommand
{
    internal static Command Create()
    {
        var json = CommandLine.Json();
        var command = new Command("list", CliText.Say("cli-plan.list")) { json };
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, services => ListAsync(services, parsed.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> ListAsync(IServiceProvider services, bool asJson, CancellationToken cancellationToken)
    {
        var plans = await services.GetRequiredService<PlanListing>().ListAsync(cancellationToken);
        if (asJson)
        {
            CliOutput.Json(new { Plans = plans.Select(Json) });
            return CommandLine.Done;
        }

        if (plans.Count == 0)
        {
            Console.WriteLine(CliText.Say("cli.no-plan"));
            return CommandLine.Done;
        }

        CliOutput.Table(
            [CliText.Say("cli-plan.key"), CliText.Say("cli-plan.name"), CliText.Say("plan.doc-number"), CliText.Say("cli-plan.years"), CliText.Say("cli-plan.measures"), CliText.Say("cli-plan.requirements"), CliText.Say("cli-plan.undecided"), CliText.Say("cli-plan.stage")],
            plans.Select(plan => new[]
            {
                N(plan.Id), plan.Title, plan.DocumentNumber ?? "", PlanSay.Years(plan.FirstYear, plan.LastYear), N(plan.Measures), N(plan.Requirements), N(plan.Open), PlanShowView.Stage(plan.Stage),
            }));
        return CommandLine.Done;
    }

    private static object Json(PlanRow plan) => new
    {
        plan.Id,
        plan.Title,
        plan.DocumentNumber,
        plan.Issuer,
        IssuedOn = plan.IssuedOn is { } day ? Words.DayInTable(day) : null,
        plan.FirstYear,
        plan.LastYear,
        Stage = Kebab.Word(plan.Stage),
        plan.Measures,
        plan.Requirements,
        Undecided = plan.Open,
        Themes = plan.Themes.Select(theme => new { theme.Year, theme.Theme }),
    };

    private static string N(long number) => number.ToString(CultureInfo.InvariantCulture);
}
