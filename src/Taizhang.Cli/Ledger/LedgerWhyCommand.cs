using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;

namespace Taizhang.Cli.Ledger;

/// <summary><c>taizhang ledger why DUTY</c>: the clause, what counted, what nearly did, what is missing and until when.</summary>
internal static class LedgerWhyCommand
{
    internal static Command Create()
    {
        var duty = CommandLine.Argument("DUTY", CliText.Say("cli.why-duty"));
        var asOf = LedgerShowCommand.AsOf();
        var json = CommandLine.Json();
        var command = new Command("why", CliText.Say("cli.why")) { duty, asOf, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var text = parsed.GetRequiredValue(duty);
            var refuse = Refuse.If(!DutyName.TryParse(text, out var name), new Refusal("cli.bad-duty", ("duty", text)));
            var day = LedgerWords.Day(parsed.GetValue(asOf), refuse);
            return refuse.Any
                ? Task.FromResult(CommandLine.Refuse(refuse.Reasons))
                : CliStore.UseAsync(parsed, services => WhyAsync(services, name, day, parsed.GetValue(json), cancellationToken));
        });
        return command;
    }

    private static async Task<int> WhyAsync(IServiceProvider services, DutyName duty, DateOnly? asOf, bool asJson, CancellationToken cancellationToken)
    {
        if ((await LedgerWords.KeptDaysAsync(services, asOf, cancellationToken)).Refusal is { } refusal)
        {
            return CommandLine.Refuse(refusal);
        }

        var codes = (await services.GetRequiredService<RequirementBook>().ReadAsync(services.GetRequiredService<TaizhangDb>(), cancellationToken)).Select(requirement => requirement.Code);
        duty = duty with { Code = codes.FirstOrDefault(code => code.Equals(duty.Code, StringComparison.OrdinalIgnoreCase)) ?? duty.Code };
        var who = await services.GetRequiredService<OrganizationListing>().NameAsync(duty.Subject, cancellationToken);
        var proof = await services.GetRequiredService<Explainer>().WhyAsync(duty.Code, duty.PeriodKey, duty.Subject, asOf, null, cancellationToken);
        if (proof is null || who is null)
        {
            return CommandLine.Refuse(await WhyNotAsync(services, duty, who, cancellationToken));
        }

        var names = await services.GetRequiredService<RecordListing>().NamesAsync(proof.Counted.Concat(proof.Near.Select(near => near.Fact)).Select(fact => fact.Record), cancellationToken);
        var view = new WhyView(duty, who, asOf ?? services.GetRequiredService<TimeProvider>().Today(), proof, names);
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

    /// <summary>What of the name is wrong, and what there is instead.</summary>
    private static async Task<Refusal> WhyNotAsync(IServiceProvider services, DutyName duty, string? who, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<TaizhangDb>();
        var versions = (await services.GetRequiredService<RequirementBook>().ReadAsync(db, cancellationToken)).Where(requirement => requirement.Code == duty.Code).Select(requirement => requirement.Id).ToList();
        if (versions.Count == 0)
        {
            return new("cli.why-no-rule", ("code", duty.Code));
        }

        if (who is null)
        {
            return new("cli.why-nobody", ("subject", duty.Subject.ToString()));
        }

        var periods = await db.Duties.Where(each => versions.Contains(each.RequirementId) && each.SubjectKind == duty.Subject.Kind && each.SubjectId == duty.Subject.Id)
            .Select(each => each.PeriodKey).Distinct().OrderBy(key => key).ToListAsync(cancellationToken);
        return periods.Count == 0
            ? new("cli.why-not-bound", ("code", duty.Code), ("who", who))
            : new("cli.why-no-period", ("period", duty.PeriodKey), ("code", duty.Code), ("who", who), ("periods", periods));
    }
}
