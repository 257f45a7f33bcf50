namespace Taizhang.Plans.Reading;

/// <summary>Which rank each style of numbering has in one part of a document: 1 a chapter, 2 a section, 3 a measure, 0 a step below.</summary>
/// <remarks>一、 is a chapter in one plan and a section below 第一部分 in another: the rank follows from what else is used.</remarks>
internal sealed class Numbering
{
    private readonly int[] _counts = new int[Enum.GetValues<MarkStyle>().Length];

    internal Numbering(IEnumerable<Paragraph> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            if (!paragraph.IsRow && NumberingMark.TryRead(paragraph.Text, out var mark))
            {
                _counts[(int)mark.Style]++;
            }
        }
    }

    /// <summary>Whether any chapter is numbered.</summary>
    internal bool HasChapters => HasParts || HasBookChapters || Count(MarkStyle.Comma) > 0;

    private bool HasParts => Count(MarkStyle.Part) > 1;

    private bool HasBookChapters => Count(MarkStyle.Chapter) > 1;

    private bool HasArticles => Count(MarkStyle.Article) > 1;

    internal int RankOf(MarkStyle style) => style switch
    {
        MarkStyle.Part => 1,
        MarkStyle.Chapter => HasParts ? 2 : 1,
        MarkStyle.Section => HasParts && HasBookChapters ? 0 : 2,
        MarkStyle.Comma when HasParts && HasBookChapters => 0,
        MarkStyle.Comma => HasParts || HasBookChapters ? 2 : 1,
        MarkStyle.Labeled => 2,
        MarkStyle.Parenthesis => HasBookChapters || HasArticles || HasParts && Count(MarkStyle.Comma) > 0 ? 0 : 2,
        MarkStyle.Article => 3,
        MarkStyle.Arabic => HasArticles ? 0 : 3,
        _ => 0,
    };

    private int Count(MarkStyle style) => _counts[(int)style];
}
