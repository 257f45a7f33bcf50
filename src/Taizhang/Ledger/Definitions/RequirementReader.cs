using System.Collections.Immutable;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Ledger.Definitions;

/// <summary>Reads requirements in the form of the rule files, from YAML or from JSON, which is YAML too; strict, and with every problem at once.</summary>
public static class RequirementReader
{
    /// <summary>A requirement that stands alone: as the store keeps it.</summary>
    public static Definition<Requirement> Read(string text, string name = "definition")
    {
        var problems = new ProblemList(name);
        if (YamlText.Map(text, problems) is not { } map)
        {
            return new(null, problems.Sorted);
        }

        var head = new RequirementHead(
            map.Text("code"),
            map.Integer("version", 1, 1000, 1),
            map.Bilingual("title"),
            map.Bilingual("text"),
            InForce(map),
            Source(map));
        var requirement = ReadBody(map, head);
        if (requirement is not null)
        {
            requirement = requirement with { Readings = [.. map.Maps("readings").Select(Reading).OfType<AppliedReading>()] };
        }

        map.Close();
        return new(problems.Count == 0 ? requirement : null, problems.Sorted);
    }

    /// <summary>A measure that stands alone: as a reading of an unclear clause keeps it.</summary>
    public static Definition<Measure> ReadMeasure(string text, string name = "measure")
    {
        var problems = new ProblemList(name);
        var measure = YamlText.Map(text, problems) is { } map ? MeasureReader.Read(map) : null;
        return new(problems.Count == 0 ? measure : null, problems.Sorted);
    }

    /// <summary>The days in force; the last day is inside.</summary>
    internal static Period InForce(YamlMap parent)
    {
        if (parent.Map("in_force") is not { } map)
        {
            return Period.Always;
        }

        var days = Period.Since(map.Day("from"), map.DayOrNull("to"));
        if (days.From > days.To)
        {
            map.Wrong("from", "rules.from-after-to", ("from", days.From), ("to", days.To));
        }

        map.Close();
        return days;
    }

    /// <summary>Where a sentence stands, and whether that was seen in the text itself.</summary>
    internal static (Bilingual Text, bool Confirmed) Article(YamlMap parent)
    {
        if (parent.Map("article") is not { } map)
        {
            return (new("", ""), false);
        }

        var article = (new Bilingual(map.Text("zh"), map.Text("en")), map.Flag("confirmed", true));
        map.Close();
        return article;
    }

    /// <summary>What can be judged of a version: whom, how often, how much.</summary>
    internal static Requirement? ReadBody(YamlMap map, RequirementHead head)
    {
        var before = map.Problems.Count;
        var modality = map.Word<Modality>("modality");
        var subject = map.Map("subject") is { } whom ? ReadSubject(whom) : null;
        var cadence = map.Word<Cadence>("cadence");
        var measure = map.Map("measure") is { } how ? MeasureReader.Read(how) : null;
        var requirement = new Requirement
        {
            Code = head.Code,
            Version = head.Version,
            Title = head.Title,
            Text = head.Text,
            Source = head.Source,
            InForce = head.InForce,
            Modality = modality,
            BindsRunningPeriod = map.Flag("binds_running_period"),
            Subject = subject ?? new SubjectSelector(SubjectKind.Organization),
            Cadence = cadence,
            Measure = measure ?? new Measure.Holds([]),
            DueOn = map.DayOrNull("due_on"),
            GraceDays = map.Integer("grace_days", 0, 3660, 0),
            RemindDays = map.Integer("remind_days", 0, 3660, 15),
            Exempt = map.Words<CircumstanceKind>("exempt"),
        };
        if (map.Problems.Count == before)
        {
            RequirementChecks.Check(requirement, map);
        }

        return map.Problems.Count == before ? requirement : null;
    }

    private static RequirementSource Source(YamlMap map)
    {
        var document = map.Bilingual("document");
        var (article, confirmed) = Article(map);
        return new(document, article, confirmed, map.IntegerOrNull("plan"), map.IntegerOrNull("clause"));
    }

    private static SubjectSelector ReadSubject(YamlMap map)
    {
        if (map.Has("organizations") == map.Has("members"))
        {
            map.Problems.Add(map.Node, "rules.not-one-subject");
        }

        var selector = map.Has("members") ? Members(map) : new SubjectSelector(SubjectKind.Organization) { Types = Types(map, "organizations") };
        selector = selector with
        {
            When = [.. map.Maps("when").Select(MeasureReader.Condition)],
            UnderId = map.IntegerOrNull("under"),
        };
        map.Close();
        return selector;
    }

    private static SubjectSelector Members(YamlMap parent)
    {
        var selector = new SubjectSelector(SubjectKind.Member);
        if (parent.MapOrNull("members") is not { } map)
        {
            return selector;
        }

        selector = selector with
        {
            Types = Types(map, "branches"),
            Standings = map.Has("standings") ? map.Words<Standing>("standings") : selector.Standings,
            MinimumRank = map.WordOrNull<CadreRank>("rank"),
            Posts = map.Words<PostKind>("posts"),
            PostsIn = map.Words<OrganizationType>("posts_in"),
            NotInNewOrganization = map.Flag("not_in_new_organization"),
        };
        map.Close();
        return selector;
    }

    private static ImmutableArray<OrganizationType> Types(YamlMap map, string key) =>
        map.Find(key) is YamlDotNet.RepresentationModel.YamlScalarNode { Value: "all" } ? [] : map.Words<OrganizationType>(key);

    private static AppliedReading? Reading(YamlMap map)
    {
        var id = map.IntegerOrNull("interpretation");
        map.Demand("interpretation");
        var days = InForce(map);
        var measure = map.Map("measure") is { } how ? MeasureReader.Read(how) : null;
        map.Close();
        return measure is null || id is null ? null : new(id.Value, days.From, days.To, measure);
    }
}

/// <summary>What a requirement is called and where it stands, before what it asks.</summary>
internal sealed record RequirementHead(string Code, int Version, Bilingual Title, Bilingual Text, Period InForce, RequirementSource Source);
