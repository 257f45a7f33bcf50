using System.Globalization;
using System.Text;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary>One clause with its text, its requirements, the duties that are behind or running, and the latest records.</summary>
internal sealed class PlanClauseView(ClauseWhole whole, string organization, DateOnly day)
{
    /// <summary>For a person.</summary>
    internal string Text()
    {
        var text = new StringBuilder();
        text.AppendLine(PlanSay.Heading(whole.Clause));
        text.AppendLine(CliText.Say("cli-plan.progress-head", ("stage", PlanShowView.Stage(whole.Plan.Stage)), ("organization", organization), ("day", day)));
        Line(text, "cli-plan.lead-unit", whole.Clause.LeadUnit);
        Line(text, "cli-plan.other-units", whole.Clause.OtherUnits);
        Line(text, "cli-plan.quote", string.Concat(whole.Plan.Text[whole.Clause.Start..whole.Clause.End].Split('\n').Select(line => line.Trim())));
        text.AppendLine();
        if (whole.Requirements.Count == 0)
        {
            text.AppendLine(CliText.Say($"clause-kind.{Kebab.Word(whole.Clause.Kind)}"));
        }

        foreach (var each in whole.Requirements)
        {
            PlanProgressView.Write(text, each, "");
            foreach (var duty in Of(each))
            {
                text.AppendLine($"    {Name(each, duty)}  {duty.SubjectName}  {Explanation.Period(duty.PeriodKey)}  {LedgerWords.State(duty.State)}  {LedgerWords.Due(each.Requirement, duty.DueOn)}".TrimEnd());
            }
        }

        List(text, "cli-plan.records", whole.Records.Select(record => $"{Words.DayInTable(record.HeldOn)} {CliText.Say($"fact-kind.{Kebab.Word(record.Kind)}")} {record.Topic} ({record.Organization})"));
        List(text, "cli-plan.not-taken", whole.Proposals.Select(proposal => string.Join(" ", new[] { CliText.Say($"proposal-decision.{Kebab.Word(proposal.Decision)}"), whole.Plan.Text[proposal.Start..proposal.End].ReplaceLineEndings(""), proposal.DecisionNote }.OfType<string>())));
        if (whole.Requirements.FirstOrDefault(each => Of(each).Any()) is { } first)
        {
            text.AppendLine(CliText.Say("cli.show-next", ("duty", Name(first, Of(first).First()))));
        }

        if (whole.Requirements.Count > 0)
        {
            text.AppendLine(CliText.Say("cli-plan.next-show-code", ("code", whole.Requirements[0].Requirement.Code)));
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Under stable names.</summary>
    internal object Json() => new
    {
        PlanId = whole.Plan.Id,
        whole.Clause.Id,
        Level = Kebab.Word(whole.Clause.Level),
        whole.Clause.Number,
        whole.Clause.Title,
        Kind = Kebab.Word(whole.Clause.Kind),
        whole.Clause.LeadUnit,
        whole.Clause.OtherUnits,
        whole.Clause.Start,
        whole.Clause.End,
        Text = whole.Plan.Text[whole.Clause.Start..whole.Clause.End],
        Organization = organization,
        AsOf = Words.DayInTable(day),
        Requirements = whole.Requirements.Select(PlanProgressView.Json),
        Duties = whole.Requirements.SelectMany(each => Of(each).Select(duty => new
        {
            Duty = Name(each, duty),
            each.Requirement.Code,
            Period = duty.PeriodKey,
            Subject = duty.Subject.ToString(),
            duty.SubjectName,
            State = Kebab.Word(duty.State),
            DueOn = LedgerWords.Due(each.Requirement, duty.DueOn) is { Length: > 0 } due ? due : null,
        })),
        Records = whole.Records.Select(record => new { Record = $"activity/{record.ActivityId}", Kind = Kebab.Word(record.Kind), On = Words.DayInTable(record.HeldOn), record.Topic, record.Organization }),
        NotTaken = whole.Proposals.Select(proposal => new { proposal.Id, Decision = Kebab.Word(proposal.Decision), Text = whole.Plan.Text[proposal.Start..proposal.End], Note = proposal.DecisionNote }),
    };

    private IEnumerable<ClauseDuty> Of(RequirementProgress each) => whole.Duties.Where(duty => duty.RequirementId == each.Requirement.Id);

    private static string Name(RequirementProgress each, ClauseDuty duty) => new DutyName(each.Requirement.Code, duty.PeriodKey, duty.Subject).ToString();

    private static void Line(StringBuilder text, string key, string? words)
    {
        if (!string.IsNullOrEmpty(words))
        {
            text.AppendLine(CliText.Say("cli.line", ("label", CliText.Say(key)), ("text", words)));
        }
    }

    private static void List(StringBuilder text, string key, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.AppendLine(CliText.Say("cli.list", ("label", CliText.Say(key))));
            all.ForEach(line => text.AppendLine(CultureInfo.InvariantCulture, $"  - {line}"));
        }
    }
}
