using System.Text.RegularExpressions;
using Taizhang.Kernel;

namespace Taizhang.Plans.Reading;

/// <summary>Finds chapters, sections and measures by their numbering, and hands tables to their own reader.</summary>
internal sealed partial class StructureReader
{
    private readonly IReadOnlyList<Paragraph> _paragraphs;
    private readonly Header _header;
    private readonly bool[] _begins;
    private readonly bool[] _lists;
    private readonly Structure _structure;

    // Of the part being read: its numbering, its unnumbered headings, its last numbered paragraph.
    private Numbering _numbering = new([]);
    private HashSet<int> _headings = [];
    private int _lastNumbered = -1;
    private bool _isInline;
    private int _continued;

    private StructureReader(string original, IReadOnlyList<Paragraph> paragraphs, Header header)
    {
        (_paragraphs, _header) = (paragraphs, header);
        _structure = new Structure(original);
        (_begins, _lists) = Attachments.Find(paragraphs, header.Signatures);
    }

    internal static Structure Read(string original, IReadOnlyList<Paragraph> paragraphs, Header header)
    {
        var reader = new StructureReader(original, paragraphs, header);
        reader.Read();
        reader._structure.Stretch(original.Length);
        return reader._structure;
    }

    private void Read()
    {
        BeginPart(0);
        for (var i = 0; i < _paragraphs.Count; i++)
        {
            if (_paragraphs[i].IsRow)
            {
                var end = i;
                while (end < _paragraphs.Count && _paragraphs[end].IsRow)
                {
                    end++;
                }

                TableReader.Read(_structure, _paragraphs, i, end);
                i = end - 1;
            }
            else if (_begins[i])
            {
                _structure.BeginPart();
                BeginPart(i + 1);
            }
            else if (i >= _header.BodyStart && !_lists[i] && !_header.Signatures.Contains(i))
            {
                ReadParagraph(i);
            }
        }
    }

    private void BeginPart(int start)
    {
        var end = start;
        while (end < _paragraphs.Count && !_begins[end])
        {
            end++;
        }

        var own = Enumerable.Range(start, end - start).Where(i => i >= _header.BodyStart && !_lists[i] && !_header.Signatures.Contains(i)).ToArray();
        _numbering = new Numbering(own.Select(i => _paragraphs[i]));
        _headings = _numbering.HasChapters ? [] : Headings(own);
        _lastNumbered = own.LastOrDefault(i => !_paragraphs[i].IsRow && NumberingMark.TryRead(_paragraphs[i].Text, out var mark) && _numbering.RankOf(mark.Style) > 0, -1);
        (_isInline, _continued) = (false, 0);
    }

    // Where no chapter is numbered, short lines without a stop between longer ones are their titles; one alone is not.
    private HashSet<int> Headings(int[] own)
    {
        var found = own.Where(i => IsHeading(_paragraphs[i]) && i + 1 < _paragraphs.Count && !IsHeading(_paragraphs[i + 1]) && !_header.Signatures.Contains(i + 1)).ToHashSet();
        return found.Count > 1 ? found : [];
    }

    private static bool IsHeading(Paragraph paragraph) =>
        !paragraph.IsRow && paragraph.Text.Length is > 1 and <= 25 && !NumberingMark.TryRead(paragraph.Text, out _) && Heading().IsMatch(paragraph.Text);

    private void ReadParagraph(int index)
    {
        var paragraph = _paragraphs[index];
        var plain = paragraph.Plain;
        if (_headings.Contains(index))
        {
            _structure.AddChapter(ChineseNumber.Write(_structure.CountChapters() + 1), plain, 0, plain.Length);
            return;
        }

        if (!NumberingMark.TryRead(paragraph.Text, out var mark) && !NumberingMark.TryReadNext(paragraph.Text, _structure.NextMeasure, out mark))
        {
            ReadUnnumbered(index, plain);
            return;
        }

        var titleEnd = TitleEnd(paragraph.Text, mark.Length);
        var no = plain.Text[..mark.Length].TrimEnd('、', '.', ':', ' ', '-');
        var rank = _numbering.RankOf(mark.Style);
        if (rank > 0)
        {
            _isInline = rank > 1 && titleEnd < plain.Length - 1;
        }

        switch (rank)
        {
            case 1:
                _structure.AddChapter(Number(mark, no), plain, mark.Length, titleEnd, mark.No);
                break;
            case 2:
                _structure.AddSection(mark.Style is MarkStyle.Parenthesis ? $"（{no.Trim('(', ')', '.', '、', ':')}）" : Number(mark, no), plain, mark.Length, titleEnd);
                break;
            case 3:
                _structure.AddMeasure(mark.No, plain, mark.Length, titleEnd, plain.All);
                break;
        }

        AddText(plain, rank == 0 ? 0 : mark.Length, rank == 0 ? null : plain.Text[mark.Length..titleEnd]);
    }

    private void ReadUnnumbered(int index, MappedText plain)
    {
        if (!_structure.HasParts)
        {
            if (!IsPreamble(plain.Text))
            {
                _structure.Left.Add(new(plain.All, NotUnderstoodReasons.OutsideStructure));
            }
        }
        else if (_isInline && index > _lastNumbered && _continued == 0 && UnitReader.IsOwnLine(plain.Text) is false)
        {
            // Every item was one paragraph, and this one follows the last: it belongs to none of them.
            _structure.EndItems(plain.All.Start);
            _structure.Left.Add(new(plain.All, NotUnderstoodReasons.TrailingParagraph));
        }
        else if (_isInline && UnitReader.IsOwnLine(plain.Text) is false)
        {
            _continued++;
        }

        AddText(plain, 0, null);
    }

    // What a document opens with, and the title of the plan below the letter that issues it.
    private bool IsPreamble(string text) => CitedDocuments.IsMaking(text) || _header.PlanTitle is { } title && HeaderReader.Normal(title).StartsWith(HeaderReader.Normal(text), StringComparison.Ordinal)
        || _structure.Place.Part == 1 && text.Length < 30 && HeaderReader.IsSubtitle(text);

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

    private void AddText(MappedText plain, int start, string? topic)
    {
        if (start < plain.Length)
        {
            _structure.Texts.Add(new(plain.Slice(start, plain.Length), _structure.Place, topic));
        }

        UnitReader.Read(plain, _structure);
    }

    [GeneratedRegex(@"[(【](?:牵头|责任|配合|主办|协办|完成时限|时限|\d+(?:\.\d+)?分)[^()]*[)】]?$|[(【][^()【】]{2,80}(?:牵头|负责)[^()【】]{0,80}[)】]$|:$", RegexOptions.None, 1000)]
    private static partial Regex TitleNote();

    [GeneratedRegex(@"^[\u4e00-\u9fa5、“”]+$", RegexOptions.None, 1000)]
    private static partial Regex Heading();
}
