using System.Globalization;
using System.Text;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary>How far a plan is: each clause, its requirements, and how their duties stand period by period.</summary>
internal sealed class PlanProgressView(Plan plan, ILookup<long, RequirementProgress> progress, string organization, DateOnly day)
{
    private IEnumerable<PlanClause> Parts => plan.Clauses.Where(clause => clause.Level != ClauseLevel.Clause);

    /// <summary>The first day on which one of its requirements is in force.</summary>
    internal DateOnly? From => progress.SelectMany(group => group).Select(each => (DateOnly?)each.Requirement.InForce.From).Min();

    private StateCounts Total => progress.SelectMany(group => group).Aggregate(StateCounts.None, (sum, each) => sum.Plus(each.Total));

    /// <summary>As an outline for a person.</summary>
    internal string Text()
    {
        var text = new StringBuilder();
        text.AppendLine(plan.Title);
        text.AppendLine(CliText.Say("cli-plan.progress-head", ("stage", PlanShowView.Stage(plan.Stage)), ("organization", organization), ("day", day)));
        text.AppendLine();
        foreach (var each in progress[0])
        {
            Write(text, each, "");
        }

        foreach (var clause in Parts)
        {
            var indent = new string(' ', ((int)clause.Level - 1) * 2);
            var isLeft = clause.Level == ClauseLevel.Measure && !progress[clause.Id].Any();
            text.AppendLine(CultureInfo.InvariantCulture, $"{indent}{PlanSay.Heading(clause)}{(isLeft ? CliText.Say("cli-plan.not-counted", ("why", CliText.Say($"clause-kind.{Kebab.Word(clause.Kind)}"))) : "")}");
            foreach (var each in progress[clause.Id].OrderBy(each => each.Requirement.Code, StringComparer.Ordinal))
            {
                Write(text, each, indent + "  ");
            }
        }

        text.AppendLine();
        text.AppendLine(CliText.Say("cli.line", ("label", CliText.Say("cli-plan.total")), ("text", StateLine.Say(Total))));
        if (Parts.FirstOrDefault(clause => progress[clause.Id].Any(each => each.Total.All > 0)) is { } first)
        {
            text.AppendLine(CliText.Say("cli-plan.next-clause", ("plan", plan.Id), ("clause", first.Level == ClauseLevel.Measure ? first.Number : string.Create(CultureInfo.InvariantCulture, $"c{first.Id}"))));
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Under stable names.</summary>
    internal object Json() => new
    {
        plan.Id,
        plan.Title,
        Stage = Kebab.Word(plan.Stage),
        Organization = organization,
        AsOf = Words.DayInTable(day),
        Total = StateLine.Json(Total),
        Clauses = Parts.Select(clause => new
        {
            clause.Id,
            Level = Kebab.Word(clause.Level),
            clause.Number,
            clause.Title,
            Kind = Kebab.Word(clause.Kind),
            Requirements = progress[clause.Id].Select(Json),
        }),
        WithoutClause = progress[0].Select(Json),
    };

    internal static object Json(RequirementProgress each) => new
    {
        each.Requirement.Code,
        Title = each.Requirement.Title.In(),
        Asked = PlanSay.Asked(each.Requirement),
        From = Words.DayInTable(each.Requirement.InForce.From),
        To = Words.DayInTable(each.Requirement.InForce.To),
        Periods = each.Periods.Select(period => new { Period = period.PeriodKey, Counts = StateLine.Json(period.Counts) }),
    };

    internal static void Write(StringBuilder text, RequirementProgress each, string indent)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"{indent}{each.Requirement.Code} {PlanSay.Asked(each.Requirement)}");
        foreach (var (key, counts) in each.Periods)
        {
            text.Append(indent).Append("  ").AppendLine(CliText.Say("cli.line", ("label", Explanation.Period(key)), ("text", StateLine.Say(counts))));
        }

        if (each.Periods.Count == 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{indent}  {CliText.Say("cli-plan.no-duties")}");
        }
    }
}
