using System.Globalization;
using System.Text.RegularExpressions;
using Taizhang.Kernel;

namespace Taizhang.Plans.Reading;

/// <summary>Reads a table of tasks or points: its heading says what each column holds, each numbered row is a measure.</summary>
internal static partial class TableReader
{
    private enum Column
    {
        Other, Number, Group, Title, Detail, Lead, Responsible, Cooperate, Deadline, Points,
    }

    // The first that matches counts: 牵头单位 before 单位, 完成时限 before 任务.
    private static readonly (string Word, Column Column)[] Headings =
    [
        ("序号", Column.Number), ("编号", Column.Number), ("牵头", Column.Lead), ("主办", Column.Lead), ("配合", Column.Cooperate),
        ("协办", Column.Cooperate), ("责任", Column.Responsible), ("负责", Column.Responsible), ("考核部门", Column.Responsible),
        ("承办", Column.Responsible), ("单位", Column.Responsible), ("部门", Column.Responsible), ("时限", Column.Deadline),
        ("时间", Column.Deadline), ("期限", Column.Deadline), ("进度", Column.Deadline), ("频次", Column.Deadline), ("分值", Column.Points), ("权重", Column.Points),
        ("分数", Column.Points), ("满分", Column.Points), ("类别", Column.Group), ("分类", Column.Group), ("板块", Column.Group),
        ("领域", Column.Group), ("具体", Column.Detail), ("措施", Column.Detail), ("举措", Column.Detail), ("指标", Column.Detail),
        ("标准", Column.Detail), ("要求", Column.Detail), ("办法", Column.Detail), ("细则", Column.Detail), ("任务", Column.Title), ("项目", Column.Title),
        ("事项", Column.Title), ("名称", Column.Title), ("工作", Column.Title), ("内容", Column.Title), ("目标", Column.Detail),
    ];

    internal static void Read(Structure structure, IReadOnlyList<Paragraph> rows, int start, int end)
    {
        var columns = Array.Empty<Column>();
        var headingRow = -1;
        for (var i = start; i < end && i < start + 4 && headingRow < 0; i++)
        {
            columns = [.. rows[i].Cells.Select(cell => OfHeading(cell.Text))];
            headingRow = columns.Count(column => column != Column.Other) >= 2 ? i : -1;
        }

        if (headingRow < 0)
        {
            structure.Left.Add(new(rows[start].Plain.All with { End = rows[end - 1].Plain.All.End }, NotUnderstoodReasons.TableWithoutHeading));
            for (var i = start; i < end; i++)
            {
                AddTexts(structure, rows[i].Cells, null);
            }

            return;
        }

        FillTitle(columns);
        string? group = null;
        var last = 0;
        for (var i = headingRow + 1; i < end; i++)
        {
            ReadRow(structure, rows[i], columns, ref group, ref last);
        }
    }

    private static void ReadRow(Structure structure, Paragraph row, Column[] columns, ref string? group, ref int last)
    {
        var cells = row.Cells;
        MappedText? At(Column column) => Array.IndexOf(columns, column) is >= 0 and var at && at < cells.Count && cells[at].Length > 0 ? cells[at] : null;
        var number = At(Column.Number);
        var title = At(Column.Title) ?? At(Column.Detail);
        var filled = cells.Where(cell => cell.Length > 0).ToArray();
        if (filled.Length == 0 || Total().IsMatch(filled[0].Text))
        {
            return;
        }

        var head = number ?? filled[0];
        var isHeading = (NumberingMark.TryRead(head.Text, out var mark) && mark.Style is MarkStyle.Comma or MarkStyle.Parenthesis or MarkStyle.Chapter)
            || number is not null && ChineseNumber.TryParse(number.Text, out _) && !char.IsAsciiDigit(number.Text[0]);
        if (isHeading && (number is not null || filled.Length == 1))
        {
            var isOwn = mark.Length > 0 && mark.Length < head.Length;
            var named = isOwn ? head : title ?? head;
            var from = isOwn ? mark.Length : 0;
            var no = mark.Length > 0 ? ChineseNumber.Write(mark.No) : head.Text;
            if (mark.Style is MarkStyle.Parenthesis && mark.Length > 0)
            {
                structure.AddSection($"（{no}）", named, from, named.Length);
            }
            else
            {
                structure.AddChapter(no, named, from, named.Length);
            }

            ReadCells(structure, cells, columns, named.Text, title);
            return;
        }

        if (title is null)
        {
            structure.Left.Add(new(row.Plain.All, NotUnderstoodReasons.RowNotUnderstood));
            return;
        }

        if (At(Column.Group) is { } newGroup && newGroup.Text != group)
        {
            group = newGroup.Text;
            var length = NumberingMark.TryRead(group, out var groupMark) ? groupMark.Length : 0;
            structure.AddChapter(ChineseNumber.Write(structure.CountChapters() + 1), newGroup, length, newGroup.Length);
        }

        var hasNumber = int.TryParse(number?.Text.TrimEnd('.', '、'), NumberStyles.None, CultureInfo.InvariantCulture, out var given);
        var isNew = hasNumber || (Array.IndexOf(columns, Column.Number) < 0 && At(Column.Title) is not null);
        if (isNew)
        {
            last = hasNumber ? given : last + 1;
            var skip = NumberingMark.TryRead(title.Text, out var own) && own.Style is MarkStyle.Arabic ? own.Length : 0;
            decimal? points = decimal.TryParse(At(Column.Points)?.Text.TrimEnd('分'), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;
            structure.AddMeasure(last, title, skip, title.Length, row.Plain.All, points);
        }

        ReadCells(structure, cells, columns, title.Text, title);
    }

    private static void ReadCells(Structure structure, IReadOnlyList<MappedText> cells, Column[] columns, string topic, MappedText? title)
    {
        var units = new Dictionary<Column, string[]>();
        TextRange? unitRange = null;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Length == 0)
            {
                continue;
            }

            switch (i < columns.Length ? columns[i] : Column.Other)
            {
                case Column.Detail or Column.Title or Column.Other:
                    structure.Texts.Add(new(cells[i], structure.Place, ReferenceEquals(cells[i], title) ? null : topic));
                    break;
                case Column.Deadline:
                    structure.Texts.Add(new(cells[i], structure.Place, topic, IsDeadlineCell: true));
                    break;
                case Column.Lead or Column.Responsible or Column.Cooperate:
                    units[columns[i]] = UnitReader.Split(SplitUnits().Replace(cells[i].Text, "、"));
                    unitRange = unitRange is { } range ? range with { End = cells[i].All.End } : cells[i].All;
                    break;
            }
        }

        if (unitRange is { } where)
        {
            structure.Units.Add(new(structure.Place, units.GetValueOrDefault(Column.Lead, []), units.GetValueOrDefault(Column.Responsible, []), units.GetValueOrDefault(Column.Cooperate, []), [], where));
        }
    }

    private static void AddTexts(Structure structure, IReadOnlyList<MappedText> cells, string? topic)
    {
        foreach (var cell in cells.Where(cell => cell.Length > 0))
        {
            structure.Texts.Add(new(cell, structure.Place, topic));
        }
    }

    // Two columns of titles: the later one says what is to be done.
    private static void FillTitle(Column[] columns)
    {
        var first = Array.IndexOf(columns, Column.Title);
        if (first < 0 && Array.IndexOf(columns, Column.Detail) is >= 0 and var detail)
        {
            columns[detail] = Column.Title;
            return;
        }

        for (var i = first + 1; i > 0 && i < columns.Length; i++)
        {
            columns[i] = columns[i] == Column.Title ? Column.Detail : columns[i];
        }
    }

    private static Column OfHeading(string text)
    {
        if (text.Length is 0 or > 14)
        {
            return Column.Other;
        }

        foreach (var (word, column) in Headings)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return column;
            }
        }

        return Column.Other;
    }

    [GeneratedRegex(@"^(?:总分|合计|总计|小计|备注|注:|说明)", RegexOptions.None, 1000)]
    private static partial Regex Total();

    [GeneratedRegex(@"(?<=[局办委部院室处科队站会])(?=[市县区镇乡局党街各])|[()]", RegexOptions.None, 1000)]
    private static partial Regex SplitUnits();
}
