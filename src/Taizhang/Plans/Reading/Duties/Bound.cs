using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>What tells a bound in front of a figure (不少于, 达到, 不超过, 约) and behind it (以上, 以内, 左右).</summary>
internal static class Bound
{
    /// <summary>The words in front, in a group q.</summary>
    internal const string InFront = "(?<q>" + Least + "|" + Most + "|" + About + "|力争|为)?";

    /// <summary>The words behind, in a group a.</summary>
    internal const string Behind = "(?<a>以上|及以上|以内|之内|以下|左右|上下)?";

    private const string Least = "不少于|不低于|不得少于|不得低于|不小于|不短于|最少|最低|至少|起码|应达|达到|达|保持在|稳定在|提高到|提升到|提升至|提高至|增加到|增加至|扩大到";

    private const string Most = "不超过|不得超过|不高于|不多于|不大于|不得高于|不得多于|至多|最多|控制在|压减到|压缩到|降到|降至|降低到|下降到";

    private const string About = "约为|大约|约";

    private static readonly HashSet<string> LeastWords = [.. Least.Split('|')];

    private static readonly HashSet<string> MostWords = [.. Most.Split('|')];

    /// <summary>The comparison a match with the groups q and a asks for.</summary>
    internal static string Operator(Match match, bool isAtLeast = false)
    {
        var (q, a) = (match.Groups["q"].Value, match.Groups["a"].Value);
        return a is "左右" or "上下" || q is "约" or "约为" or "大约" ? "~"
            : isAtLeast || a is "以上" or "及以上" || LeastWords.Contains(q) ? ">="
            : a.Length > 0 || MostWords.Contains(q) ? "<="
            : "=";
    }

    /// <summary>Whether words around the figure bound it.</summary>
    internal static bool IsIn(Match match) => match.Groups["q"].Success && match.Groups["q"].Value is not ("为" or "力争") || match.Groups["a"].Success;

    internal static DutyKind KindOf(string comparison) => comparison switch
    {
        ">=" => DutyKind.Minimum,
        "<=" => DutyKind.Maximum,
        _ => DutyKind.Quantity,
    };
}
