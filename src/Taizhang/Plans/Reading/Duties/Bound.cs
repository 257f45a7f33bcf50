using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>What tells a bound in front of a figure (不少于, 达到, 不超过, 约), behind it (以上, 以内, 左右), or at a distance (至少组织开展1次).</summary>
internal static partial class Bound
{
    /// <summary>The words in front, in a group q.</summary>
    internal const string InFront = "(?<q>" + Least + "|" + Exceeding + "|" + Most + "|" + About + "|力争|为)?";

    /// <summary>The words behind, in a group a.</summary>
    internal const string Behind = @"(?<a>(?:及|\(含\))?以上|以内|之内|及?以下|左右|上下)?";

    private const string Least = "不少于|不低于|不得少于|不得低于|不应少于|不应低于|不小于|不得小于|不短于|不下于|最少|最低|至少|起码|应达到|应达|达到|达|保持在|稳定在|维持在|提高到|提高至|提升到|提升至|增加到|增加至|增长到|增长至|扩大到|扩大至|上升到|上升至";

    // Only behind what is measured: 参与率超过60% is a target, 迟到超过3次 is not.
    private const string Exceeding = "(?<=率|比例|占比|比重|满意度|覆盖面|总量|总数|人数|规模|力争|累计|分别|均|总体)(?:超过|突破|高于|大于)";

    private const string Most = "不超过|不得超过|不应超过|不高于|不得高于|不多于|不得多于|不大于|不得大于|至多|最多|控制在|控制到|限制在|压减到|压减至|压缩到|压缩至|缩短到|缩短至|缩减到|缩减至|降到|降至|降低到|降低至|下降到|下降至|减少到|减少至";

    private const string About = "约为|大约|约";

    private static readonly HashSet<string> LeastWords = [.. Least.Split('|'), "超过", "突破", "高于", "大于"];

    private static readonly HashSet<string> MostWords = [.. Most.Split('|')];

    /// <summary>The comparison a match with the groups q and a asks for, after the words in front of it.</summary>
    internal static string Operator(Match match, string before)
    {
        var (q, a) = (match.Groups["q"].Value, match.Groups["a"].Value);
        return a is "左右" or "上下" || q is "约" or "约为" or "大约" ? "~"
            : LeastWords.Contains(q) ? ">="
            : MostWords.Contains(q) ? "<="
            : a.EndsWith("以上", StringComparison.Ordinal) ? ">="
            : a.Length > 0 ? "<="
            : LeastFarther().IsMatch(before) ? ">="
            : MostFarther().IsMatch(before) ? "<="
            : "=";
    }

    /// <summary>Whether words around the figure bound it.</summary>
    internal static bool IsIn(Match match, string before) =>
        match.Groups["q"].Success && match.Groups["q"].Value is not ("为" or "力争") || match.Groups["a"].Success
        || LeastFarther().IsMatch(before) || MostFarther().IsMatch(before);

    internal static DutyKind KindOf(string comparison) => comparison switch
    {
        ">=" => DutyKind.Minimum,
        "<=" => DutyKind.Maximum,
        _ => DutyKind.Quantity,
    };

    [GeneratedRegex(@"(?:至少|最少|起码|不少于|不低于|不得少于|不得低于)[^，。；\d]{1,14}$", RegexOptions.None, 1000)]
    private static partial Regex LeastFarther();

    [GeneratedRegex(@"(?:至多|最多|不超过|不得超过|不高于|不多于)[^，。；\d]{1,14}$", RegexOptions.None, 1000)]
    private static partial Regex MostFarther();
}
