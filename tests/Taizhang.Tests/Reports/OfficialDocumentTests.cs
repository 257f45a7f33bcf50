using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Taizhang.Reports;

namespace Taizhang.Tests.Reports;

public sealed class OfficialDocumentTests
{
    [Fact]
    public void The_page_has_the_measures_of_the_standard()
    {
        using var document = Open(new OfficialDocument().Paragraph("正文"));
        var section = document.MainDocumentPart!.Document.Descendants<SectionProperties>().Single();
        var margin = section.GetFirstChild<PageMargin>()!;

        Assert.Equal((11906u, 16838u), (section.GetFirstChild<PageSize>()!.Width!.Value, section.GetFirstChild<PageSize>()!.Height!.Value));
        Assert.Equal((2098, 1984, 1587u, 1474u), (margin.Top!.Value, margin.Bottom!.Value, margin.Left!.Value, margin.Right!.Value));
        Assert.Equal(DocGridValues.LinesAndChars, section.GetFirstChild<DocGrid>()!.Type!.Value);
        Assert.NotNull(document.MainDocumentPart.DocumentSettingsPart!.Settings.GetFirstChild<EvenAndOddHeaders>());
    }

    [Fact]
    public void Levels_count_on_their_own_and_begin_anew_under_the_next()
    {
        var document = new OfficialDocument()
            .Heading(1, "总体要求").Heading(2, "甲").Item(3, "子。", "文").Item(4, "细。", "文").Item(4, "细。", "文").Heading(2, "乙").Heading(1, "任务").Heading(2, "丙");

        Assert.Equal(["一、总体要求", "（一）甲", "1.子。文", "（1）细。文", "（2）细。文", "（二）乙", "二、任务", "（一）丙"], Texts(document));
    }

    [Fact]
    public void A_heading_that_brings_its_number_keeps_it()
    {
        var document = new OfficialDocument().Heading(1, "三、保障措施").Heading(2, "（七）落实经费").Heading(3, "12.建账").Heading(2, "2018年工作");

        Assert.Equal(["三、保障措施", "（七）落实经费", "12.建账", "（一）2018年工作"], Texts(document));
    }

    [Theory]
    [InlineData(1, "一、")]
    [InlineData(10, "十、")]
    [InlineData(11, "十一、")]
    [InlineData(20, "二十、")]
    [InlineData(101, "一百零一、")]
    [InlineData(110, "一百一十、")]
    public void Chinese_numbers_are_written_as_they_are_read(int number, string words) =>
        Assert.Equal(words, OfficialNumber.Chinese(1, number));

    [Fact]
    public void English_levels_are_numbered_with_dots() =>
        Assert.Equal(["1 Aims", "1.1 Means", "2 Ends"], Texts(new OfficialDocument(chineseNumbering: false).Heading(1, "Aims").Heading(2, "Means").Heading(1, "Ends")));

    [Fact]
    public void A_long_title_is_broken_evenly_and_never_inside_a_number()
    {
        var lines = OfficialTitle.Lines("关于印发《海城区城市管理局机关党委三年行动计划（2018—2020年）》的通知").ToList();

        Assert.Equal("关于印发《海城区城市管理局机关党委三年行动计划（2018—2020年）》的通知", string.Concat(lines));
        Assert.All(lines, line => Assert.InRange(OfficialTitle.Width(line), 8, 20));
        Assert.Contains(lines, line => line.Contains("2018—2020年", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("机关党委", "2018年6月30日", 650, 200)]
    [InlineData("中共海城区城市管理局机关委员会", "2018年6月30日", 200, 1300)]
    public void The_day_begins_two_characters_right_of_the_name(string name, string day, int nameFromRight, int dayIn)
    {
        using var document = Open(new OfficialDocument().Signature(name, day));

        Assert.Equal([nameFromRight, dayIn], document.MainDocumentPart!.Document.Descendants<Indentation>().Select(indent => (indent.RightChars ?? indent.LeftChars)!.Value));
    }

    [Fact]
    public void A_red_head_is_valid_and_red()
    {
        using var document = Open(new OfficialDocument().RedHead("海城区城市管理局机关党委文件", "海城管党组〔2018〕23号", "000001", "机密★1年", "特急")
            .Title("关于印发计划的通知").Addressees("各党支部").Paragraph("正文").Signature("机关党委", "2018年6月30日").Attachment("附件", "表", landscape: true)
            .Table([new("甲", 1), new("乙", 2, true)], [["1", "2"], ["只有一格"]]));

        OpenXmlFiles.AssertValid(document);
        Assert.Equal("FF0000", document.MainDocumentPart!.Document.Descendants<Color>().Single().Val!.Value);
        Assert.Contains("各党支部：", document.MainDocumentPart.Document.Descendants<Paragraph>().Select(p => p.InnerText));
    }

    private static WordprocessingDocument Open(OfficialDocument document) => WordprocessingDocument.Open(
        OpenXmlFiles.Written(stream => document.Write(stream, "题", "人", DateTimeOffset.UnixEpoch)), isEditable: false);

    private static string[] Texts(OfficialDocument document)
    {
        using var opened = Open(document);
        return [.. opened.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Select(paragraph => paragraph.InnerText)];
    }
}
