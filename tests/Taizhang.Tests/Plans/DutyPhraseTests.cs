using System.Globalization;
using Taizhang.Plans.Reading;

namespace Taizhang.Tests.Plans;

/// <summary>The turns of phrase in which plans ask for something that can be counted.</summary>
public class DutyPhraseTests
{
    [Theory]
    [InlineData("每半年至少开展1次谈心谈话。", "Frequency >= 1次/半年")]
    [InlineData("每季度召开一次党员大会。", "Frequency = 1次/季度")]
    [InlineData("党小组会每月召开1至2次。", "Frequency between 1-2次/月")]
    [InlineData("一年两次召开专题会。", "Frequency = 2次/年")]
    [InlineData("星级实行一年一评。", "Frequency = 1次/年")]
    [InlineData("上、下半年各开展不少于1次督查。", "Frequency >= 1次/半年")]
    [InlineData("各单位每月25日前报送工作小结。", "Frequency = 1次/月")]
    [InlineData("每月在10日、25日前报送情况。", "Frequency = 2次/月")]
    [InlineData("实行月通报制度。", "Frequency = 1次/月")]
    [InlineData("建立“月调度、季通报、年考核”机制。", "Frequency = 1次/月", "Frequency = 1次/季度", "Frequency = 1次/年")]
    [InlineData("党组织按季度研究发展党员工作。", "Frequency = 1次/季度")]
    [InlineData("对水质检测不少于2次/月。", "Frequency >= 2次/月")]
    [InlineData("每两年轮训一遍党支部书记。", "Frequency = 1遍/两年")]
    [InlineData("每月相对固定1天开展主题党日。", "Frequency = 1次/月")]
    [InlineData("全年送戏下乡不少于60场。", "Frequency >= 60场/年")]
    [InlineData("每年入企检查不超过2次。", "Maximum <= 2次/年")]
    [InlineData("每年报送信息4篇以上。", "Minimum >= 4篇/年")]
    [InlineData("党员集中学习培训时间不少于32学时。", "Minimum >= 32学时")]
    [InlineData("至少明确1名专职人员。", "Minimum >= 1名")]
    [InlineData("每个行政村配备不少于1名管水员。", "Minimum >= 1名")]
    [InlineData("投入资金3000余万元。", "Quantity = 30000000元")]
    [InlineData("重点引进和培养1万名左右紧缺人才。", "Quantity ~ 10000名")]
    [InlineData("开办时间压缩至1个工作日以内。", "Maximum <= 1个工作日")]
    [InlineData("述职报告不超过2000字。", "Maximum <= 2000字")]
    [InlineData("年内无不达标河库。", "Maximum = 0个/年")]
    [InlineData("普及率达到98%以上。", "Ratio >= 98%")]
    [InlineData("漏损率控制在12%以内。", "Ratio <= 12%")]
    [InlineData("合格率、满意率分别达到95%、90%。", "Ratio >= 95%", "Ratio >= 90%")]
    [InlineData("普及率、数控化率分别超过90%、75%。", "Ratio >= 90%", "Ratio >= 75%")]
    [InlineData("培训时长不少于3天、24学时。", "Minimum >= 3天", "Minimum >= 24学时")]
    [InlineData("设备投资规模较2023年增长30%以上。", "Growth increase 30%")]
    [InlineData("回收量较2023年增加约一倍。", "Growth increase 1倍")]
    [InlineData("按照总数的1%至2%配备。", "Ratio between 1-2%")]
    [InlineData("党建经费不低于上年度工资总额的1%。", "Ratio >= 1%")]
    [InlineData("谈问题的篇幅不少于三分之一。", "Ratio >= 33.33%")]
    [InlineData("党员参与率达到八成以上。", "Ratio >= 80%")]
    [InlineData("实现村级站点全覆盖。", "Ratio = 100%")]
    [InlineData("服务群众年均增长10%。", "Growth increase 10%/年")]
    [InlineData("“三公”经费支出同比下降5%。", "Growth decrease 5%/年")]
    [InlineData("参与率提高3个百分点。", "Growth increase 3个百分点")]
    [InlineData("预算数额逐年增长。", "Growth increase/年")]
    [InlineData("收到线索后10个工作日内答复。", "Deadline <= 10个工作日")]
    [InlineData("2026年6月底前建成通水。", "Deadline <= to 2026-06-30")]
    [InlineData("6月15日至6月21日征集作品。", "Deadline between from 2024-06-15 to 2024-06-21")]
    [InlineData("2024年三季度末前完成调整。", "Deadline <= to 2024-09-30")]
    [InlineData("“七一”前走访慰问老党员。", "Deadline <= to 2024-06-30")]
    public void A_phrase_is_read_as_what_it_asks_for(string sentence, params string[] duties) => Assert.Equal(duties, Read(sentence));

    [Theory]
    [InlineData("增强“四个意识”，做到“两个维护”。")]
    [InlineData("迟到3次的，扣1分。")]
    [InlineData("参学率每低1个百分点扣0.5分，低于70%的不得分。")]
    [InlineData("90分以上为好。")]
    [InlineData("对连续两年排名末位的支部予以约谈。")]
    [InlineData("正式党员不足3人的支部及时调整。")]
    [InlineData("设立24小时服务热线。")]
    [InlineData("提升污水处理率，实现无害化处理处置。")]
    [InlineData("把年终考核结果作为依据。")]
    [InlineData("贯彻2024年全会精神。")]
    [InlineData("认真学习《关于每年开展2次检查的规定》。")]
    [InlineData("面向35周岁以下青年。")]
    public void A_figure_that_asks_for_nothing_is_no_duty(string sentence) => Assert.Empty(Read(sentence));

    private static string[] Read(string sentence)
    {
        var reading = SamplePlans.ReadText($"某局2024年工作要点\n一、{sentence}\n某局党支部\n2024年1月5日\n")!;
        return [.. reading.Duties.Select(Write)];
    }

    private static string Write(ProposedDuty duty) => string.Create(
        CultureInfo.InvariantCulture,
        $"{duty.Kind} {duty.Operator}{Figure(duty)}{(duty.Kind != DutyKind.Deadline && duty.Period is not null ? "/" + duty.Period : "")}{(duty.From is { } from ? $" from {from:yyyy-MM-dd}" : "")}{(duty.Deadline is { } day ? $" to {day:yyyy-MM-dd}" : "")}");

    private static string Figure(ProposedDuty duty) => duty.Low is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {duty.Low:0.##}{(duty.High is null ? "" : "-")}{duty.High:0.##}{duty.Unit}");
}
