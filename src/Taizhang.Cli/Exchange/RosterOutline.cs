using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Members.Rosters;

namespace Taizhang.Cli.Exchange;

/// <summary>What a roster would change, for a terminal.</summary>
internal static class RosterOutline
{
    internal static void Write(RosterPreview preview, RosterChoices choices, int limit)
    {
        Problems("cli-roster.errors", preview.Errors, limit);
        Problems("cli-roster.warnings", preview.Warnings, limit);
        if (preview.Changes.Count > 0)
        {
            CliOutput.Table(
                [CliText.Say("cli-roster.name"), CliText.Say("cli-roster.change"), CliText.Say("cli-roster.branch-heading"), CliText.Say("cli-roster.before-after")],
                Some(preview.Changes, limit).Select(change => new[] { change.Wanted.Name, CliText.Say($"person-change.{Kebab.Word(change.Kind)}"), change.Branch, Fields(change) }));
        }

        foreach (var kind in preview.Changes.CountBy(change => change.Kind).OrderBy(count => count.Key))
        {
            Line(CliText.Say($"person-change.{Kebab.Word(kind.Key)}"), kind.Value);
        }

        Line(CliText.Say("cli-roster.unchanged"), preview.Unchanged);
        Line(CliText.Say(choices.ClosesMissing ? "cli-roster.missing-closed" : "cli-roster.missing"), preview.Missing.Count);
    }

    private static void Problems(string heading, IReadOnlyList<RosterProblem> problems, int limit)
    {
        if (problems.Count > 0)
        {
            CliOutput.Table([CliText.Say("cli-roster.cell"), CliText.Say(heading)], Some(problems, limit).Select(problem => new[] { RosterSay.Place(problem), CliText.Say(problem.Refusal) }));
        }
    }

    private static IEnumerable<T> Some<T>(IReadOnlyList<T> all, int limit) => limit == 0 ? all : all.Take(limit);

    private static string Fields(PersonChange change) => string.Join("; ", change.Fields
        .Where(field => change.Known is not null || field.Field is not (RosterField.Name or RosterField.Branch))
        .Select(field => field.Before is null ? $"{RosterSay.Field(field.Field)} {RosterSay.Value(field.After)}" : $"{RosterSay.Field(field.Field)} {RosterSay.Value(field.Before)} → {RosterSay.Value(field.After)}"));

    private static void Line(string label, int count) => Console.WriteLine(CliText.Say("cli.line", ("label", label), ("text", count.ToString(CultureInfo.InvariantCulture))));
}
