using System.Globalization;
using Taizhang.Ledger;
using Taizhang.Plans;

namespace Taizhang.Web.Plans;

/// <summary>The words of plans as pages show them.</summary>
internal static class PlanWords
{
    public static string Years(PlanRow plan) => Years(plan.FirstYear, plan.LastYear);

    public static string Years(int? first, int? last) =>
        first is null ? "" : first == last ? first.Value.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{first}–{last}");

    /// <summary>What is asked in one line: how often, whom, how much.</summary>
    public static string Asked(Texts texts, Requirement requirement) => texts.Say(
        "plans.asked",
        ("whom", SubjectText.Say(requirement.Subject)),
        ("cadence", requirement.DueOn is { } day ? texts.Say("plans.by-day", ("day", day)) : texts[$"cadence.{Kernel.Kebab.Word(requirement.Cadence)}"]),
        ("what", Explanation.Asked(requirement.Measure)));

    /// <summary>The number of a clause as the text prints it, with its title.</summary>
    public static string Heading(PlanClause clause) => clause.Level switch
    {
        ClauseLevel.Chapter => $"{clause.Number}、{clause.Title}",
        ClauseLevel.Section => $"{clause.Number}{clause.Title}",
        ClauseLevel.Measure => $"{clause.Number}. {clause.Title}",
        _ => clause.Title,
    };
}
