using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading;

/// <summary>Sorts every sentence: countable where a duty was read, judged where something is to be done, else declaratory.</summary>
internal static partial class ClauseReader
{
    internal static List<ReadClause> Read(IReadOnlyList<PlacedText> texts, ProposedDuty[] duties)
    {
        var clauses = new List<ReadClause>();
        foreach (var placed in texts)
        {
            foreach (var (start, end) in Clauses.Sentences(placed.Plain.Text))
            {
                var range = placed.Plain.Range(start, end);
                var sentence = placed.Plain.Text[start..end];
                var kind = Overlaps(duties, range) ? ClauseKind.Countable
                    : !Statement().IsMatch(placed.Topic ?? "") && sentence.Length > 6 && Doing().IsMatch(sentence) ? ClauseKind.Judged : ClauseKind.Declaratory;
                clauses.Add(new(placed.Place, kind, range));
            }
        }

        return clauses;
    }

    // Duties are in the order of the text and short; a few before the first that begins later suffice.
    private static bool Overlaps(ProposedDuty[] duties, TextRange range)
    {
        int low = 0, high = duties.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = duties[middle].Range.Start < range.End ? (middle + 1, high) : (low, middle);
        }

        for (var i = low - 1; i >= Math.Max(0, low - 8); i--)
        {
            if (duties[i].Range.Overlaps(range))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("指导思想|总体要求|基本原则|工作目标|总体目标|重要意义|背景", RegexOptions.None, 1000)]
    private static partial Regex Statement();

    [GeneratedRegex("建立|完善|健全|制定|开展|组织|落实|推进|推行|建设|实施|规范|强化|加强|整顿|整治|检查|督促|考核|培训|选拔|配备|公开|公布|通报|约谈|选优|设置|推广|打造|开发|编制|征求|走访|慰问|查处|纳入|指定|报送|完成|安排|成立|召开|排查|整改", RegexOptions.None, 1000)]
    private static partial Regex Doing();
}
