using DocumentFormat.OpenXml.Packaging;
using Taizhang.Tests.Reports;

namespace Taizhang.Tests.Cli;

public sealed class ExportCommandTests(BureauTerminal terminal) : IClassFixture<BureauTerminal>
{
    [Fact]
    public void Both_files_are_written_and_open()
    {
        var book = Path.Combine(terminal.Folder, "台账.xlsx");
        var document = Path.Combine(terminal.Folder, "ledger.docx");

        var first = terminal.Run("export", "ledger", "三年提升行动", "台账.xlsx");
        var second = terminal.Run("export", "ledger", "1", document, "--as-of", "2025-06-30", "--lang", "en");

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Contains("22 条措施", first.Output, StringComparison.Ordinal);
        Assert.Contains("as of 30 June 2025", second.Output, StringComparison.Ordinal);
        using var spreadsheet = SpreadsheetDocument.Open(book, isEditable: false);
        using var text = WordprocessingDocument.Open(document, isEditable: false);
        OpenXmlFiles.AssertValid(spreadsheet);
        OpenXmlFiles.AssertValid(text);
    }

    [Fact]
    public void What_was_written_is_found_again_by_its_code_and_a_wrong_code_is_told_so()
    {
        var written = terminal.Run("export", "ledger", "1", "coded.docx", "--lang", "en");
        var code = written.Output.Trim().Split(' ')[^1];

        var found = terminal.Run("audit", "paper", code.ToLowerInvariant(), "--lang", "en");
        var asJson = terminal.Run("audit", "paper", code, "--json");
        var other = terminal.Run("audit", "paper", code[..^1] + (code[^1] == '7' ? '8' : '7'), "--lang", "en");
        var none = terminal.Run("audit", "paper", "abc", "--lang", "en");

        Assert.Equal((0, 0, 1, 1), (found.Code, asJson.Code, other.Code, none.Code));
        Assert.Contains("(docx)", found.Output, StringComparison.Ordinal);
        Assert.Contains("(System)", found.Output, StringComparison.Ordinal);
        Assert.Contains("The journal up to it is whole", found.Output, StringComparison.Ordinal);
        Assert.True(asJson.Json.GetProperty("whole").GetBoolean());
        Assert.StartsWith("papers.unknown", other.Errors, StringComparison.Ordinal);
        Assert.StartsWith("papers.not-a-code", none.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_there_is_overwritten_only_when_asked()
    {
        var file = Path.Combine(terminal.Folder, "kept.xlsx");
        File.WriteAllText(file, "mine");

        var refused = terminal.Run("export", "ledger", "1", file, "--lang", "en");

        Assert.Equal(1, refused.Code);
        Assert.Contains("--overwrite", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Equal(0, terminal.Run("export", "ledger", "1", file, "--overwrite").Code);
        Assert.NotEqual("mine", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("1", "ledger.pdf", "cli.export-ending", ".docx")]
    [InlineData("1", "no/such/folder/ledger.xlsx", "cli.export-folder", "folder")]
    [InlineData("another", "ledger1.xlsx", "cli.plan-unknown", "青川区")]
    public void What_cannot_be_exported_is_told_with_the_remedy(string plan, string file, string code, string remedy)
    {
        var said = terminal.Run("export", "ledger", plan, file, "--lang", "en");

        Assert.Equal(1, said.Code);
        Assert.StartsWith(code, said.Errors, StringComparison.Ordinal);
        Assert.Contains(remedy, said.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(terminal.Folder, file)));
    }
}
