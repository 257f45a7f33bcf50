using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Puts a proof into words a branch secretary understands, in the reader's language.</summary>
public static class Explanation
{
    /// <summary>What is asked: "at least 1 lecture given in the own branch".</summary>
    public static string Asked(Measure measure, CultureInfo? culture = null) => measure switch
    {
        Measure.AtLeast atLeast => Say(atLeast.DistinctBy == Part.None ? "measure.at-least" : $"measure.at-least-{Kebab.Word(atLeast.DistinctBy)}", culture, ("count", atLeast.Count), ("what", What(atLeast.Of, culture))),
        Measure.Total total => Say("measure.total", culture, ("amount", Number(total.Amount)), ("unit", Unit(total.Unit, culture)), ("what", What(total.Of, culture))),
        Measure.Within within => Say(within.Latest.Amount <= 0 ? "measure.within-before" : "measure.within", culture, ("event", What(within.After, culture)), ("what", What(within.Of, culture)), ("latest", Length(within.Latest.Amount > 0 ? within.Latest : within.Earliest, culture))),
        Measure.NotBefore notBefore => Say("measure.not-before", culture, ("event", What(notBefore.After, culture)), ("what", What(notBefore.Of, culture)), ("wait", Length(notBefore.Wait, culture))),
        Measure.Share share => Say("measure.share", culture, ("numerator", Property(share.Numerator, culture)), ("denominator", Property(share.Denominator, culture)), ("low", share.Low), ("high", share.High)),
        Measure.Growth growth => Say("measure.growth", culture, ("what", What(growth.Of, culture)), ("rate", growth.MinimumRate)),
        Measure.Holds holds => string.Join(Say("list.separator", culture), holds.Conditions.Select(condition => Condition(condition, culture))),
        _ => "",
    };

    /// <summary>What was achieved, in the measure's unit; null for what is not counted.</summary>
    public static string? Achieved(Proof proof, CultureInfo? culture = null) => proof.Measure switch
    {
        Measure.AtLeast => Say("achieved.count", culture, ("achieved", proof.Duty.Verdict.Achieved / 100), ("expected", proof.Duty.Verdict.Expected / 100)),
        Measure.Total total => Say("achieved.total", culture, ("achieved", Number(proof.Duty.Verdict.Achieved)), ("expected", Number(proof.Duty.Verdict.Expected)), ("unit", Unit(total.Unit, culture))),
        Measure.Growth => Say("achieved.growth", culture, ("achieved", Number(proof.Duty.Verdict.Achieved)), ("expected", Number(proof.Duty.Verdict.Expected))),
        _ => null,
    };

    /// <summary>What is missing and until when; null when nothing is, or nothing can be done any more.</summary>
    public static string? Missing(Proof proof, CultureInfo? culture = null)
    {
        var duty = proof.Duty;
        if (duty.State is DutyState.Met or DutyState.MetLate or DutyState.NotApplicable or DutyState.Exempt)
        {
            return null;
        }

        var what = proof.Measure switch
        {
            Measure.AtLeast atLeast => Say("missing.count", culture, ("count", proof.Missing / 100), ("what", What(atLeast.Of, culture))),
            Measure.Total total => Say("missing.total", culture, ("amount", Number(proof.Missing)), ("unit", Unit(total.Unit, culture))),
            Measure.Within within => Say("missing.count", culture, ("count", 1), ("what", What(within.Of, culture))),
            Measure.Growth => Say("missing.total", culture, ("amount", Number(proof.Missing)), ("unit", Unit("yuan", culture))),
            _ => string.Join(Say("list.separator", culture), proof.Values.Where(value => !value.Holds).Select(value => Value(value, culture))),
        };
        return duty.State switch
        {
            DutyState.Missed when duty.Verdict.DueOn < DateOnly.MaxValue.AddDays(-1) && proof.Requirement.Cadence != Cadence.Standing => Say("missing.was-due", culture, ("what", what), ("due", duty.Verdict.DueOn)),
            DutyState.OutOfReach => Say("missing.out-of-reach", culture, ("what", what), ("since", duty.Verdict.OutOfReachOn)),
            _ when duty.Verdict.DueOn < DateOnly.MaxValue.AddDays(-1) && proof.Requirement.Cadence != Cadence.Standing => Say("missing.until", culture, ("what", what), ("due", duty.Verdict.DueOn)),
            _ => what,
        };
    }

    /// <summary>Why a duty does not apply or is released; null when it applies.</summary>
    public static string? Reason(Proof proof, CultureInfo? culture = null) =>
        proof.Release is { } release && proof.Duty.State == DutyState.Exempt ? Say("reason.released", culture, ("reason", release.Reason), ("by", Signature.Say(release.DecidedBy, culture)))
        : proof.Duty.Reason == NotApplicableReason.None ? null
        : Say($"not-applicable.{Kebab.Word(proof.Duty.Reason)}", culture);

    /// <summary>A fact in one line.</summary>
    public static string Line(in Fact fact, string? name, CultureInfo? culture = null) =>
        $"{Words.DayInTable(fact.On)} {Say($"fact-kind.{Kebab.Word(fact.Kind)}", culture)}{(name is null ? "" : $" · {name}")}{(fact.Entitled >= 0 ? " " + Say("fact.attendance", culture, ("present", fact.Present), ("entitled", fact.Entitled)) : "")}";

    /// <summary>Why a fact did not count.</summary>
    public static string Why(Mismatch mismatch, CultureInfo? culture = null) => Say($"mismatch.{Kebab.Word(mismatch)}", culture);

    /// <summary>A property as it was looked at.</summary>
    public static string Value(ProofValue value, CultureInfo? culture = null) => Say(
        (value.AtLeast, value.AtMost) switch { (null, null) => "value.plain", (_, null) => "value.at-least", (null, _) => "value.at-most", _ => "value.between" },
        culture,
        ("property", Property(value.Property, culture)), ("value", value.Value?.ToString(CultureInfo.InvariantCulture) ?? Say("value.unknown", culture)), ("low", value.AtLeast), ("high", value.AtMost), ("on", value.On));

    /// <summary>A period's key in words: 2025年第一季度, first quarter of 2025.</summary>
    public static string Period(string key, CultureInfo? culture = null)
    {
        if (CalendarPeriod.TryParse(key, out _))
        {
            var (year, part) = (key[..4], key.Length > 4 ? key[5..] : "");
            return part switch
            {
                "" => Say("period.year", culture, ("year", year)),
                ['Q', var quarter] => Say("period.quarter", culture, ("year", year), ("quarter", quarter - '0')),
                ['H', var half] => Say(half == '1' ? "period.first-half" : "period.second-half", culture, ("year", year)),
                _ => Say("period.month", culture, ("year", year), ("month", Month(int.Parse(part, CultureInfo.InvariantCulture), culture))),
            };
        }

        return key is CalendarPeriod.Once or CalendarPeriod.Standing ? Say($"period.{key}", culture) : Say("period.event", culture, ("day", key));
    }

    /// <summary>A month is a number in Chinese and a name in English.</summary>
    private static string Month(int month, CultureInfo? culture) => (culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName == "zh"
        ? month.ToString(CultureInfo.InvariantCulture)
        : CultureInfo.GetCultureInfo("en-GB").DateTimeFormat.GetMonthName(month);

    private static string What(FactFilter filter, CultureInfo? culture)
    {
        var kinds = string.Join(Say("list.or", culture), filter.Kinds.Select(kind => Say($"fact-kind.{Kebab.Word(kind)}", culture)));
        var quorum = filter.Quorum is { } share ? Say(share.Strict ? "what.more-than" : "what.at-least", culture, ("numerator", share.Numerator), ("denominator", share.Denominator)) : "";
        if (filter.Kinds.All(kind => kind >= FactKind.Progress))
        {
            return Say("what.plain", culture, ("kinds", kinds));
        }

        return Say(filter.Own ? $"what.{Kebab.Word(filter.Role)}-own" : $"what.{Kebab.Word(filter.Role)}", culture, ("kinds", kinds)) + quorum;
    }

    private static string Condition(RegistryCondition condition, CultureInfo? culture) => Say(
        (condition.AtLeast, condition.AtMost) switch { (_, null) => "condition.at-least", (null, _) => "condition.at-most", _ => "condition.between" },
        culture, ("property", Property(condition.Property, culture)), ("low", condition.AtLeast), ("high", condition.AtMost));

    private static string Property(RegistryProperty property, CultureInfo? culture) => Say($"registry-property.{Kebab.Word(property)}", culture);

    private static string Unit(string unit, CultureInfo? culture) => Words.Find($"unit.{unit}", culture) ?? unit;

    private static string Length(Span span, CultureInfo? culture) => Say($"span.{Kebab.Word(span.Unit)}{(Math.Abs(span.Amount) == 1 ? "-one" : "")}", culture, ("amount", Math.Abs(span.Amount)));

    private static string Number(long hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Say(string key, CultureInfo? culture, params (string Name, object? Value)[] values) => Words.Say(key, culture, values);
}
