using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Plans.Reading;

/// <summary>What a proposed duty asks for, in one short phrase: 每半年至少1次, 不超过5个, 最迟2025年6月30日.</summary>
public static class ProposedDutyWords
{
    /// <summary>The phrase in the language of the reader; figures, units and periods stay those of the text where it has no word for them.</summary>
    public static string Say(ProposedDuty duty)
    {
        ArgumentNullException.ThrowIfNull(duty);
        var asked = duty.Kind == DutyKind.Deadline ? Day(duty) : duty.Kind == DutyKind.Growth ? Growth(duty) : Amount(duty);
        var said = duty.Kind == DutyKind.Deadline || duty.Period is null ? asked
            : Fill(IsSpan(duty.Period) ? "plan.duty-in-span" : "plan.duty-each", ("period", Period(duty.Period)), ("amount", asked));
        said = duty.Per is null ? said : Fill("plan.duty-per", ("per", duty.Per), ("amount", said));
        return duty.Modality switch
        {
            DutyModality.Strive => Fill("plan.duty-strive", ("amount", said)),
            DutyModality.Generally => Fill("plan.duty-generally", ("amount", said)),
            _ => said,
        };
    }

    private static string Amount(ProposedDuty duty) => duty.Operator switch
    {
        ">=" => Fill("plan.duty-at-least", ("amount", Figure(duty.Low, duty))),
        "<=" => Fill("plan.duty-at-most", ("amount", Figure(duty.Low, duty))),
        "~" => Fill("plan.duty-about", ("amount", Figure(duty.Low, duty))),
        "between" => Fill("plan.duty-between", ("low", Number(duty.Low)), ("high", Figure(duty.High, duty))),
        _ => Figure(duty.Low, duty),
    };

    private static string Growth(ProposedDuty duty)
    {
        var isLess = duty.Operator == "decrease";
        return duty.Low is null
            ? Words.Say(isLess ? "plan.duty-less-every" : "plan.duty-more-every")
            : Fill(isLess ? "plan.duty-less" : "plan.duty-more", ("amount", Figure(duty.Low, duty)));
    }

    private static string Day(ProposedDuty duty) => duty switch
    {
        { From: { } from, Deadline: { } last } => Fill("plan.duty-window", ("from", Words.Day(from)), ("last", Words.Day(last))),
        { Deadline: { } last } => Fill("plan.duty-by", ("day", Words.Day(last))),
        { Low: not null } => Fill("plan.duty-within", ("amount", Figure(duty.Low, duty))),
        _ => duty.DeadlineText ?? "",
    };

    private static string Figure(decimal? value, ProposedDuty duty) => Number(value) + duty.Unit;

    // 800万 in Chinese, 8,000,000 in English.
    private static string Number(decimal? value)
    {
        var isChinese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
        var (scaled, scale) = value switch
        {
            >= 100_000_000 when isChinese && value % 1_000_000 == 0 => (value / 100_000_000, "亿"),
            >= 10_000 when isChinese && value % 100 == 0 => (value / 10_000, "万"),
            _ => (value, ""),
        };
        return scaled?.ToString(isChinese ? "0.##" : "#,0.##", CultureInfo.InvariantCulture) + scale;
    }

    // 5年内 tells until when the whole is counted, not how often.
    private static bool IsSpan(string period) => period.EndsWith('内') || period.EndsWith('间');

    private static string Period(string period) => period switch
    {
        "年" => Words.Say("plan.period-year"),
        "半年" => Words.Say("plan.period-half"),
        "季度" => Words.Say("plan.period-quarter"),
        "月" => Words.Say("plan.period-month"),
        "周" => Words.Say("plan.period-week"),
        "天" => Words.Say("plan.period-day"),
        "学期" => Words.Say("plan.period-term"),
        _ => period,
    };

    private static string Fill(string key, params (string Name, string Value)[] values) =>
        Words.Fill(Words.Say(key), values.ToDictionary(value => value.Name, value => (object?)value.Value), CultureInfo.CurrentUICulture);
}
