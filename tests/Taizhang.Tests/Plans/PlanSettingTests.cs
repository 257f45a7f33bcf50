using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Taizhang.Plans.Reading;

namespace Taizhang.Tests.Plans;

/// <summary>However a text is set - broken at a width, paged, in wide or narrow signs, with either line end - it says the same.</summary>
public partial class PlanSettingTests
{
    public static TheoryData<string> Names => SamplePlans.Names();

    /// <summary>Samples whose lines are their paragraphs.</summary>
    public static TheoryData<string> UnbrokenNames => [.. Directory.GetFiles(SamplePlans.Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!).Where(name => !name.StartsWith("nanpu", StringComparison.Ordinal)).Order()];

    /// <summary>Those of running text: the lines of a table are not broken.</summary>
    public static TheoryData<string> RunningNames => [.. Directory.GetFiles(SamplePlans.Folder, "*.txt").Where(path => !File.ReadAllText(path).Contains('\t', StringComparison.Ordinal) && !path.Contains("nanpu", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    [Theory]
    [MemberData(nameof(RunningNames))]
    public void Broken_at_any_width_it_has_the_same_parts_and_duties(string name)
    {
        var text = SamplePlans.TextOf(name);
        var whole = SamplePlans.ReadText(text)!;
        for (var width = 22; width <= 46; width += 3)
        {
            var pageLines = width % 2 * 22;
            var broken = SamplePlans.ReadText(Break(text, width, pageLines))!;
            Same(whole, broken, $"{name} at {width}, pages of {pageLines}");
        }
    }

    [Theory]
    [MemberData(nameof(UnbrokenNames))]
    public void In_wide_or_narrow_signs_it_has_the_same_parts_and_duties(string name)
    {
        var text = SamplePlans.TextOf(name);
        var whole = SamplePlans.ReadText(text)!;
        Same(whole, SamplePlans.ReadText(Map(text, c => c is >= '0' and <= '9' or '%' ? (char)(c + 0xFEE0) : c))!, name + " wide");
        Same(whole, SamplePlans.ReadText(Map(text, c => c is '（' ? '(' : c is '）' ? ')' : c is '：' ? ':' : c is '；' ? ';' : c))!, name + " narrow");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void With_either_line_end_and_blanks_around_figures_it_has_the_same_duties(string name)
    {
        var text = SamplePlans.TextOf(name);
        var whole = SamplePlans.ReadText(text)!;
        Same(whole, SamplePlans.ReadText(text.Replace("\n", "\r\n", StringComparison.Ordinal))!, name + " CR LF");
        Same(whole, SamplePlans.ReadText(text.Replace("\n", "\r", StringComparison.Ordinal))!, name + " CR");
        Same(whole, SamplePlans.ReadText("\ufeff" + text)!, name + " with a byte order mark");
        Same(whole, SamplePlans.ReadText(text.Replace("不少于", "不少于 ", StringComparison.Ordinal).Replace("次", " 次", StringComparison.Ordinal))!, name + " with blanks");
    }

    [Fact]
    public void A_date_and_a_number_cut_by_a_line_are_one()
    {
        var text = SamplePlans.TextOf("yuwan-water-2025");
        var days = SamplePlans.ReadText(text)!.Duties.Select(duty => duty.Deadline);
        var cut = Enumerable.Range(22, 25).Select(width => Break(text, width, 0)).Where(broken => CutFigure().IsMatch(broken)).ToArray();
        Assert.NotEmpty(cut);
        Assert.All(cut, broken => Assert.Equal(days, SamplePlans.ReadText(broken)!.Duties.Select(duty => duty.Deadline)));
    }

    private static void Same(PlanReading expected, PlanReading actual, string told)
    {
        Assert.True(expected.Chapters.Select(chapter => SamplePlans.Plainly(chapter.Title)).SequenceEqual(actual.Chapters.Select(chapter => SamplePlans.Plainly(chapter.Title))), "chapters of " + told);
        Assert.True(expected.Measures.Select(measure => SamplePlans.Plainly(measure.Title)).SequenceEqual(actual.Measures.Select(measure => SamplePlans.Plainly(measure.Title))), "measures of " + told);
        string[] want = SamplePlans.Meanings(expected), got = SamplePlans.Meanings(actual);
        Assert.True(want.SequenceEqual(got), string.Create(CultureInfo.InvariantCulture, $"{told}: missing {string.Join(" | ", want.Except(got))}; more {string.Join(" | ", got.Except(want))}"));
    }

    private static string Map(string text, Func<char, char> map) => string.Concat(text.Select(map));

    // As a printer does: so many wide signs a line, paragraphs indented, a page number after so many lines.
    private static string Break(string text, int width, int pageLines)
    {
        var set = new StringBuilder();
        int lines = 0, page = 0;
        void End()
        {
            set.Append('\n');
            if (pageLines > 0 && ++lines % pageLines == 0)
            {
                set.Append(CultureInfo.InvariantCulture, $"- {++page} -\n");
            }
        }

        foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var isTitle = paragraph.Length < width && !paragraph.Contains('。', StringComparison.Ordinal);
            var line = isTitle ? "" : "　　";
            foreach (var c in paragraph)
            {
                if (line.Sum(Columns) + Columns(c) > width * 2)
                {
                    set.Append(line);
                    End();
                    line = "";
                }

                line += c;
            }

            set.Append(line);
            End();
        }

        return set.ToString();
    }

    [GeneratedRegex(@"[0-9]\n[0-9]+年")]
    private static partial Regex CutFigure();

    private static int Columns(char c) => c < '\u2000' ? 1 : 2;
}
