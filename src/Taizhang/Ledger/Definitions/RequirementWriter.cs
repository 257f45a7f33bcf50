using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Taizhang.Kernel;
using Taizhang.Members;

namespace Taizhang.Ledger.Definitions;

/// <summary>Writes requirements as JSON in the form of the rule files; what is usual is left out.</summary>
public static class RequirementWriter
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The requirement with all that <see cref="RequirementReader.Read"/> needs to have it back; its key in the store is not part of it.</summary>
    public static string Write(Requirement requirement) => Text(json => Requirement(json, requirement));

    /// <summary>The measure alone.</summary>
    public static string Write(Measure measure) => Text(json => MeasureWriter.Write(json, measure));

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static void WordList<T>(Utf8JsonWriter json, string key, ImmutableArray<T> values)
        where T : struct, Enum
    {
        json.WriteStartArray(key);
        foreach (var value in values)
        {
            json.WriteStringValue(Kebab.Word(value));
        }

        json.WriteEndArray();
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Requirement(Utf8JsonWriter json, Requirement requirement)
    {
        json.WriteStartObject();
        json.WriteString("code", requirement.Code);
        json.WriteNumber("version", requirement.Version);
        Bilingual(json, "title", requirement.Title);
        Bilingual(json, "text", requirement.Text);
        Source(json, requirement.Source);
        Days(json, requirement.InForce);
        json.WriteString("modality", Kebab.Word(requirement.Modality));
        if (requirement.BindsRunningPeriod)
        {
            json.WriteBoolean("binds_running_period", true);
        }

        Subject(json, requirement.Subject);
        json.WriteString("cadence", Kebab.Word(requirement.Cadence));
        json.WritePropertyName("measure");
        MeasureWriter.Write(json, requirement.Measure);
        if (requirement.DueOn is { } dueOn)
        {
            json.WriteString("due_on", Day(dueOn));
        }

        json.WriteNumber("grace_days", requirement.GraceDays);
        json.WriteNumber("remind_days", requirement.RemindDays);
        WordList(json, "exempt", requirement.Exempt);
        Readings(json, requirement.Readings);
        json.WriteEndObject();
    }

    private static void Bilingual(Utf8JsonWriter json, string key, Bilingual text)
    {
        json.WriteStartObject(key);
        json.WriteString("zh", text.Chinese);
        json.WriteString("en", text.English);
        json.WriteEndObject();
    }

    private static void Source(Utf8JsonWriter json, RequirementSource source)
    {
        Bilingual(json, "document", source.Document);
        json.WriteStartObject("article");
        json.WriteString("zh", source.Article.Chinese);
        json.WriteString("en", source.Article.English);
        json.WriteBoolean("confirmed", source.ArticleConfirmed);
        json.WriteEndObject();
        if (source.PlanId is { } plan)
        {
            json.WriteNumber("plan", plan);
        }

        if (source.ClauseId is { } clause)
        {
            json.WriteNumber("clause", clause);
        }
    }

    private static void Days(Utf8JsonWriter json, Period days)
    {
        json.WriteStartObject("in_force");
        json.WriteString("from", Day(days.From));
        if (days.To != DateOnly.MaxValue)
        {
            json.WriteString("to", Day(days.To));
        }

        json.WriteEndObject();
    }

    private static void Subject(Utf8JsonWriter json, SubjectSelector subject)
    {
        json.WriteStartObject("subject");
        if (subject.Kind == SubjectKind.Organization)
        {
            Types(json, "organizations", subject);
        }
        else
        {
            Members(json, subject);
        }

        if (!subject.When.IsEmpty)
        {
            json.WriteStartArray("when");
            foreach (var condition in subject.When)
            {
                MeasureWriter.Condition(json, condition);
            }

            json.WriteEndArray();
        }

        if (subject.UnderId is { } under)
        {
            json.WriteNumber("under", under);
        }

        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, SubjectSelector subject)
    {
        json.WriteStartObject("members");
        WordList<Standing>(json, "standings", subject.Standings);
        if (!subject.Types.IsEmpty)
        {
            Types(json, "branches", subject);
        }

        if (subject.MinimumRank is { } rank)
        {
            json.WriteString("rank", Kebab.Word(rank));
        }

        WordList(json, "posts", subject.Posts);
        if (!subject.PostsIn.IsEmpty)
        {
            WordList(json, "posts_in", subject.PostsIn);
        }

        if (subject.NotInNewOrganization)
        {
            json.WriteBoolean("not_in_new_organization", true);
        }

        json.WriteEndObject();
    }

    private static void Types(Utf8JsonWriter json, string key, SubjectSelector subject)
    {
        if (subject.Types.IsEmpty)
        {
            json.WriteString(key, "all");
        }
        else
        {
            WordList(json, key, subject.Types);
        }
    }

    private static void Readings(Utf8JsonWriter json, ImmutableArray<AppliedReading> readings)
    {
        if (readings.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("readings");
        foreach (var reading in readings)
        {
            json.WriteStartObject();
            json.WriteNumber("interpretation", reading.InterpretationId);
            Days(json, new Period(reading.From, reading.To));
            json.WritePropertyName("measure");
            MeasureWriter.Write(json, reading.Measure);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
