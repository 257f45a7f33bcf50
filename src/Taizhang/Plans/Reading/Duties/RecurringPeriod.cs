using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>The words for a period that comes again.</summary>
internal static partial class RecurringPeriod
{
    /// <summary>The period of a match, as a duty names it.</summary>
    internal static string Of(Match match) => match.Groups["h"].Success ? "半年"
        : match.Groups["n"].Success ? match.Groups["n"].Value + match.Groups["u"].Value
        : Named(match.Groups["p"].Value);

    /// <summary>One name for each period.</summary>
    internal static string Named(string written) => written switch
    {
        "年度" or "全年" or "年内" or "年度内" or "一年" or "一年内" or "学年" or "本年度" => "年",
        "季" or "一季" or "一季度" => "季度",
        "半年度" => "半年",
        "月度" or "一月" or "一个月" => "月",
        "星期" or "一周" => "周",
        "日" => "天",
        "双月" => "两个月",
        _ => written,
    };

    private const string Each = @"每(?:一)?(?:个)?(?<p>半年度?|年度?|季度|季|半个?月|月度?|周(?!边)|星期|天|日|工作日|学期|学年|旬|双月|(?<n>[两二三四五\d]{1,2})(?<u>年|个?月|周|个季度))(?!轻|级|代)";

    private const string Short = "(?<p>半年|年|季度|月|周)(?=至少|不少于|不低于)";

    private const string By = "按(?:照)?(?<p>季度?|月度?|年度?|周|半年|旬|学期)(?=开展|组织|召开|通报|报送|上报|公布|公示|调度|进行|研究|分析|研判|汇总|督查|督导|检查|考核|评估|总结|发布|更新|推进|听取|报告|抽查|巡查|走访|排名|点评|跟踪)";

    private const string WithinYear = @"(?<p>全年|(?<![一二两三四五六七八九十半\d])年内|年度内|本年度|一年内?)(?=[^，。；]{0,24}?(?:不少于|至少|不低于|不超过|最多)[^，。；]{0,12}?" + Figure.Number + "(?:" + Figure.Units + "))";

    private const string SoOften = "(?<!第)(?<p>半年|一年|一季度?|一个?月|一周)(?=(?:至少|不少于)?" + Figure.Number + "(?:次|场|期|轮|遍))";

    // 一年一评, 一月一调度.
    private const string OneOne = "(?<o>(?<p>半年|一年|一季度?|一个?月|一周))一(?=评|考核|述职|述评|议|审|检|报告|通报|调度|总结|小结|研判|督查|排名|公示|例会|轮训|体检|讲评|会商|复核|结算)";

    private const string BothHalves = "(?<h>上(?:半年)?[、与和及]?下半年[^，。；]{0,6}(?:各|分别))";

    [GeneratedRegex(Each + "|" + Short + "|" + By + "|" + WithinYear + "|" + SoOften + "|" + OneOne + "|" + BothHalves, RegexOptions.None, 1000)]
    internal static partial Regex Pattern();
}
