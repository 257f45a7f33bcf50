using System.Globalization;
using System.Text.RegularExpressions;

namespace Taizhang.Ledger.Definitions;

/// <summary>Reads how a requirement is measured, in the form of the rule files.</summary>
internal static partial class MeasureReader
{
    private static readonly string[] Forms = ["at_least", "total", "within", "not_before", "share", "growth", "holds"];

    public static Measure? Read(YamlMap map)
    {
        var asked = Forms.Where(map.Has).ToList();
        if (asked.Count != 1)
        {
            map.Problems.Add(map.Node, "rules.not-one-measure", ("known", Forms));
            return null;
        }

        var before = map.Problems.Count;
        var measure = asked[0] switch
        {
            "at_least" => AtLeast(map),
            "total" => Total(map),
            "within" => Within(map),
            "not_before" => NotBefore(map),
            "share" => Share(map),
            "growth" => Growth(map),
            _ => (Measure)new Measure.Holds([.. map.Maps("holds").Select(Condition)]),
        };
        map.Close();
        if (measure is Measure.Holds { Conditions.IsEmpty: true } && map.Problems.Count == before)
        {
            map.Wrong("holds", "rules.missing", ("key", "property"));
        }

        return map.Problems.Count == before ? measure : null;
    }

    public static RegistryCondition Condition(YamlMap map)
    {
        var condition = new RegistryCondition(map.Word<RegistryProperty>("property"), map.IntegerOrNull("at_least"), map.IntegerOrNull("at_most"));
        if (condition is { AtLeast: null, AtMost: null })
        {
            map.Problems.Add(map.Node, "rules.missing", ("key", "at_least"));
        }

        if (condition.AtLeast > condition.AtMost)
        {
            map.Wrong("at_least", "rules.low-above-high", ("low", condition.AtLeast), ("high", condition.AtMost));
        }

        map.Close();
        return condition;
    }

    private static Measure.AtLeast AtLeast(YamlMap map) =>
        new(map.Integer("at_least", 1, 1000), Filter(map, "of"), map.WordOrNull<Part>("distinct_by") ?? Part.None);

    private static Measure.Total Total(YamlMap map) =>
        new(Hundredths(map, "total", 0.01m), Filter(map, "of"), map.Text("unit"), map.Has("per_day") ? Hundredths(map, "per_day", 0.01m) : 0);

    private static Measure.Within Within(YamlMap map)
    {
        var after = Filter(map, "after");
        var of = Filter(map, "of");
        if (map.Map("within") is not { } limits)
        {
            return new(after, of, default, default);
        }

        limits.Demand("latest");
        var latest = Length(limits, "latest") ?? default;
        var earliest = Length(limits, "earliest") ?? new Span(0, SpanUnit.Day);
        var someDay = new DateOnly(2020, 1, 1);
        if (earliest.After(someDay, WorkingDays.WeekdaysOnly) > latest.After(someDay, WorkingDays.WeekdaysOnly))
        {
            limits.Wrong("earliest", "rules.low-above-high", ("low", SpanText(earliest)), ("high", SpanText(latest)));
        }

        limits.Close();
        return new(after, of, earliest, latest);
    }

    private static Measure.NotBefore NotBefore(YamlMap map) =>
        new(Filter(map, "after"), Filter(map, "of"), Length(map, "not_before") ?? default);

    private static Measure.Share Share(YamlMap map)
    {
        if (map.Map("share") is not { } share)
        {
            return new(default, default, 0, 0, default);
        }

        var measure = new Measure.Share(
            share.Word<RegistryProperty>("numerator"),
            share.Word<RegistryProperty>("denominator"),
            share.Decimal("low"),
            share.Decimal("high"),
            share.WordOrNull<ShareRounding>("rounding") ?? ShareRounding.Exact);
        if (measure.Low > measure.High)
        {
            share.Wrong("low", "rules.low-above-high", ("low", measure.Low), ("high", measure.High));
        }

        if (measure.Low < 0)
        {
            share.Wrong("low", "rules.out-of-range", ("key", "low"), ("number", measure.Low), ("least", 0), ("most", measure.High));
        }

        share.Close();
        return measure;
    }

    private static Measure.Growth Growth(YamlMap map)
    {
        var rate = 0m;
        if (map.Map("growth") is { } growth)
        {
            rate = growth.Decimal("minimum_rate");
            growth.Close();
        }

        return new(Filter(map, "of"), rate);
    }

    private static FactFilter Filter(YamlMap parent, string key)
    {
        if (parent.Map(key) is not { } map)
        {
            return new([], FactRole.Held);
        }

        var filter = new FactFilter(
            map.Words<FactKind>("kinds"),
            map.WordOrNull<FactRole>("role") ?? FactRole.Held,
            map.Flag("own"),
            map.MapOrNull("quorum") is { } quorum ? Quorum(quorum) : null,
            map.Integer("tag", 0, int.MaxValue, 0));
        if (map.Demand("kinds") is not null && map.List("kinds").Count == 0)
        {
            map.Wrong("kinds", "rules.missing", ("key", "kinds"));
        }

        map.Close();
        return filter;
    }

    private static Quorum Quorum(YamlMap map)
    {
        var strict = map.Parse<(int Upper, int Lower)>("more_than", "rules.not-a-fraction", Fraction);
        var whole = map.Parse<(int Upper, int Lower)>("at_least", "rules.not-a-fraction", Fraction);
        if (map.Has("more_than") == map.Has("at_least"))
        {
            map.Problems.Add(map.Node, "rules.not-one-quorum");
        }

        map.Close();
        var share = strict ?? whole ?? (1, 1);
        return new(share.Upper, share.Lower, strict is not null);
    }

    private static long Hundredths(YamlMap map, string key, decimal least)
    {
        var amount = map.Decimal(key);
        if (map.Has(key) && (amount < least || amount > 1_000_000_000_000m || decimal.Round(amount, 2) != amount))
        {
            map.Wrong(key, "rules.out-of-range", ("key", key), ("number", amount), ("least", least), ("most", 1_000_000_000_000m));
            return 0;
        }

        return (long)(amount * 100);
    }

    /// <summary>A length of time as the files have it: <c>1 month</c>, <c>5 working days</c>, <c>-180 days</c>.</summary>
    public static string SpanText(Span span) => string.Create(CultureInfo.InvariantCulture, $"{span.Amount} {UnitText(span.Unit)}{(Math.Abs(span.Amount) == 1 ? "" : "s")}");

    private static Span? Length(YamlMap map, string key) => map.Parse<Span>(key, "rules.not-a-span", (string text, out Span span) =>
    {
        span = default;
        var match = SpanForm().Match(text);
        if (!match.Success || !int.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) || Math.Abs(amount) > 36500)
        {
            return false;
        }

        span = new(amount, Enum.GetValues<SpanUnit>().First(unit => UnitText(unit) == match.Groups[2].Value));
        return span.Unit != SpanUnit.Year || Math.Abs(amount) <= 100;
    });

    private static string UnitText(SpanUnit unit) => unit switch
    {
        SpanUnit.Month => "month",
        SpanUnit.Year => "year",
        SpanUnit.WorkingDay => "working day",
        _ => "day",
    };

    private static bool Fraction(string text, out (int Upper, int Lower) value)
    {
        value = (1, 1);
        var parts = text.Split('/');
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var upper)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var lower) || lower < 1 || upper > lower)
        {
            return false;
        }

        value = (upper, lower);
        return true;
    }

    [GeneratedRegex(@"^(-?\d{1,6}) (day|working day|month|year)s?$", RegexOptions.None, 1000)]
    private static partial Regex SpanForm();
}
