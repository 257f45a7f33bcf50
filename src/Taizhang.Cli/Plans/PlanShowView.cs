using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Taizhang.Kernel;
using Taizhang.Ledger.Definitions;
using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary>A plan with its clauses, its proposals and what was not understood.</summary>
internal sealed class PlanShowView(ReviewedPlan plan, bool onlyOpen)
{
    private const int LongestQuote = 120, AroundShort = 16;

    private readonly PlanCounts _counts = PlanCounts.Of(plan);

    internal static string Stage(PlanStage stage) => CliText.Say($"plan-stage.{Kebab.Word(stage)}");

    /// <summary>As an outline for a person.</summary>
    internal string Text()
    {
        var text = new StringBuilder();
        WriteHead(text);
        text.AppendLine();
        foreach (var block in plan.Blocks.Where(block => !onlyOpen || Shown(block).Count > 0))
        {
            var indent = new string(' ', block.Clause is { } clause ? ((int)clause.Level - 1) * 2 : 0);
            if (block.Clause is not null)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{indent}{PlanSay.Heading(block.Clause)}{Units(block.Clause)}");
            }

            foreach (var proposal in Shown(block))
            {
                Write(text, proposal, indent + "  ");
            }
        }

        if (!onlyOpen)
        {
            WriteLeft(text);
        }

        text.AppendLine();
        text.AppendLine(_counts.Parts());
        text.AppendLine(_counts.Decided());
        if (plan.Plan.Stage == PlanStage.UnderReview)
        {
            text.AppendLine(_counts.Next(plan.Plan.Id));
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Under stable names.</summary>
    internal object Json() => new
    {
        plan.Plan.Id,
        plan.Plan.Title,
        plan.Plan.DocumentNumber,
        plan.Plan.Issuer,
        IssuedOn = Day(plan.Plan.IssuedOn),
        plan.Plan.FirstYear,
        plan.Plan.LastYear,
        First = Words.DayInTable(PlanDays.First(plan.Plan)),
        Last = Words.DayInTable(PlanDays.Last(plan.Plan)),
        plan.Plan.FileName,
        Stage = Kebab.Word(plan.Plan.Stage),
        AdoptedOn = Day(plan.Plan.AdoptedOn),
        plan.Plan.ReplacesId,
        plan.Plan.ClosedReason,
        Themes = plan.Plan.Themes.Select(theme => new { theme.Year, theme.Theme }),
        Counts = _counts,
        Clauses = plan.Plan.Clauses.Where(clause => clause.Level != ClauseLevel.Clause).Select(clause => new
        {
            clause.Id,
            Level = Kebab.Word(clause.Level),
            clause.Number,
            clause.Title,
            clause.Start,
            clause.End,
            Kind = Kebab.Word(clause.Kind),
            clause.LeadUnit,
            clause.OtherUnits,
        }),
        Proposals = plan.Blocks.SelectMany(block => Shown(block).Select(each => Json(each, block.Clause))),
        NotUnderstood = plan.Left.Select(left => new { left.Reason, left.Start, left.End, left.Text }),
    };

    private List<ReviewedProposal> Shown(ReviewBlock block) => [.. block.Proposals.Where(each => !onlyOpen || each.Proposal.Decision == ProposalDecision.Open)];

    private void WriteHead(StringBuilder text)
    {
        var it = plan.Plan;
        text.AppendLine(it.Title);
        Line(text, "cli-plan.key", it.Id.ToString(CultureInfo.InvariantCulture));
        Line(text, "cli-plan.stage", Stage(it.Stage) + (it.AdoptedOn is { } adopted ? CliText.Say("cli-plan.adopted-on", ("day", adopted)) : ""));
        Line(text, "cli-plan.closed-reason", it.ClosedReason);
        Line(text, "plan.doc-number", it.DocumentNumber);
        Line(text, "plan.issuer", it.Issuer);
        Line(text, "plan.date", it.IssuedOn is { } day ? Words.Day(day) : null);
        Line(text, "plan.period", PlanSay.Years(it.FirstYear, it.LastYear));
        foreach (var theme in it.Themes)
        {
            Line(text, "plan.themes", string.Create(CultureInfo.InvariantCulture, $"{theme.Year} {theme.Theme}"));
        }
    }

    private void Write(StringBuilder text, ReviewedProposal each, string indent)
    {
        var proposal = each.Proposal;
        text.AppendLine(CultureInfo.InvariantCulture, $"{indent}[{PlanChoice.NameOf(each)}] {CliText.Say($"proposal-decision.{Kebab.Word(proposal.Decision)}")} · {CliText.Say($"plan.kind-{proposal.Kind}")}{(each.Requirement is { } requirement ? $" · {PlanSay.Asked(requirement)}" : "")}");
        Line(text, "cli-plan.quote", Quote(plan.Plan.Text[proposal.Start..proposal.End]), indent + "  ");
        foreach (var doubt in each.Read.Doubts)
        {
            Line(text, "cli-plan.doubt", CliText.Say($"draft-doubt.{Kebab.Word(doubt)}"), indent + "  ");
        }

        foreach (var compared in each.Compared)
        {
            Line(text, "cli-plan.compared", PlanSay.Compared(compared), indent + "  ");
        }

        Line(text, "cli-plan.note", proposal.DecisionNote, indent + "  ");
    }

    private void WriteLeft(StringBuilder text)
    {
        text.AppendLine();
        text.AppendLine(plan.Left.Count == 0 ? CliText.Say("plan.outline-nothing-left") : CliText.Say("plan.outline-left", ("count", plan.Left.Count)));
        foreach (var reason in plan.Left.GroupBy(left => left.Reason))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {CliText.Say(reason.Key)} ({reason.Count()})");
            foreach (var left in reason)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    {Around(left)}");
            }
        }
    }

    private object Json(ReviewedProposal each, PlanClause? clause) => new
    {
        each.Proposal.Id,
        Code = PlanChoice.NameOf(each),
        ClauseId = clause?.Id,
        each.Proposal.Start,
        each.Proposal.End,
        Text = plan.Plan.Text[each.Proposal.Start..each.Proposal.End],
        each.Proposal.Kind,
        Decision = Kebab.Word(each.Proposal.Decision),
        Note = each.Proposal.DecisionNote,
        Title = each.Requirement?.Title.In(),
        Asked = each.Requirement is { } requirement ? PlanSay.Asked(requirement) : null,
        Doubts = each.Read.Doubts.Select(doubt => Kebab.Word(doubt)),
        Compared = each.Compared.Select(compared => new { compared.National.Code, IsLaxer = compared.Strictness == Strictness.Laxer }),
        Definition = JsonNode.Parse(each.Proposal.Definition),
    };

    private static string Units(PlanClause clause) => clause.LeadUnit is { } lead ? CliText.Say("cli-plan.lead", ("unit", lead)) : "";

    /// <summary>What was left over, with the words of its line that stand around it.</summary>
    private string Around(LeftOver left)
    {
        if (left.Text.Length >= AroundShort)
        {
            return Quote(left.Text);
        }

        var whole = plan.Plan.Text;
        var from = Math.Max(left.Start - AroundShort, left.Start == 0 ? 0 : whole.LastIndexOf('\n', left.Start - 1) + 1);
        var lineEnd = whole.IndexOf('\n', left.End);
        var to = Math.Min(left.End + AroundShort, lineEnd < 0 ? whole.Length : lineEnd);
        return Quote($"{whole[from..left.Start]}【{whole[left.Start..left.End]}】{whole[left.End..to]}");
    }

    private static string Quote(string words)
    {
        var one = string.Concat(words.Where(letter => letter is not ('\n' or '\r'))).Replace('\t', ' ').Trim();
        return one.Length > LongestQuote ? one[..LongestQuote] + "…" : one;
    }

    private static string? Day(DateOnly? day) => day is { } known ? Words.DayInTable(known) : null;

    private static void Line(StringBuilder text, string key, string? words, string indent = "")
    {
        if (!string.IsNullOrEmpty(words))
        {
            text.Append(indent).AppendLine(CliText.Say("cli.line", ("label", CliText.Say(key)), ("text", words)));
        }
    }
}
