using Taizhang.Tests.Members;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Cli;

public sealed class RosterCommandTests(BureauTerminal terminal) : IClassFixture<BureauTerminal>
{
    [Fact]
    public void A_roster_is_shown_done_and_then_says_nothing_new()
    {
        var sample = Path.Combine(Repository.Root, "samples", "rosters", "qingchuan-roster.xlsx");

        var shown = terminal.Run("import", "roster", sample);
        var done = terminal.Run("import", "roster", sample, "--apply");
        var again = terminal.Run("import", "roster", sample);

        Assert.Equal((0, 0, 0), (shown.Code, done.Code, again.Code));
        Assert.Contains("欧阳景明", shown.Output, StringComparison.Ordinal);
        Assert.Contains("--apply", shown.Output, StringComparison.Ordinal);
        Assert.Contains("没有需要导入的内容", again.Output, StringComparison.Ordinal);
        Assert.Equal(0, terminal.Run("ledger", "check").Code);
    }

    [Fact]
    public void Errors_are_told_by_cell_and_nothing_is_done()
    {
        var said = terminal.Run("import", "roster", Path.Combine(Repository.Root, "samples", "rosters", "qingchuan-roster-with-errors.xlsx"), "--apply", "--lang", "en");

        Assert.Equal(1, said.Code);
        Assert.Contains("Sheet1!D3", said.Output, StringComparison.Ordinal);
        Assert.Contains("roster.has-errors", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_exported_is_imported_again_without_a_change()
    {
        foreach (var file in new[] { "roster.xlsx", "roster.csv" })
        {
            Assert.Equal(0, terminal.Run("export", "roster", file, "--reason", "核对名册").Code);
            var again = terminal.Run("import", "roster", file);
            Assert.True(again.Output.Contains("没有需要导入的内容", StringComparison.Ordinal), again.Output + again.Errors);
        }
    }

    [Fact]
    public void A_roster_is_taken_out_for_a_reason_that_is_found_with_its_code()
    {
        var none = terminal.Run("export", "roster", "reasonless.xlsx");
        var number = terminal.Run("export", "roster", "reasonless.xlsx", "--reason", "电话13912345678");
        var code = terminal.Run("export", "roster", "reasoned.xlsx", "--reason", "核对名册").Output.Trim().Split(' ')[^1];

        Assert.NotEqual(0, none.Code);
        Assert.StartsWith("personal.reason-has-number", number.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(terminal.Folder, "reasonless.xlsx")));
        Assert.Contains("用途：核对名册", terminal.Run("audit", "paper", code).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_refused()
    {
        File.WriteAllBytes(Path.Combine(terminal.Folder, "old.xls"), RosterBadFileTests.Make("old-workbook"));

        Assert.StartsWith("roster.file-legacy", terminal.Run("import", "roster", "old.xls").Errors, StringComparison.Ordinal);
        Assert.StartsWith("cli-roster.file-unreadable", terminal.Run("import", "roster", "nothing.xlsx").Errors, StringComparison.Ordinal);
        Assert.StartsWith("cli-folder.missing", terminal.Run("import", "folder", "nothing").Errors, StringComparison.Ordinal);
        Assert.StartsWith("cli.bad-day", terminal.Run("import", "roster", "old.xls", "--as-of", "yesterday").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_registry_goes_only_into_an_empty_store_and_every_problem_has_its_place()
    {
        var folder = Directory.CreateDirectory(Path.Combine(terminal.Folder, "old-system")).FullName;
        File.WriteAllText(Path.Combine(folder, "organisations.csv"), "id,parent_id,type,name,founded_on,term_ends_on\n1,,committee,机关党委,2001-01-01,2027-01-01\n2,1,branch,一支部,2001-13-01,\n");

        var full = terminal.Run("import", "folder", folder);
        var bad = terminal.RunOn(Path.Combine(terminal.Folder, "new.db"), "import", "folder", folder);

        Assert.Contains("cli-folder.refused", full.Errors, StringComparison.Ordinal);
        Assert.Contains("organisations.csv:3:founded_on", bad.Errors, StringComparison.Ordinal);
    }
}
