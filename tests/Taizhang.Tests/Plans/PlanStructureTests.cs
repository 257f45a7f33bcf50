using Taizhang.Plans.Reading;

namespace Taizhang.Tests.Plans;

/// <summary>Numbering in the styles of official texts, and what is told of it where it does not hold.</summary>
public class PlanStructureTests
{
    [Fact]
    public void Under_book_chapters_and_articles_bracketed_items_are_no_sections()
    {
        var reading = SamplePlans.ReadText("第一章 总则\n第一条 为加强管理，制定本办法。\n第二条 有下列情形之一的：\n（一）未完成的；\n（二）未报告的。\n第二章 附则\n第三条 自印发之日起施行。\n")!;
        Assert.Equal(["总则", "附则"], reading.Chapters.Select(chapter => chapter.Title));
        Assert.Empty(reading.Sections);
        Assert.Equal([1, 2, 3], reading.Measures.Select(measure => measure.No));
    }

    [Fact]
    public void Under_parts_一_is_a_section()
    {
        var reading = SamplePlans.ReadText("第一部分 总体要求\n一、指导思想\n坚持党建引领。\n第二部分 任务\n一、重点\n1.学习。每月学习1次。\n")!;
        Assert.Equal(["总体要求", "任务"], reading.Chapters.Select(chapter => chapter.Title));
        Assert.Equal(["指导思想", "重点"], reading.Sections.Select(section => section.Title));
    }

    [Fact]
    public void Where_nothing_is_numbered_short_lines_between_longer_ones_are_chapters()
    {
        var reading = SamplePlans.ReadText("某局学习方案\n总体安排\n采取集中学习与个人自学相结合的方式进行，时间不少于7天。\n组织方式\n读书班设领学小组，由支部委员分别担任组长，按计划推进。\n")!;
        Assert.Equal([("一", "总体安排"), ("二", "组织方式")], reading.Chapters.Select(chapter => (chapter.No, chapter.Title)));
    }

    [Fact]
    public void A_figure_right_behind_the_next_number_does_not_hide_the_measure()
    {
        var lines = Enumerable.Range(1, 10).Select(no => $"{no}.项目{no}。做好工作。");
        var reading = SamplePlans.ReadText("一、项目\n" + string.Join('\n', lines) + "\n11.121人才梯队项目。选拔121名人才。\n12.5万元以上的项目另行报批。\n")!;
        Assert.Equal([.. Enumerable.Range(1, 11)], reading.Measures.Select(measure => measure.No));
        Assert.Equal("121人才梯队项目", reading.Measures[^1].Title);
    }

    [Fact]
    public void A_number_left_out_or_given_twice_is_told()
    {
        var reading = SamplePlans.ReadText("一、甲\n1.学习。认真学习。\n2.培训。认真培训。\n4.检查。认真检查。\n4.总结。认真总结。\n三、乙\n认真落实。\n")!;
        Assert.Equal(
            [NotUnderstoodReasons.NumberingSkips, NotUnderstoodReasons.NumberingRepeats, NotUnderstoodReasons.NumberingSkips],
            reading.NotUnderstood.Select(left => left.Reason));
    }

    [Fact]
    public void A_paragraph_after_the_last_item_belongs_to_none_and_is_told()
    {
        var reading = SamplePlans.ReadText("一、要求\n（一）加强领导。各单位高度重视。\n（二）加强督导。每季度通报1次。\n未列入本方案的工作，各单位每年开展1次自查。\n某局党支部\n2024年1月5日\n")!;
        var left = Assert.Single(reading.NotUnderstood, left => left.Reason == NotUnderstoodReasons.TrailingParagraph);
        Assert.StartsWith("未列入", reading.Text[left.Range.Start..left.Range.End], StringComparison.Ordinal);
        Assert.Null(reading.Duties[^1].Place.Section);
        Assert.True(reading.Sections[^1].Range.End <= left.Range.Start);
    }

    [Fact]
    public void Paragraphs_under_headings_without_text_of_their_own_are_their_text()
    {
        var reading = SamplePlans.ReadText("一、要求\n（一）加强领导\n各单位高度重视。\n（二）加强督导\n每季度通报1次。\n")!;
        Assert.Empty(reading.NotUnderstood);
        Assert.Equal("（二）", Assert.Single(reading.Duties).Place.Section);
    }

    [Fact]
    public void A_list_of_attachments_is_no_measure_and_an_attachment_is_a_part()
    {
        var reading = SamplePlans.ReadText("一、要求\n请认真落实。\n附件：1．任务表\n2．联系表\n某局党支部\n2024年1月5日\n附件1\n任务表\n序号\t任务\t责任单位\n1\t摸底调查\t业务科\n")!;
        var measure = Assert.Single(reading.Measures);
        Assert.Equal((2, "摸底调查"), (measure.Part, measure.Title));
    }

    [Fact]
    public void A_table_without_heading_is_told_and_its_cells_are_read()
    {
        var reading = SamplePlans.ReadText("一、要求\n甲\t每年开展1次检查\n乙\t丙\n")!;
        Assert.Contains(reading.NotUnderstood, left => left.Reason == NotUnderstoodReasons.TableWithoutHeading);
        Assert.Equal(DutyKind.Frequency, Assert.Single(reading.Duties).Kind);
    }

    [Fact]
    public void A_title_in_two_lines_below_its_letter_is_one()
    {
        var reading = SamplePlans.ReadText("各村：\n现将计划印发给你们，请遵照执行。\n松石镇2017年度农业技术推广\n工作计划\n一、要求\n请认真落实。\n")!;
        Assert.Equal("松石镇2017年度农业技术推广工作计划", reading.Title);
        Assert.Equal(["各村"], reading.Addressees);
        Assert.Equal(new YearSpan(2017, 2017), reading.PeriodYears);
    }

    [Fact]
    public void What_a_plan_rests_on_is_told_from_what_it_names()
    {
        var reading = SamplePlans.ReadText("根据《甲意见》（某发〔2023〕4号）、《乙规划》，制定本方案。\n一、要求\n按照《丙细则》发展党员。\n")!;
        Assert.Equal([("甲意见", "某发〔2023〕4号"), ("乙规划", null)], reading.CitedDocuments.Select(cited => (cited.Title, cited.Number)));
        Assert.Equal(["丙细则"], reading.MentionedDocuments.Select(cited => cited.Title));
    }

    [Theory]
    [InlineData("（牵头单位：财政局，配合单位：教育局、人社局）", "财政局", "", "教育局、人社局")]
    [InlineData("（责任单位：宣传部，完成时限：2024年6月底前）", "", "宣传部", "")]
    [InlineData("（财政局牵头，各支部配合）", "财政局", "", "各支部")]
    [InlineData("【财政局牵头，教育局、人社局等按职责分工负责】", "财政局", "教育局、人社局", "")]
    [InlineData("（各支部负责）", "", "各支部", "")]
    [InlineData("由财政局牵头，教育局配合。", "财政局", "", "教育局")]
    public void Who_answers_for_a_measure_is_read_in_every_form(string written, string lead, string responsible, string cooperate)
    {
        var reading = SamplePlans.ReadText($"一、要求\n1.加强培训。认真组织{written}\n")!;
        var units = Assert.Single(reading.ResponsibleUnits);
        Assert.Equal((lead, responsible, cooperate), (string.Join('、', units.Lead), string.Join('、', units.Responsible), string.Join('、', units.Cooperate)));
        Assert.Equal(1, units.Place.Measure);
    }
}
