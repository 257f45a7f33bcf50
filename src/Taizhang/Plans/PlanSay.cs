using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Plans;

/// <summary>The words of plans as every front end says them.</summary>
public static class PlanSay
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The years a plan covers: 2018–2020.</summary>
    public static string Years(int? first, int? last) =>
        first is null ? "" : first == last ? first.Value.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{first}–{last}");

    /// <summary>What is asked in one line: how often, whom, how much.</summary>
    public static string Asked(Requirement requirement)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        return Words.Say(
            "plans.asked",
            null,
            ("whom", SubjectText.Say(requirement.Subject)),
            ("cadence", requirement.DueOn is { } day ? Words.Say("plans.by-day", null, ("day", day)) : Words.Say($"cadence.{Kebab.Word(requirement.Cadence)}")),
            ("what", Explanation.Asked(requirement.Measure)));
    }

    /// <summary>The number of a clause as the text prints it, with its title.</summary>
    public static string Heading(PlanClause clause)
    {
        ArgumentNullException.ThrowIfNull(clause);
        return clause switch
        {
            { Level: ClauseLevel.Clause } or { Number: "" } => clause.Title,
            { Number: ['第', ..] } => $"{clause.Number} {clause.Title}",
            { Level: ClauseLevel.Chapter } => $"{clause.Number}、{clause.Title}",
            { Level: ClauseLevel.Section } => $"{clause.Number}{clause.Title}",
            _ => $"{clause.Number}. {clause.Title}",
        };
    }

    /// <summary>How a proposal stands to a rule above it.</summary>
    public static string Compared(ComparedRule compared)
    {
        ArgumentNullException.ThrowIfNull(compared);
        return Words.Say(compared.Strictness == Strictness.Laxer ? "review.laxer" : "review.as-strict", null, ("code", compared.National.Code), ("title", compared.National.Title.In()));
    }

    /// <summary>A definition laid out for reading.</summary>
    public static string Definition(string definition) => JsonNode.Parse(definition)?.ToJsonString(Readable) ?? definition;
}
