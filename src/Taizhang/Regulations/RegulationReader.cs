using System.Text.RegularExpressions;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Regulations;

/// <summary>Reads the file of a regulation, strictly and with every problem at once.</summary>
public static partial class RegulationReader
{
    /// <summary>Cases a judged version must have at least: one on each side of a limit.</summary>
    public const int FewestCases = 2;

    /// <summary>The regulation of a file.</summary>
    public static Definition<Regulation> Read(string text, string file)
    {
        var problems = new ProblemList(file);
        if (YamlText.Map(text, problems) is not { } map)
        {
            return new(null, problems.Sorted);
        }

        var document = map.Bilingual("document");
        var regulation = new Regulation(
            map.Text("regulation"),
            document,
            map.Bilingual("issuer"),
            map.Day("issued"),
            map.BilingualOrNull("note"),
            [.. map.Maps("rules").Select(rule => ReadRule(rule, document))]);
        if (regulation.Key.Length > 0 && regulation.Key != Path.GetFileNameWithoutExtension(file))
        {
            map.Wrong("regulation", "rules.file-name", ("key", regulation.Key), ("file", file));
        }

        if (regulation.Rules.IsEmpty)
        {
            map.Wrong("rules", "rules.missing", ("key", "rules"));
        }

        map.Close();
        return new(problems.Count == 0 ? regulation : null, problems.Sorted);
    }

    private static Rule ReadRule(YamlMap map, Bilingual document)
    {
        var code = map.Text("code");
        if (code.Length > 0 && !CodeForm().IsMatch(code))
        {
            map.Wrong("code", "rules.code-form", ("code", code));
        }

        var title = map.Bilingual("title");
        var stricterThan = map.TextOrNull("stricter_than");
        var read = map.Maps("versions").Select(version => (Map: version, Version: ReadVersion(version, code, title, document))).ToList();
        for (var index = 0; index < read.Count; index++)
        {
            CheckOrder(read[index].Map, code, read[index].Version, index, index == 0 ? null : read[index - 1].Version);
        }

        if (read.Count == 0)
        {
            map.Wrong("versions", "rules.missing", ("key", "versions"));
        }

        map.Close();
        return new(code, title, stricterThan, [.. read.Select(each => each.Version)]);
    }

    private static void CheckOrder(YamlMap map, string code, RuleVersion version, int index, RuleVersion? before)
    {
        if (version.Number != index + 1)
        {
            map.Wrong("version", "rules.version-order", ("code", code), ("number", version.Number), ("expected", index + 1));
        }

        if (before is not null && version.InForce.From <= before.InForce.To)
        {
            map.Wrong("in_force", "rules.versions-overlap", ("code", code), ("number", version.Number), ("before", before.Number));
        }

        if (before is not null && version.Changed is null)
        {
            map.Wrong("changed", "rules.changed-missing", ("code", code), ("number", version.Number));
        }
    }

    private static RuleVersion ReadVersion(YamlMap map, string code, Bilingual title, Bilingual document)
    {
        var (article, confirmed) = RequirementReader.Article(map);
        var head = new RequirementHead(
            code,
            map.Integer("version", 1, 1000),
            title,
            map.Bilingual("text"),
            RequirementReader.InForce(map),
            new RequirementSource(map.BilingualOrNull("document") ?? document, article, confirmed));
        var isJudged = map.Flag("judged", true);
        var requirement = isJudged ? RequirementReader.ReadBody(map, head) : null;
        var version = new RuleVersion
        {
            Number = head.Version,
            InForce = head.InForce,
            Source = head.Source,
            Text = head.Text,
            Changed = map.BilingualOrNull("changed"),
            Modality = map.Word<Modality>("modality"),
            Status = map.WordOrNull<RuleStatus>("status") ?? RuleStatus.Confirmed,
            Requirement = requirement,
            Cases = requirement is null ? [] : [.. map.Maps("cases").Select(each => RuleCaseReader.Read(each, requirement))],
        };
        if (requirement is not null && version.Cases.Length < FewestCases)
        {
            map.Wrong("cases", "rules.too-few-cases", ("code", code), ("number", version.Number), ("least", FewestCases));
        }

        // What could not be read leaves its cases unread; that is no problem of the cases.
        if (isJudged)
        {
            map.Find("cases");
        }

        map.Close();
        return version;
    }

    [GeneratedRegex(@"^[A-Z]{2,4}-\d{2}[a-zA-Z]?$", RegexOptions.None, 1000)]
    private static partial Regex CodeForm();
}
