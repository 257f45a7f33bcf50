namespace Taizhang.Ledger.Definitions;

/// <summary>Reads a measure as a reading of a requirement: in the form of the rule files, and fit to take the place of what the text measures.</summary>
public static class ReadingReader
{
    /// <summary>The measure, or every reason why it cannot be a reading of the requirement.</summary>
    public static Definition<Measure> Read(string text, Requirement requirement, string name = "reading")
    {
        var problems = new ProblemList(name);
        if (YamlText.Map(text, problems) is not { } map)
        {
            return new(null, problems.Sorted);
        }

        var measure = MeasureReader.Read(map);
        if (measure is not null)
        {
            RequirementChecks.Check(requirement with { Measure = measure }, map);
        }

        return new(problems.Count == 0 ? measure : null, problems.Sorted);
    }
}
