using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;

namespace Taizhang.Cli.Organizations;

/// <summary><c>taizhang organization</c>: founds the organizations whose rosters and plans are to be brought in, and lists them.</summary>
internal static class OrganizationCommands
{
    private sealed record Asked(string Name, string Code, OrganizationType Type, string? Under, DateOnly FoundedOn, string? Reason);

    internal static Command Create() => CommandLine.Group("organization", CliText.Say("cli-organization.group"), Found(), List());

    private static Command Found()
    {
        var name = CommandLine.Argument("NAME", CliText.Say("cli-organization.name"));
        var code = CommandLine.Needed("--code", CliText.Say("cli-organization.code"));
        var type = CommandLine.Text("--type", CliText.Say("cli-organization.type", ("types", string.Join(" | ", Enum.GetValues<OrganizationType>().Select(Kebab.Word)))));
        var under = CommandLine.Text("--under", CliText.Say("cli-organization.under"));
        var founded = CommandLine.Needed("--founded-on", CliText.Say("cli-organization.founded-on"));
        var reason = CommandLine.Text("--reason", CliText.Say("cli-organization.reason"));
        var command = new Command("found", CliText.Say("cli-organization.found")) { name, code, type, under, founded, reason };
        command.SetAction((parsed, cancellationToken) =>
        {
            var refuse = new Refuse();
            var kind = CommandLine.Word(type.Name, parsed.GetValue(type), Enum.GetValues<OrganizationType>(), refuse);
            var day = LedgerWords.Day(parsed.GetRequiredValue(founded), refuse);
            return refuse.Any || day is null
                ? Task.FromResult(CommandLine.Refuse(refuse.Reasons))
                : CliStore.UseAsync(
                    parsed,
                    services => FoundAsync(services, new(parsed.GetRequiredValue(name), parsed.GetRequiredValue(code), kind ?? OrganizationType.Branch, parsed.GetValue(under), day.Value, parsed.GetValue(reason)), cancellationToken),
                    mayBeNew: true);
        });
        return command;
    }

    private static async Task<int> FoundAsync(IServiceProvider services, Asked asked, CancellationToken cancellationToken)
    {
        long? above = null;
        if (asked.Under is { } text)
        {
            var (id, unknown) = await OrganizationChoice.FindAsync(services.GetRequiredService<TaizhangDb>(), text, cancellationToken);
            if (unknown is not null)
            {
                return CommandLine.Refuse(unknown);
            }

            above = id;
        }

        var refuse = Refuse.If(string.IsNullOrWhiteSpace(asked.Name), new Refusal("cli-organization.blank", ("what", "NAME")))
            .OrIf(string.IsNullOrWhiteSpace(asked.Code), new Refusal("cli-organization.blank", ("what", "--code")));
        if (refuse.Any)
        {
            return CommandLine.Refuse(refuse.Reasons);
        }

        var outcome = await services.GetRequiredService<FoundOrganization>().RunAsync(new(asked.Code, asked.Name, asked.Type, above, asked.FoundedOn, asked.Reason), Actor.System, cancellationToken);
        if (!outcome.IsDone)
        {
            return CommandLine.Refuse(outcome.Refusals);
        }

        Console.WriteLine(CliText.Say("cli-organization.founded", ("key", new Subject(SubjectKind.Organization, outcome.Id!.Value)), ("code", asked.Code.Trim()), ("name", asked.Name.Trim())));
        return CommandLine.Done;
    }

    private static Command List()
    {
        var json = CommandLine.Json();
        var command = new Command("list", CliText.Say("cli-organization.list")) { json };
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, services => ListAsync(services, parsed.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> ListAsync(IServiceProvider services, bool asJson, CancellationToken cancellationToken)
    {
        var rows = await services.GetRequiredService<OrganizationListing>().ListAsync(cancellationToken);
        if (asJson)
        {
            CliOutput.Json(new { Organizations = rows.Select(Json) });
            return CommandLine.Done;
        }

        if (rows.Count == 0)
        {
            Console.WriteLine(CliText.Say(OrganizationChoice.Empty));
            return CommandLine.Done;
        }

        CliOutput.Table(
            [CliText.Say("cli.code"), CliText.Say("cli-organization.name-heading"), CliText.Say("cli-organization.type-heading"), CliText.Say("cli-organization.founded-heading"), CliText.Say("cli-organization.members"), CliText.Say("cli-organization.secretary"), CliText.Say("cli-organization.term")],
            rows.Select(row => new[]
            {
                row.Code, new string(' ', row.Depth * 2) + row.Name, CliText.Say($"organization-type.{Kebab.Word(row.Type)}"), Words.DayInTable(row.FoundedOn), row.Members.ToString(CultureInfo.InvariantCulture), row.Secretary ?? "", row.TermEndsOn is { } ends ? Words.DayInTable(ends) : "",
            }));
        return CommandLine.Done;
    }

    private static object Json(OrganizationRow row) => new
    {
        row.Id,
        row.Code,
        row.Name,
        Type = Kebab.Word(row.Type),
        row.ParentId,
        FoundedOn = Words.DayInTable(row.FoundedOn),
        row.Members,
        row.Secretary,
        TermEndsOn = row.TermEndsOn is { } ends ? Words.DayInTable(ends) : null,
    };
}
