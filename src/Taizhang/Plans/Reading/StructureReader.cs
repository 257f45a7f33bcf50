using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading;

/// <summary>Finds chapters, sections and measures by their numbering, and hands tables to their own reader.</summary>
internal static partial class StructureReader
{
    internal static Structure Read(string original, IReadOnlyList<Paragraph> paragraphs, int bodyStart)
    {
        var structure = new Structure(original);
        var hasBookChapters = paragraphs.Count(p => !p.IsRow && NumberingMark.TryRead(p.Text, out var m) && m.Style is MarkStyle.Chapter) > 1;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var paragraph = paragraphs[i];
            if (paragraph.IsRow)
            {
                var end = i;
                while (end < paragraphs.Count && paragraphs[end].IsRow)
                {
                    end++;
                }

                TableReader.Read(structure, paragraphs, i, end);
                i = end - 1;
            }
            else if (i >= bodyStart)
            {
                ReadParagraph(structure, paragraph, hasBookChapters);
            }
        }

        structure.Stretch(original.Length);
        return structure;
    }

    private static void ReadParagraph(Structure structure, Paragraph paragraph, bool hasBookChapters)
    {
        var plain = paragraph.Plain;
        if (AttachmentLine().IsMatch(paragraph.Text))
        {
            structure.BeginPart();
            return;
        }

        if (!NumberingMark.TryRead(paragraph.Text, out var mark))
        {
            if (!structure.HasParts)
            {
                structure.Left.Add(new(plain.All, NotUnderstoodReasons.OutsideStructure));
            }

            AddText(structure, plain, 0, null);
            return;
        }

        var titleEnd = TitleEnd(paragraph.Text, mark.Length);
        var no = plain.Text[..mark.Length].TrimEnd('、', '.', ':', ' ', '-');
        var rank = RankOf(mark.Style, hasBookChapters);
        switch (rank)
        {
            case 1:
                structure.AddChapter(Number(mark, no), plain, mark.Length, titleEnd);
                break;
            case 2:
                structure.AddSection(mark.Style is MarkStyle.Parenthesis ? $"（{no.Trim('(', ')', '.', '、', ':')}）" : Number(mark, no), plain, mark.Length, titleEnd);
                break;
            case 3:
                structure.AddMeasure(mark.No, plain, mark.Length, titleEnd, plain.All);
                break;
        }

        AddText(structure, plain, rank == 0 ? 0 : mark.Length, rank == 0 ? null : plain.Text[mark.Length..titleEnd]);
    }

    private static int RankOf(MarkStyle style, bool hasBookChapters) => style switch
    {
        MarkStyle.Part or MarkStyle.Chapter => 1,
        MarkStyle.Comma => hasBookChapters ? 2 : 1,
        MarkStyle.Section or MarkStyle.Labeled => 2,
        MarkStyle.Parenthesis => hasBookChapters ? 0 : 2,
        MarkStyle.Arabic or MarkStyle.Article => 3,
        _ => 0,
    };

    private static string Number(NumberingMark mark, string written) =>
        mark.Style is MarkStyle.Comma or MarkStyle.Chapter or MarkStyle.Part ? ChineseNumber.Write(mark.No) : written;

    // A title ends with its sentence; a short one may end with a colon; units in brackets are no part of it.
    private static int TitleEnd(string text, int start)
    {
        var end = text.IndexOfAny(['。', '；'], start);
        end = end < 0 ? text.Length : end;
        var colon = text.IndexOf(':', start, end - start);
        if (colon > start && colon - start <= 25)
        {
            end = colon;
        }

        var note = TitleNote().Match(text[start..end]);
        return note.Success && note.Index > 0 ? start + note.Index : end;
    }

    private static void AddText(Structure structure, MappedText plain, int start, string? topic)
    {
        if (start < plain.Length)
        {
            structure.Texts.Add(new(plain.Slice(start, plain.Length), structure.Place, topic));
        }

        UnitReader.Read(plain, structure);
    }

    [GeneratedRegex(@"^附件?\d{0,2}:?$|^附件[一二三四五六七八九十]{1,2}:?$|^附表\d{0,2}:?$", RegexOptions.None, 1000)]
    private static partial Regex AttachmentLine();

    [GeneratedRegex(@"\((?:牵头|责任|配合|主办|协办|完成时限|时限|\d+(?:\.\d+)?分)[^()]*\)?$|:$", RegexOptions.None, 1000)]
    private static partial Regex TitleNote();
}
