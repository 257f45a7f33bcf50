using System.Globalization;
using System.Text.RegularExpressions;
using Taizhang.Kernel;
using Taizhang.Plans.Reading;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Plans;

/// <summary>The sample plans of the project, and how they are read in tests.</summary>
public static partial class SamplePlans
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "samples", "plans");

    public static TheoryData<string> Names() => NamesIn(Folder);

    public static TheoryData<string> WordNames() => [.. Directory.GetFiles(Folder, "*.docx").Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    public static TheoryData<string> NamesIn(string folder) =>
        [.. Directory.GetFiles(folder, "*.gold.json").Select(path => Path.GetFileName(path)[..^".gold.json".Length]).Order()];

    public static string TextOf(string name) => File.ReadAllText(Path.Combine(Folder, name + ".txt"));

    public static PlanReading Read(string path)
    {
        var (reading, refusal) = PlanReader.Read(File.ReadAllBytes(path), path);
        Assert.Null(refusal);
        return reading!;
    }

    public static PlanReading? ReadText(string text) => PlanReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "plan.txt").Reading;

    public static PlanReading ReadSample(string name, string extension = ".txt") => Read(Path.Combine(Folder, name + extension));

    /// <summary>A duty without its place in the text: what has to stay however the text is set.</summary>
    public static string Meaning(PlanReading reading, ProposedDuty duty) => string.Create(
        CultureInfo.InvariantCulture,
        $"{duty.Kind} {duty.Operator} {duty.Low:0.####}-{duty.High:0.####} {duty.Unit} {duty.Period} {duty.From:O} {duty.Deadline:O} @{duty.Place.Chapter}/{duty.Place.Section}/{duty.Place.Measure} {Plainly(reading.Text[duty.Range.Start..duty.Range.End])}");

    public static string[] Meanings(PlanReading reading) => [.. reading.Duties.Select(duty => Meaning(reading, duty))];

    /// <summary>Text without blanks and breaks, page numbers and width of signs.</summary>
    public static string Plainly(string text) => Blank().Replace(PageNumber().Replace(HalfWidth.Of(text.Replace("\n", "\u0001", StringComparison.Ordinal)), ""), "");

    [GeneratedRegex(@"[\s\u0001]+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\u0001- \d+ -(?=\u0001)")]
    private static partial Regex PageNumber();
}
