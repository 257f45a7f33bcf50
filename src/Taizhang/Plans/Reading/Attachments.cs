using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading;

/// <summary>Tells the lines that begin an attachment from the list of attachments under a letter.</summary>
internal static partial class Attachments
{
    private const int LongestLine = 60;

    /// <summary>For each paragraph: whether an attachment begins with it, and whether it only lists one.</summary>
    internal static (bool[] Begins, bool[] Lists) Find(IReadOnlyList<Paragraph> paragraphs, IReadOnlySet<int> signatures)
    {
        bool[] begins = new bool[paragraphs.Count], lists = new bool[paragraphs.Count];
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (!IsNamed(paragraphs[i]))
            {
                continue;
            }

            var end = i + 1;
            while (end < paragraphs.Count && IsListed(paragraphs[end]))
            {
                end++;
            }

            var isBare = Bare().IsMatch(paragraphs[i].Text);
            var isList = isBare ? end > i + 1 && paragraphs[i].Text.EndsWith(':') : end > i + 1 || end == paragraphs.Count || signatures.Contains(end);
            begins[i] = !isList;
            if (isList)
            {
                lists.AsSpan(i, end - i).Fill(true);
                i = end - 1;
            }
        }

        return (begins, lists);
    }

    private static bool IsNamed(Paragraph paragraph) =>
        !paragraph.IsRow && paragraph.Text.Length < LongestLine && Named().IsMatch(paragraph.Text) && !paragraph.Text.EndsWith('。');

    private static bool IsListed(Paragraph paragraph) => !paragraph.IsRow && paragraph.Text.Length < LongestLine && paragraph.Text.IndexOfAny(['。', '；']) < 0
        && (IsNamed(paragraph) && !Bare().IsMatch(paragraph.Text) || NumberingMark.TryRead(paragraph.Text, out var mark) && mark.Style == MarkStyle.Arabic);

    [GeneratedRegex(@"^(?:附件|附表)(?:[一二三四五六七八九十]{1,2}|\d{1,2})?(?:$|[:、.]|-\d|(?<=\d)[\u4e00-\u9fa5])", RegexOptions.None, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?:附件|附表)(?:[一二三四五六七八九十]{1,2}|\d{1,2})?:?$", RegexOptions.None, 1000)]
    private static partial Regex Bare();
}
