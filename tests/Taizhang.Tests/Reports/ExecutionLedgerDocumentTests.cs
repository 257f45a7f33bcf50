using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Taizhang.Reports;

namespace Taizhang.Tests.Reports;

public sealed class ExecutionLedgerDocumentTests
{
    [Theory]
    [MemberData(nameof(SampleLedger.Cultures), MemberType = typeof(SampleLedger))]
    public void The_document_is_valid_in_each_language(string culture)
    {
        using var document = Open(SampleLedger.Full(), culture);

        OpenXmlFiles.AssertValid(document);
        Assert.Contains(Texts(document), text => text.Contains(culture == "en" ? "440 duties had fallen due and 330 of them" : "应完成任务440项，已完成330项", StringComparison.Ordinal));
    }

    [Fact]
    public void It_tells_themes_actions_and_measures_under_their_official_numbers()
    {
        using var document = Open(SampleLedger.Full());
        var texts = Texts(document);

        Assert.Contains("一、2018年“规范建设年”", texts);
        Assert.Contains("（一）基本组织建设行动", texts);
        Assert.Contains("二、2019年“组织提升年”", texts);
        Assert.Equal("（一）党内生活规范行动", texts.SkipWhile(text => text[0] != '二').ElementAt(1));
        Assert.Contains(texts, text => text.StartsWith("1.落实“三会一课”制度", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_tables_repeat_their_headings_and_split_no_row()
    {
        using var document = Open(SampleLedger.Full());
        var tables = document.MainDocumentPart!.Document.Descendants<Table>().ToList();

        Assert.Equal(2, tables.Count);
        Assert.All(tables, table => Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>()));
        Assert.All(tables.SelectMany(table => table.Elements<TableRow>()), row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<CantSplit>()));
        Assert.Equal(1 + 22, tables[1].Elements<TableRow>().Count());
    }

    [Fact]
    public void An_export_bears_no_red_head()
    {
        using var document = Open(SampleLedger.Full());

        Assert.Empty(document.MainDocumentPart!.Document.Descendants<Color>());
    }

    [Theory]
    [MemberData(nameof(SampleLedger.Cultures), MemberType = typeof(SampleLedger))]
    public void An_empty_ledger_is_a_document_that_says_so(string culture)
    {
        using var document = Open(SampleLedger.With(), culture);

        OpenXmlFiles.AssertValid(document);
        Assert.Empty(document.MainDocumentPart!.Document.Descendants<Table>());
        Assert.Contains(Texts(document), text => text.Contains(culture == "en" ? "holds no measure" : "尚无措施", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zh-CN", "完成率75.0%。逾期未完成3项。措施按状态分")]
    [InlineData("en", "(75.0%) were met. 3 were missed. Measures by state")]
    public void What_was_missed_is_said_and_the_one_who_carries_out_signs(string culture, string words)
    {
        using var document = Open(SampleLedger.With(SampleLedger.Measure(1) with { DutiesMissed = 3 }) with { Organization = "第一党总支" }, culture);

        Assert.Contains(Texts(document), text => text.Contains(words, StringComparison.Ordinal));
        Assert.Contains("第一党总支", Texts(document));
    }

    [Fact]
    public void Where_nothing_is_due_no_share_is_given()
    {
        using var document = Open(SampleLedger.With(SampleLedger.Measure(1) with { DutiesDue = 0, DutiesMet = 0 }));

        Assert.Contains(Texts(document), text => text.Contains("尚无到期任务", StringComparison.Ordinal));
        Assert.DoesNotContain(Texts(document), text => text.Contains('%'));
    }

    [Theory]
    [MemberData(nameof(SampleLedger.HostileTexts), MemberType = typeof(SampleLedger))]
    public void Hostile_text_leaves_the_document_valid(string text)
    {
        using var document = Open(SampleLedger.With(SampleLedger.Hostile(text)) with { PlanTitle = text, Issuer = text, DocumentNumber = text, ExportedBy = text });

        OpenXmlFiles.AssertValid(document);
        Assert.Empty(document.MainDocumentPart!.Document.Descendants<FieldCode>());
    }

    private static List<string> Texts(WordprocessingDocument document) =>
        [.. document.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Select(paragraph => paragraph.InnerText).Where(text => text.Length > 0)];

    private static WordprocessingDocument Open(ExecutionLedger ledger, string culture = "zh-CN") => WordprocessingDocument.Open(
        OpenXmlFiles.Written(stream => ExecutionLedgerDocument.Write(ledger, stream, CultureInfo.GetCultureInfo(culture))), isEditable: false);
}
