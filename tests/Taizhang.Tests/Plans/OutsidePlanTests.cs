namespace Taizhang.Tests.Plans;

/// <summary>Plans kept outside the project, in the folder TAIZHANG_SHARED names (or its folder plans), are read as well as its own.</summary>
public class OutsidePlanTests
{
    /// <summary>What is asked of documents the reader was not written for, over all of them.</summary>
    private const double LowestStructure = 0.95, LowestRecall = 0.85, LowestPrecision = 0.90;

    [Fact]
    public void Plans_of_other_offices_are_read_too()
    {
        var folder = Environment.GetEnvironmentVariable("TAIZHANG_SHARED");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "TAIZHANG_SHARED names no folder of plans with answers.");
        folder = Directory.Exists(Path.Combine(folder!, "plans")) ? Path.Combine(folder!, "plans") : folder!;
        var answers = Directory.GetFiles(folder, "*.gold.json");
        Assert.NotEmpty(answers);
        int wanted = 0, had = 0, firm = 0, found = 0, read = 0, unasked = 0;
        foreach (var path in answers)
        {
            var answer = PlanAnswer.Of(path);
            var reading = SamplePlans.Read(path.Replace(".gold.json", ".txt", StringComparison.Ordinal));
            var (w, h) = Structure(answer, reading);
            var score = PlanScore.Of(reading, answer);
            TestContext.Current.SendDiagnosticMessage($"{Path.GetFileName(path)}: structure {h}/{w}, {score}");
            (wanted, had) = (wanted + w, had + h);
            (firm, found) = (firm + score.Firm, found + score.Firm - score.Missed.Count);
            (read, unasked) = (read + score.Read, unasked + score.False.Count);
        }

        Assert.InRange((double)had / wanted, LowestStructure, 1);
        Assert.InRange((double)found / firm, LowestRecall, 1);
        Assert.InRange(1 - (double)unasked / read, LowestPrecision, 1);
    }

    private static (int Wanted, int Had) Structure(PlanAnswer answer, Taizhang.Plans.Reading.PlanReading reading)
    {
        static string Plain(string? title) => SamplePlans.Plainly(title ?? "").Trim('。', '；', ';', ':');
        string[] wanted =
        [
            .. answer.Chapters.Select(title => "一" + Plain(title)), .. answer.Sections.Select(section => "二" + Plain(section.Title)),
            .. answer.Measures.Select(measure => $"三{measure.No}{Plain(measure.Title)}"), .. answer.YearThemes.Select(theme => $"四{theme.Year}{Plain(theme.Theme)}"),
        ];
        HashSet<string> had =
        [
            .. reading.Chapters.Select(chapter => "一" + Plain(chapter.Title)), .. reading.Sections.Select(section => "二" + Plain(section.Title)),
            .. reading.Measures.Select(measure => $"三{measure.No}{Plain(measure.Title)}"), .. reading.YearThemes.Select(theme => $"四{theme.Year}{Plain(theme.Theme)}"),
        ];
        return (wanted.Length, wanted.Count(had.Contains));
    }
}
