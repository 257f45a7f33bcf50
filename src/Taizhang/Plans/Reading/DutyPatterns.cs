using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading;

/// <summary>The turns of phrase that make a duty, on half-width text without blanks.</summary>
internal static partial class DutyPatterns
{
    private const string Number = @"(?:\d[\d,]*(?:\.\d+)?[百千万亿]{0,2}|[一二两三四五六七八九十百千万亿]{1,8}|半)";

    /// <summary>What tells a bound in front of a figure: 不少于, 不超过, 达到, 约.</summary>
    private const string Before = @"(?<q>不少于|不低于|不得少于|不得低于|不小于|不短于|最少|最低|至少|起码|应达|达到|达|保持在|稳定在|提高到|提升到|提升至|提高至|增加到|增加至|扩大到|不超过|不得超过|不高于|不多于|不大于|不得高于|不得多于|至多|最多|控制在|压减到|压缩到|降到|降至|降低到|下降到|约|大约|约为|力争|为)?";

    private const string After = @"(?<a>以上|及以上|以内|之内|以下|左右|上下)?";

    internal const string TimesUnits = "人次|场次|批次|次|场|回|期|堂|轮|讲|遍";

    private const string Units = TimesUnits + "|个工作日|工作日|万元|亿元|元|万人|人(?![才民大士数员均口类群文生])|名(?![单称师校])|位|个百分点|个月|个小时|小时|分钟|学时|课时|学分|公里|千米|平方米|平方公里|万亩|亩|公顷|万吨|吨|毫克|天|日|个|家|项|套|篇|件|处|所(?!有)|座|条|户|支|台|辆|间|批|种|门|本|册|部(?!门|分|署)|栋|张|幅|首|例|起|宗|株|棵|页|组|对|队|只|艘|盏|块|片(?!区)|岗|周(?!年|边)|年(?![度底末终轻])";

    /// <summary>每半年, 每两年, 全年, 按季度: a period that comes again.</summary>
    [GeneratedRegex(@"每(?:一)?(?:个)?(?<p>半年度?|年度?|季度|季|半个?月|月度?|周|星期|天|日|工作日|学期|学年|旬|(?<n>[两二三四五\d]{1,2})(?<u>年|个?月|周|个季度))(?!轻|级)|(?<p>半年|年|季度|月|周)(?=至少|不少于|不低于)|按(?<p>季度?|月|年度?|周|半年)(?=开展|组织|召开|通报|报送|上报|公布|调度|进行)|(?<p>全年|年内|年度内|一年内?)(?=[^，。；]{0,12}(?:不少于|至少|不低于|不超过)" + Number + "(?:" + Units + @"))|(?<h>上半年[与和、及]?下半年[^，。；]{0,4}(?:各|分别))", RegexOptions.None, 1000)]
    internal static partial Regex Recurring();

    [GeneratedRegex(Before + @"(?<![第届\d.])(?<n>" + Number + @")(?<an>余|多)?(?:(?:至|-|~|到)(?<n2>" + Number + @"))?(?<u>" + Units + ")" + After, RegexOptions.None, 1000)]
    internal static partial Regex Count();

    [GeneratedRegex(Before + @"(?:(?<n>\d+(?:\.\d+)?)(?<s>[%‰])?(?:至|-|~|到)(?<n2>\d+(?:\.\d+)?)(?<s2>[%‰])|(?<n>\d+(?:\.\d+)?)(?<s>[%‰])|百分之(?<n>[一二三四五六七八九十百零]{1,6}|\d+)(?:(?:至|到)百分之(?<n2>[一二三四五六七八九十百零]{1,6}|\d+))?|(?<d>[二三四五六七八九十])分之(?<n>[一二三四五六七八九两]))(?:的比例)?" + After, RegexOptions.None, 1000)]
    internal static partial Regex Ratio();

    /// <summary>Words that make a share a growth when they stand right in front of it.</summary>
    [GeneratedRegex(@"(?:增长|增加|提高|提升|上升|递增|增幅|下降|降低|减少|压减|压缩|递减|降幅|缩短|下浮|减)(?:率|幅度)?(?:约|了|不低于|不少于|达到?|在|超过|保持在?)?$", RegexOptions.None, 1000)]
    internal static partial Regex GrowthBefore();

    [GeneratedRegex(@"(?:(?:实现|做到|确保|保持|有所|稳步|在[^，。；]{2,8}基础上)*(?:逐年|每年|年年|持续逐步)(?:有所|适当|稳步|同步)?(?:提高|增长|增加|递增|上升|提升|加大|下降|减少|递减|降低)|翻(?:一|两)?番|(?<big>大幅度?(?:增加|提高|增长|提升)))", RegexOptions.None, 1000)]
    internal static partial Regex Growth();

    /// <summary>N个工作日内, 三年内, 任期届满前6个月: a time that runs from an event.</summary>
    [GeneratedRegex(@"(?:(?<y>(?:19|20)\d\d)年(?:起|开始)，?)?(?<e>前)?(?<n>" + Number + @")个?(?<u>工作日|小时|日|天|周|月|年)(?<in>以内|之内|内|时间内)", RegexOptions.None, 1000)]
    internal static partial Regex Within();

    [GeneratedRegex(@"(?:集中|用|利用|为期|分|历时|连续)(?<n>" + Number + @")(?<u>年|个月|个?周|天)(?:左右)?(?:的?时间)?(?!每年|内)", RegexOptions.None, 1000)]
    internal static partial Regex Duration();

    /// <summary>实行月通报制度, 上报半年工作小结: how often is in the name.</summary>
    [GeneratedRegex(@"(?:实行|执行|落实|建立|坚持|推行|健全|完善)(?<p>日|周|月|季度?|半年)度?(?:通报|调度|报告|例会|督查|分析|巡查|考核|小结|研判|会商|排名|点评|报送|检查|汇报)|(?:上报|报送|提交|报告)(?<p>半年|季度|月度)(?:工作)?(?:小结|总结|报告|情况)[^。；，]{0,10}", RegexOptions.None, 1000)]
    internal static partial Regex NamedPeriod();

    [GeneratedRegex(@"(?:年内|全年|确保|实现|做到|保持)(?:无|零)(?<what>[^，。；0-9]{2,12})", RegexOptions.None, 1000)]
    internal static partial Regex None();

    [GeneratedRegex(@"实现“?(?:一|每)(?<per>[村社区支部镇校企园居]{1,2})一(?<u>名|个|支|所|站)", RegexOptions.None, 1000)]
    internal static partial Regex OneEach();

    /// <summary>The deeds that make a bare figure something to be reached.</summary>
    [GeneratedRegex(@"引进|培养|培育|培训|选拔|选派|选树|选聘|评选|评定|评审|遴选|认定|扶持|支持|资助|服务|建设|建成|建立|新建|改建|扩建|改造|筹建|筹集|设立|打造|创建|组织|发动|开展|举办|召开|安排|投入|完成|实现|达到|转化|创办|产生|发展|招聘|招收|配备|配置|新增|增加|推出|制作|编制|印发|发布|推广|覆盖|走访|慰问|帮扶|结对|联系|整治|整改|排查|检查|抽查|撰写|报送|形成|落实|解决|办好|办理|化解|清理|种植|栽植|补助|奖励|给予|征集|推荐|储备|吸引|聘请|聘任|认领|参加|学习|集中|加强与|用稿|投稿|接待|拍摄|修建|修缮|提升|更新|购置|添置|读|收录", RegexOptions.None, 1000)]
    internal static partial Regex Deed();

    /// <summary>What makes a figure a condition, a score or a past fact.</summary>
    [GeneratedRegex(@"^[^，。；]{0,3}(?:扣|加\d|奖\d|得\d|不得分|记\d)|^分(?!别|支|期|批|类|钟)", RegexOptions.None, 1000)]
    internal static partial Regex ScoreBehind();

    [GeneratedRegex(@"(?:不足|低于|少于|高于|超过|满|未满|未达到|达不到|超出|多投稿|出现|发生|每出现|每发现|每少|每缺|每增加|建党|成立|现有|已有|共有|其中|目前|累计|原有|拥有|包括|分别扣|扣|奖|得)$", RegexOptions.None, 1000)]
    internal static partial Regex ConditionBefore();
}
