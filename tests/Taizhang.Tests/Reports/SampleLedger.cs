using System.Globalization;
using Taizhang.Reports;

namespace Taizhang.Tests.Reports;

internal static class SampleLedger
{
    public const string Command = "=cmd|' /C calc'!A0";
    public static readonly string Endless = new('长', 40_000);
    public static readonly DateOnly AsOf = new(2018, 6, 30);

    public static ExecutionLedger With(params ExecutionLedgerRow[] rows) => new()
    {
        PlanTitle = "加强基层党组织建设三年行动计划（2018—2020年）",
        DocumentNumber = "海城管党组〔2018〕23号",
        Issuer = "海城区城市管理局机关党委",
        AsOf = AsOf,
        ExportedBy = "李芳",
        ExportedAt = new DateTimeOffset(2018, 7, 2, 9, 30, 0, TimeSpan.FromHours(8)),
        Source = "/plans/1/ledger?on=2018-06-30",
        Rows = rows,
        Duties = [.. rows.Select(row => new ExecutionLedgerDuty
        {
            MeasureNumber = row.MeasureNumber,
            Requirement = "党员大会每季度至少一次",
            Subject = "第一党支部",
            DueOn = AsOf,
            State = row.State,
        })],
    };

    public static ExecutionLedger Full() => With([.. Enumerable.Range(1, 22).Select(Measure)]);

    public static ExecutionLedgerRow Measure(int number) => new()
    {
        Theme = number <= 11 ? "2018年“规范建设年”" : "2019年“组织提升年”",
        Action = number <= 11 ? "基本组织建设行动" : "党内生活规范行动",
        MeasureNumber = number.ToString(CultureInfo.InvariantCulture),
        MeasureTitle = "落实“三会一课”制度，党支部每季度至少召开一次党员大会",
        LeadUnits = "机关党委办公室",
        ResponsibleUnits = "各党支部",
        State = number % 2 == 0 ? new StateCell("已完成", StateTone.Good) : new StateCell("逾期未完成", StateTone.Bad),
        DutiesDue = 20,
        DutiesMet = 15,
        Progress = "20个党支部中已有15个完成。",
        EvidenceCount = 15,
        Evidence = ["会议记录（第一党支部）"],
        Problems = number % 2 == 0 ? [] : ["第五党支部第二季度未召开党员大会。"],
        Owner = "张伟",
        Deadline = new DateOnly(2018, 12, 31),
        Explanation = ["应召开20次，实际15次。"],
    };

    public static ExecutionLedgerRow Hostile(string text) => new()
    {
        Theme = text,
        Action = text,
        MeasureNumber = text,
        MeasureTitle = text,
        LeadUnits = text,
        ResponsibleUnits = text,
        CooperatingUnits = text,
        State = new StateCell(text, StateTone.Warning),
        DutiesDue = 1,
        Progress = text,
        EvidenceCount = 1,
        Evidence = [text],
        Problems = [text],
        Owner = text,
        Explanation = [text],
    };

    public static TheoryData<string> Cultures => ["zh-CN", "en"];

    public static TheoryData<string> HostileTexts =>
    [
        "<script>alert(1)</script>&amp;]]>", "\u0000\u0001\u001f\ufffe\ud800x", Endless, Command,
        "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "_x000D_=1+1", "{0}{9}",
    ];
}
