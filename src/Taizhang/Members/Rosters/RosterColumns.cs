using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>Which column of a sheet says what.</summary>
/// <param name="LastRow">The last row of headings.</param>
/// <param name="Fields">The column of each field, from 0.</param>
/// <param name="Hints">What stands in brackets behind a heading.</param>
/// <param name="PostColumns">Columns of a matrix: who holds this post is marked.</param>
/// <param name="NotTaken">Headings of columns that are not taken over.</param>
internal sealed record RosterColumns(
    int LastRow,
    IReadOnlyDictionary<RosterField, int> Fields,
    IReadOnlyDictionary<RosterField, string> Hints,
    IReadOnlyList<(int Column, RosterPost Post)> PostColumns,
    IReadOnlyList<string> NotTaken)
{
    private const int DeepestHeading = 30;

    /// <summary>Finds the row of headings: the one with a name and the most that is known; null where there is none.</summary>
    public static RosterColumns? Find(RawSheet sheet, List<RosterProblem> errors)
    {
        var best = sheet.Rows.Where(row => row.Number <= DeepestHeading)
            .Select(row => (Row: row, Known: KnownIn(row)))
            .Where(each => each.Known >= 2 && HasName(each.Row))
            .OrderByDescending(each => each.Known).ThenBy(each => each.Row.Number)
            .Select(each => each.Row).FirstOrDefault();
        if (best is null)
        {
            return null;
        }

        var next = sheet.Rows.FirstOrDefault(row => row.Number == best.Number + 1);
        var second = next is not null && next[NameColumn(best)].Text.Length == 0 && KnownIn(next) > 0 ? next : null;
        return Read(sheet.Name, best, second, errors);
    }

    /// <summary>Whether a row repeats the headings, as on a second printed page.</summary>
    public bool IsRepeated(RawRow row) => Fields.TryGetValue(RosterField.Name, out var column) && RosterHeadings.Find(RosterText.Heading(row[column].Text).Word)?.Field == RosterField.Name;

    private static RosterColumns Read(string sheet, RawRow first, RawRow? second, List<RosterProblem> errors)
    {
        var fields = new Dictionary<RosterField, (int Column, int Place, RawRow Row)>();
        var hints = new Dictionary<RosterField, string>();
        var posts = new List<(int, RosterPost)>();
        var notTaken = new List<string>();
        for (var column = 0; column < Math.Max(first.Cells.Count, second?.Cells.Count ?? 0); column++)
        {
            var row = second is not null && second[column].Text.Length > 0 ? second : first;
            var (word, hint) = RosterText.Heading(row[column].Text);
            if (word.Length == 0)
            {
                continue;
            }

            if (RosterHeadings.Find(word) is not { } known)
            {
                if (RosterPost.Read(word) is { } post)
                {
                    posts.Add((column, post));
                }
                else if (word is not ("序号" or "编号"))
                {
                    notTaken.Add(word);
                }

                continue;
            }

            if (!fields.TryGetValue(known.Field, out var before))
            {
                (fields[known.Field], hints[known.Field]) = ((column, known.Place, row), hint);
            }
            else if (before.Place == known.Place)
            {
                errors.Add(new RosterProblem(sheet, CellAddress.Of(column, row.Number), new Refusal("roster.column-twice", ("heading", word), ("other", CellAddress.Of(before.Column, before.Row.Number)))));
            }
            else
            {
                notTaken.Add(RosterText.Heading((before.Place < known.Place ? row : before.Row)[before.Place < known.Place ? column : before.Column].Text).Word);
                if (known.Place < before.Place)
                {
                    (fields[known.Field], hints[known.Field]) = ((column, known.Place, row), hint);
                }
            }
        }

        return new RosterColumns((second ?? first).Number, fields.ToDictionary(field => field.Key, field => field.Value.Column), hints, posts, notTaken);
    }

    private static int KnownIn(RawRow row) => row.Cells.Count(cell => cell.Value is string && RosterHeadings.Find(RosterText.Heading(cell.Text).Word) is not null);

    private static bool HasName(RawRow row) => NameColumn(row) >= 0;

    private static int NameColumn(RawRow row)
    {
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (RosterHeadings.Find(RosterText.Heading(row[column].Text).Word)?.Field == RosterField.Name)
            {
                return column;
            }
        }

        return -1;
    }
}
