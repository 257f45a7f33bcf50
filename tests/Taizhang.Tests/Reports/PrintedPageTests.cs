using System.Globalization;
using Taizhang.Reports;

namespace Taizhang.Tests.Reports;

public sealed class PrintedPageTests(Office office) : IClassFixture<Office>
{
    private const double Top = 37;
    private const double TypeWidth = 156;
    private const double TypeHeight = 225;
    private static readonly (double Left, double Top, double Right, double Bottom) WholePage = (0, 0, 210, 297);
    private static readonly (double Left, double Top, double Right, double Bottom) DashOfOddPage = (164, 263, 167, 290);
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    [Fact]
    public void A_full_page_has_22_lines_of_28_characters_on_156_by_225_millimeters()
    {
        var text = string.Concat(Enumerable.Range(0, 28 * 22 * 3).Select(i => (char)('一' + i)));

        var pages = Office.Pages(office.Print("text.docx", stream => Write(new OfficialDocument().Paragraph(text), stream)));

        var lines = pages[1].Where(line => !line.Text.Contains('—')).ToList();
        Assert.Equal(22, lines.Count);
        Assert.All(lines, line => Assert.Equal(28, line.Text.Length));
        Assert.All(lines, line => Assert.InRange(line.Right - line.Left, TypeWidth - 1, TypeWidth + 1));
        Assert.All(lines, line => Assert.InRange(line.Left, 28 - 1, 28 + 1));
        var pitch = (lines[^1].Middle - lines[0].Middle) / 21;
        Assert.InRange(pitch * 22, TypeHeight - 1, TypeHeight + 1);
        Assert.InRange(lines[0].Middle - (pitch / 2), Top - 1, Top + 2);
        Assert.Equal(26, pages[0][0].Text.Length);
    }

    [Fact]
    public void Page_numbers_stand_7_millimeters_under_the_text_right_on_odd_pages_and_left_on_even_ones()
    {
        var pdf = office.Print("pages.docx", stream => Write(new OfficialDocument().Paragraph(new string('文', 28 * 22 + 100)), stream));

        var pages = Office.Pages(pdf);

        Assert.Equal(["—1—", "—2—"], pages.Select(page => page[^1].Text));
        Assert.InRange(pages[0][^1].Right, 184 - 7, 184 - 3);
        Assert.InRange(pages[1][^1].Left, 28 + 3, 28 + 7);
        Assert.InRange(FirstRow(office.FirstPage(pdf), DashOfOddPage, (r, _, _) => r < 128), Top + TypeHeight + 6, Top + TypeHeight + 8);
    }

    [Fact]
    public void The_issuer_mark_begins_35_millimeters_under_the_edge_of_the_text()
    {
        var pdf = office.Print("red.docx", stream => Write(
            new OfficialDocument().RedHead("海城区城市管理局机关党委文件", "海城管党组〔2018〕23号").Title("通知").Paragraph("正文"), stream));

        Assert.InRange(FirstRow(office.FirstPage(pdf), WholePage, (r, g, b) => r > 200 && g < 60 && b < 60), Top + 35 - 1, Top + 35 + 1);
    }

    [Fact]
    public void The_date_begins_two_characters_right_of_the_signatory()
    {
        var pdf = office.Print("signed.docx", stream => Write(new OfficialDocument().Paragraph("完。").Signature("海城区城市管理局机关党委", "2019年1月4日"), stream));

        var lines = Office.Pages(pdf)[0];
        var (name, date) = (lines.Single(line => line.Text.StartsWith('海')), lines.Single(line => line.Text.StartsWith("2019", StringComparison.Ordinal)));

        const double twoCharacters = 2 * TypeWidth / 28;
        Assert.InRange(name.Right, 184 - twoCharacters - 1, 184 - twoCharacters + 1);
        Assert.InRange(date.Left - name.Left, twoCharacters - 2, twoCharacters + 2);
    }

    [Theory]
    [InlineData("zh-CN", "完成时限")]
    [InlineData("en", "Deadline")]
    public void The_table_of_a_long_ledger_stays_on_its_sheets_and_repeats_its_headings(string culture, string heading)
    {
        var sample = SampleLedger.Full();
        var ledger = sample with { Rows = [.. Enumerable.Range(0, 24).Select(i => sample.Rows[i % sample.Rows.Count])] };

        var pdf = office.Print("long.docx", stream => ExecutionLedgerDocument.Write(ledger, stream, CultureInfo.GetCultureInfo(culture)));

        var across = Office.Pages(pdf).Where(page => page.Max(line => line.Right) > 210).ToList();
        Assert.InRange(across.Count, 2, 24);
        Assert.All(across, page => Assert.Contains(page, line => line.Text.Contains(heading, StringComparison.Ordinal)));
        Assert.All(across.SelectMany(page => page), line => Assert.InRange(line.Right, 0, 297 - 20));
    }

    [Fact]
    public void LibreOffice_opens_both_files_and_prints_what_the_ledger_says()
    {
        var ledger = SampleLedger.Full();

        var workbook = Office.Text(office.Print("ledger.xlsx", stream => ExecutionLedgerWorkbook.Write(ledger, stream, Chinese)));
        var document = Office.Text(office.Print("台账.docx", stream => ExecutionLedgerDocument.Write(ledger, stream, Chinese)));

        Assert.Contains("2018-12-31", workbook, StringComparison.Ordinal);
        Assert.Contains("逾期未完成", workbook, StringComparison.Ordinal);
        Assert.Contains("说明", workbook, StringComparison.Ordinal);
        Assert.Contains("海城管党组〔2018〕", document, StringComparison.Ordinal);
        Assert.Contains("（一）基本组织建设行动", document, StringComparison.Ordinal);
    }

    [Fact]
    public void LibreOffice_shows_a_hostile_formula_as_its_text()
    {
        var sheet = new Sheet("表", [new SheetColumn("内容", Width: 60)], [[SampleLedger.Command], ["=1+41"]]);

        var printed = Office.Text(office.Print("formula.xlsx", stream => WorkbookFile.Write(stream, Chinese, sheet)));

        Assert.Contains("=cmd|", printed, StringComparison.Ordinal);
        Assert.Contains("=1+41", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("42", printed, StringComparison.Ordinal);
    }

    private static void Write(OfficialDocument document, Stream stream) => document.Write(stream, "题", "人", DateTimeOffset.UnixEpoch);

    /// <summary>How far down the page, in millimeters, ink begins within a part of it.</summary>
    private static double FirstRow((int Width, byte[] Dots) page, (double Left, double Top, double Right, double Bottom) part, Func<byte, byte, byte, bool> isInk)
    {
        static int Dots(double millimeters) => (int)(millimeters * Office.DotsPerMillimeter);
        for (var y = Dots(part.Top); y < Dots(part.Bottom); y++)
        {
            for (var x = Dots(part.Left); x < Dots(part.Right); x++)
            {
                var i = ((y * page.Width) + x) * 3;
                if (isInk(page.Dots[i], page.Dots[i + 1], page.Dots[i + 2]))
                {
                    return y / Office.DotsPerMillimeter;
                }
            }
        }

        return double.NaN;
    }
}
