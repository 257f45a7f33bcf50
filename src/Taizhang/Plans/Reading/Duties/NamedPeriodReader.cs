using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>How often is in the name: 实行月通报制度, “月调度、季通报、年考核”, 上报半年工作小结.</summary>
internal static partial class NamedPeriodReader
{
    internal static void Read(ReadSentence sentence)
    {
        foreach (Match match in Pattern().Matches(sentence.Text))
        {
            if (!sentence.IsTaken(match))
            {
                sentence.Add(match, new(DutyKind.Frequency, "=") { Low = 1, Unit = "次", Period = RecurringPeriod.Named(match.Groups["p"].Value), Subject = match.Value, IsImplied = true });
                sentence.Take(match);
            }
        }
    }

    private const string Deeds = "(?:通报|调度|报告|例会|督查|督导|分析|巡查|考核|小结|研判|会商|排名|点评|讲评|报送|检查|汇报|总结|评比|公示|提醒|自查|盘点)";

    [GeneratedRegex(@"(?:实行|执行|落实|建立|坚持|推行|健全|完善)“?(?<p>日|周|旬|月(?!月)|季度?|半年)度?" + Deeds
        + @"|(?<=[、“])(?<p>日|周|旬|月|双月|季度?|半年|年)度?" + Deeds + @"(?=[、”])"
        + @"|(?:上报|报送|提交|报告)(?<p>半年|季度|月度)(?:工作)?(?:小结|总结|报告|情况)[^。；，]{0,10}", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
