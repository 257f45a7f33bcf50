using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>How often is in the name: 实行月通报制度, 上报半年工作小结.</summary>
internal static partial class NamedPeriodReader
{
    internal static void Read(DutySentence sentence)
    {
        foreach (Match match in Pattern().Matches(sentence.Text))
        {
            if (!sentence.IsTaken(match))
            {
                var period = match.Groups["p"].Value switch { "日" => "天", "季" => "季度", "月度" => "月", var p => p };
                sentence.Add(match, new(DutyKind.Frequency, "=") { Low = 1, Unit = "次", Period = period, Subject = match.Value, IsImplied = true });
                sentence.Take(match);
            }
        }
    }

    [GeneratedRegex(@"(?:实行|执行|落实|建立|坚持|推行|健全|完善)(?<p>日|周|月|季度?|半年)度?(?:通报|调度|报告|例会|督查|分析|巡查|考核|小结|研判|会商|排名|点评|报送|检查|汇报)|(?:上报|报送|提交|报告)(?<p>半年|季度|月度)(?:工作)?(?:小结|总结|报告|情况)[^。；，]{0,10}", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
