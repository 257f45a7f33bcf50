using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>The values of a preview in the reader's language, for the page and the command line alike.</summary>
public static class RosterSay
{
    /// <summary>The word of a field.</summary>
    public static string Field(RosterField field) => Words.Say($"roster-field.{Kebab.Word(field)}");

    /// <summary>A value before or after; a dash for none.</summary>
    public static string Value(object? value) => value switch
    {
        null or "" => Words.Say("roster.nothing"),
        string text => text,
        DateOnly day => Words.DayInTable(day),
        Standing standing => Words.Say($"standing.{Kebab.Word(standing)}"),
        Gender gender => Words.Say($"gender.{Kebab.Word(gender)}"),
        CadreRank rank => Words.Say($"cadre-rank.{Kebab.Word(rank)}"),
        NamedPost post => Words.Say("roster.post-said", null, ("post", Words.Say($"post-kind.{Kebab.Word(post.Kind)}")), ("organization", post.Organization), ("from", Words.DayInTable(post.From))),
        _ => value.ToString() ?? "",
    };

    /// <summary>The place of a problem: the sheet and the cell.</summary>
    public static string Place(RosterProblem problem) => Place(problem.Sheet, problem.Cell);

    /// <summary>A cell with its sheet.</summary>
    public static string Place(string sheet, string cell) => sheet.Length == 0 ? cell : $"{sheet}!{cell}";
}
