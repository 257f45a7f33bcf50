using System.Globalization;
using Taizhang.Plans.Reading;

namespace Taizhang.Tests.Plans;

/// <summary>Every sample plan is read as its answer says.</summary>
public class SamplePlanTests
{
    /// <summary>Below these a change of the reader has cost more than it brought, for any one document.</summary>
    private const double LowestRecall = 0.97, LowestRight = 0.95, LowestPrecision = 0.97;

    public static TheoryData<string> Names => SamplePlans.Names();

    public static TheoryData<string> WordNames => SamplePlans.WordNames();

    [Theory]
    [MemberData(nameof(Names))]
    public void Chapters_sections_measures_themes_and_cited_documents_are_exactly_those_of_the_answer(string name)
    {
        var (reading, answer) = Of(name);
        Assert.Equal(answer.Chapters, reading.Chapters.Select(chapter => chapter.Title));
        Assert.Equal(answer.Sections.Select(section => (section.Chapter, section.No, section.Title)), reading.Sections.Select(section => (section.Chapter, section.No, section.Title))!);
        Assert.Equal(answer.Measures.Select(measure => (measure.No, measure.Chapter, measure.Section, measure.Title)), reading.Measures.Select(measure => (measure.No, measure.Chapter, measure.Section, measure.Title)));
        Assert.Equal(answer.YearThemes.Select(theme => (theme.Year, theme.Theme)), reading.YearThemes.Select(theme => (theme.Year, theme.Theme)));
        Assert.Equal(answer.CitedDocuments.Select(cited => (cited.Title, cited.Number)), reading.CitedDocuments.Select(cited => (cited.Title, cited.Number)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Number_issuer_titles_day_addressees_and_years_are_those_of_the_answer(string name)
    {
        var (reading, answer) = Of(name);
        Assert.Equal(answer.DocNumber, reading.DocNumber);
        Assert.Equal(answer.Issuer, reading.Issuer);
        Assert.Equal(answer.Title, reading.Title);
        Assert.Equal(answer.PlanTitle, reading.PlanTitle);
        Assert.Equal(answer.Date, reading.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(answer.Addressees, reading.Addressees);
        if (answer.PeriodYears is [var first, var last])
        {
            Assert.Equal(new YearSpan(first, last), reading.PeriodYears);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Duties_are_found_right_and_no_others_are_proposed(string name)
    {
        var (reading, answer) = Of(name);
        var score = PlanScore.Of(reading, answer);
        Assert.True(score.Recall >= LowestRecall && score.Right >= LowestRight && score.Precision >= LowestPrecision, $"{name}: {score}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_trap_is_taken_for_a_duty(string name)
    {
        var (reading, answer) = Of(name);
        foreach (var trap in answer.NotDuties.Select(trap => trap.GetString()!))
        {
            var at = reading.Text.IndexOf(trap, StringComparison.Ordinal);
            Assert.True(at >= 0, trap);
            var range = new TextRange(at, at + trap.Length);
            var answered = answer.Duties.Select(duty => reading.Text.IndexOf(duty.Snippet, StringComparison.Ordinal)).ToArray();
            Assert.DoesNotContain(reading.Duties, duty => duty.Range.Overlaps(range)
                && !answer.Duties.Where((own, i) => new TextRange(answered[i], answered[i] + own.Snippet.Length).Overlaps(duty.Range)).Any());
        }
    }

    [Theory]
    [MemberData(nameof(WordNames))]
    public void A_word_document_is_read_as_its_text_is(string name)
    {
        var word = SamplePlans.ReadSample(name, ".docx");
        var text = SamplePlans.ReadSample(name);
        Assert.Equal(text.Chapters.Select(chapter => chapter.Title), word.Chapters.Select(chapter => chapter.Title));
        Assert.Equal(text.Measures.Select(measure => (measure.No, measure.Title)), word.Measures.Select(measure => (measure.No, measure.Title)));
        Assert.Equal(SamplePlans.Meanings(text), SamplePlans.Meanings(word));
        Assert.Equal(text.ResponsibleUnits.Select(units => string.Join(",", units.Lead.Concat(units.Responsible))), word.ResponsibleUnits.Select(units => string.Join(",", units.Lead.Concat(units.Responsible))));
    }

    private static (PlanReading Reading, PlanAnswer Answer) Of(string name) =>
        (SamplePlans.ReadSample(name), PlanAnswer.Of(Path.Combine(SamplePlans.Folder, name + ".gold.json")));
}
