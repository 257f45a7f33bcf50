using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>Reads a roster as offices keep it: titles above the headings, synonymous headings, several sheets, several spellings.</summary>
public static class RosterReader
{
    private static readonly string[] Footers = ["合计", "总计", "填表", "制表", "说明", "填报", "备注:", "备注：", "注:", "注：", "审核", "单位负责人"];

    /// <summary>What the file says, or why it cannot be read at all.</summary>
    public static (RosterReading? Reading, Refusal? Refusal) Read(byte[] bytes, DateOnly today)
    {
        var (raw, refusal) = SheetFile.Read(bytes);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        if (raw.All(sheet => sheet.Rows.Count == 0))
        {
            return (null, RosterRefusals.FileEmpty);
        }

        var errors = new List<RosterProblem>();
        var warnings = new List<RosterProblem>();
        var rows = new List<RosterRow>();
        var sheets = new List<RosterSheet>();
        foreach (var sheet in raw.Where(sheet => sheet.Rows.Count > 0))
        {
            var columns = RosterColumns.Find(sheet, errors);
            var before = rows.Count;
            if (columns is not null)
            {
                Read(sheet, columns, rows, new RosterRowReader(sheet.Name, columns, today, errors, warnings));
            }

            if (rows.Count > RosterRefusals.MostRows)
            {
                return (null, RosterRefusals.TooManyRows);
            }

            sheets.Add(new RosterSheet(sheet.Name, columns is not null, Title(sheet, columns), rows.Count - before, columns?.NotTaken ?? []));
        }

        return !sheets.Exists(sheet => sheet.IsRead) ? (null, RosterRefusals.NoHeadings)
            : rows.Count == 0 && errors.Count == 0 ? (null, RosterRefusals.NoPeople)
            : (new RosterReading(sheets, rows, errors, warnings), null);
    }

    private static void Read(RawSheet sheet, RosterColumns columns, List<RosterRow> rows, RosterRowReader reader)
    {
        string? section = null;
        foreach (var row in sheet.Rows.Where(row => row.Number > columns.LastRow))
        {
            var filled = row.Cells.Where(cell => cell.Text.Length > 0).Select(cell => cell.Text).ToList();
            if (filled.Count == 0 || columns.IsRepeated(row) || Array.Exists(Footers, word => filled[0].StartsWith(word, StringComparison.Ordinal)))
            {
                continue;
            }

            var name = row[columns.Fields[RosterField.Name]].Text;
            if (filled.Count == 1)
            {
                // A line with one cell is the heading of those below it, or a number prepared for someone to be filled in.
                if (name.Length is 0 or > 6 || name.EndsWith("支部", StringComparison.Ordinal))
                {
                    section = filled[0].All(char.IsAsciiDigit) ? section : filled[0];
                    continue;
                }
            }

            if (reader.Read(row, section) is { } person)
            {
                rows.Add(person);
            }
        }
    }

    private static string Title(RawSheet sheet, RosterColumns? columns) =>
        string.Join(' ', sheet.Rows.TakeWhile(row => columns is null ? row.Number <= 3 : row.Number < columns.LastRow).SelectMany(row => row.Cells).Select(cell => cell.Text).Where(text => text.Length > 0).Take(12));
}
