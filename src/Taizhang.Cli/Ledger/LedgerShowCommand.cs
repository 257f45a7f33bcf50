using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Cli.Ledger;

/// <summary><c>taizhang ledger show</c>: the duties of an organization and all below it.</summary>
internal static class LedgerShowCommand
{
    internal static Command Create()
    {
        var organization = CommandLine.Argument("ORGANIZATION", CliText.Say("cli.organization"), mayBeMissing: true);
        var period = new Option<string?>("--period") { Description = CliText.Say("cli.period") };
        var code = new Option<string?>("--code") { Description = CliText.Say("cli.show-code") };
        var asOf = AsOf();
        var state = new Option<string[]>("--state") { Description = CliText.Say("cli.state", ("states", LedgerWords.States)), AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var limit = new Option<int>("--limit") { Description = CliText.Say("cli.limit"), DefaultValueFactory = _ => 100 };
        var json = CommandLine.Json();
        var command = new Command("show", CliText.Say("cli.show")) { organization, code, period, asOf, state, limit, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var refuse = new Refuse();
            var asked = new Asked(
                parsed.GetValue(organization),
                parsed.GetValue(code),
                LedgerWords.Period(parsed.GetValue(period), refuse),
                LedgerWords.Day(parsed.GetValue(asOf), refuse),
                LedgerWords.StatesOf(parsed.GetValue(state) ?? [], refuse),
                parsed.GetValue(limit) is > 0 and var most ? most : int.MaxValue,
                parsed.GetValue(json));
            return refuse.Any ? Task.FromResult(CommandLine.Refuse(refuse.Reasons)) : CliStore.UseAsync(parsed, services => ShowAsync(services, asked, cancellationToken));
        });
        return command;
    }

    internal static Option<string?> AsOf() => new("--as-of") { Description = CliText.Say("cli.as-of") };

    private static async Task<int> ShowAsync(IServiceProvider services, Asked asked, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<TaizhangDb>();
        var (organization, refusal) = await OrganizationChoice.FindAsync(db, asked.Organization, cancellationToken);
        var unknown = asked.Code is { } code && !(await services.GetRequiredService<RequirementBook>().ReadAsync(db, cancellationToken)).Any(requirement => LedgerListing.IsOf(requirement.Code, code)) ? new Refusal("cli.why-no-rule", ("code", code)) : null;
        var days = await LedgerWords.KeptDaysAsync(services, asked.AsOf, cancellationToken);
        var refuse = new Refuse().And(new[] { refusal, unknown, days.Refusal }.OfType<Refusal>());
        if (refuse.Any)
        {
            return CommandLine.Refuse(refusal?.Code == OrganizationChoice.Empty ? [refusal] : refuse.Reasons);
        }

        var period = asked.PeriodKey ?? (asked.Code is null ? (asked.AsOf ?? services.GetRequiredService<TimeProvider>().Today()).Year.ToString(CultureInfo.InvariantCulture) : null);
        var lines = (await services.GetRequiredService<LedgerListing>().ReadAsync(new(organization, period, asked.AsOf, asked.States, asked.Code), cancellationToken))!;
        if (asked.Json)
        {
            CliOutput.Json(new { lines.Organization, AsOf = Words.DayInTable(lines.Day), Duties = lines.Lines.Select(Json) });
            return CommandLine.Done;
        }

        Print(lines, asked);
        return CommandLine.Done;
    }

    private static void Print(LedgerLines lines, Asked asked)
    {
        Console.WriteLine(CliText.Say("cli.show-title", ("organization", lines.Organization), ("day", lines.Day)));
        Console.WriteLine(string.Join("  ", lines.Lines.GroupBy(line => line.State).OrderBy(group => group.Key).Select(group => $"{LedgerWords.State(group.Key)} {group.Count()}")));
        var shown = asked.States.Count > 0 ? lines.Lines : [.. lines.Lines.Where(line => line.State is not (DutyState.Upcoming or DutyState.NotApplicable))];
        if (shown.Count == 0)
        {
            Console.WriteLine(CliText.Say("cli.show-none"));
            return;
        }

        CliOutput.Table(
            [CliText.Say("cli.duty"), CliText.Say("cli.what"), CliText.Say("cli.who"), CliText.Say("cli.when"), CliText.Say("cli.state-heading"), CliText.Say("cli.figure"), CliText.Say("cli.due")],
            shown.Take(asked.Most).Select(line => new[]
            {
                line.Name.ToString(), line.Requirement.Title.In(), line.SubjectName, Explanation.Period(line.Name.PeriodKey), LedgerWords.State(line.State),
                line.Expected == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{line.Achieved / 100m:0.##}/{line.Expected / 100m:0.##}"), LedgerWords.Due(line.Requirement, line.DueOn),
            }));
        if (shown.Count > asked.Most)
        {
            Console.WriteLine(CliText.Say("cli.show-more", ("shown", asked.Most), ("count", shown.Count)));
        }

        Console.WriteLine(CliText.Say("cli.show-next", ("duty", shown[0].Name.ToString())));
    }

    private static object Json(LedgerLine line) => new
    {
        Duty = line.Name.ToString(),
        line.Name.Code,
        Title = line.Requirement.Title.In(),
        Period = line.Name.PeriodKey,
        Subject = line.Name.Subject.ToString(),
        line.SubjectName,
        State = Kebab.Word(line.State),
        Achieved = line.Achieved / 100m,
        Expected = line.Expected / 100m,
        DueOn = LedgerWords.Due(line.Requirement, line.DueOn) is { Length: > 0 } due ? due : null,
        line.RecordedLate,
    };

    private sealed record Asked(string? Organization, string? Code, string? PeriodKey, DateOnly? AsOf, IReadOnlyCollection<DutyState> States, int Most, bool Json);
}
