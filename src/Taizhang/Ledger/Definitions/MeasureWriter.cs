using System.Globalization;
using System.Text.Json;
using Taizhang.Kernel;

namespace Taizhang.Ledger.Definitions;

/// <summary>Writes how a requirement is measured, in the form of the rule files.</summary>
internal static class MeasureWriter
{
    public static void Write(Utf8JsonWriter json, Measure measure)
    {
        json.WriteStartObject();
        switch (measure)
        {
            case Measure.AtLeast atLeast:
                json.WriteNumber("at_least", atLeast.Count);
                Filter(json, "of", atLeast.Of);
                if (atLeast.DistinctBy != Part.None)
                {
                    json.WriteString("distinct_by", Kebab.Word(atLeast.DistinctBy));
                }

                break;
            case Measure.Total total:
                json.WriteNumber("total", total.Amount / 100m);
                json.WriteString("unit", total.Unit);
                Filter(json, "of", total.Of);
                if (total.PerDay != 0)
                {
                    json.WriteNumber("per_day", total.PerDay / 100m);
                }

                break;
            case Measure.Within within:
                json.WriteStartObject("within");
                json.WriteString("earliest", MeasureReader.SpanText(within.Earliest));
                json.WriteString("latest", MeasureReader.SpanText(within.Latest));
                json.WriteEndObject();
                Filter(json, "after", within.After);
                Filter(json, "of", within.Of);
                break;
            case Measure.NotBefore notBefore:
                json.WriteString("not_before", MeasureReader.SpanText(notBefore.Wait));
                Filter(json, "after", notBefore.After);
                Filter(json, "of", notBefore.Of);
                break;
            case Measure.Share share:
                Share(json, share);
                break;
            case Measure.Growth growth:
                json.WriteStartObject("growth");
                json.WriteNumber("minimum_rate", growth.MinimumRate);
                json.WriteEndObject();
                Filter(json, "of", growth.Of);
                break;
            case Measure.Holds holds:
                json.WriteStartArray("holds");
                foreach (var condition in holds.Conditions)
                {
                    Condition(json, condition);
                }

                json.WriteEndArray();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not a measure that can be written.");
        }

        json.WriteEndObject();
    }

    public static void Condition(Utf8JsonWriter json, RegistryCondition condition)
    {
        json.WriteStartObject();
        json.WriteString("property", Kebab.Word(condition.Property));
        if (condition.AtLeast is { } least)
        {
            json.WriteNumber("at_least", least);
        }

        if (condition.AtMost is { } most)
        {
            json.WriteNumber("at_most", most);
        }

        json.WriteEndObject();
    }

    private static void Share(Utf8JsonWriter json, Measure.Share share)
    {
        json.WriteStartObject("share");
        json.WriteString("numerator", Kebab.Word(share.Numerator));
        json.WriteString("denominator", Kebab.Word(share.Denominator));
        json.WriteNumber("low", share.Low);
        json.WriteNumber("high", share.High);
        json.WriteString("rounding", Kebab.Word(share.Rounding));
        json.WriteEndObject();
    }

    private static void Filter(Utf8JsonWriter json, string key, FactFilter filter)
    {
        json.WriteStartObject(key);
        RequirementWriter.WordList(json, "kinds", filter.Kinds);
        json.WriteString("role", Kebab.Word(filter.Role));
        if (filter.Own)
        {
            json.WriteBoolean("own", true);
        }

        if (filter.Quorum is { } quorum)
        {
            json.WriteStartObject("quorum");
            json.WriteString(quorum.Strict ? "more_than" : "at_least", string.Create(CultureInfo.InvariantCulture, $"{quorum.Numerator}/{quorum.Denominator}"));
            json.WriteEndObject();
        }

        if (filter.Tag != 0)
        {
            json.WriteNumber("tag", filter.Tag);
        }

        json.WriteEndObject();
    }
}
