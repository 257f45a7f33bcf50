namespace Taizhang.Tests.Cli;

/// <summary>Organizations founded and activities recorded at a terminal.</summary>
public sealed class RecordCommandTests(PlanTerminal terminal) : IClassFixture<PlanTerminal>
{
    [Theory]
    [InlineData("record activity dinner --in QC01 --on 2024-03-12 --topic 党课", "cli.bad-word", "lecture")]
    [InlineData("record activity lecture --in QC77 --on 2024-03-12 --topic 党课", "cli.organization-unknown", "QC01")]
    [InlineData("record activity lecture --in QC01 --on 12.3.2024 --topic 党课", "cli.bad-day", "YYYY-MM-DD")]
    [InlineData("record activity lecture --in QC01 --on 2999-03-12 --topic 党课 --led-by-guest 李 --all-present", "activities.in-the-future", "")]
    [InlineData("record activity lecture --in QC01 --on 2024-03-12 --topic 党课 --all-present", "activities.lecturer-missing", "")]
    [InlineData("record activity lecture --in QC01 --on 2024-03-12 --topic 党课 --led-by 无此人 --all-present", "cli-record.person-unknown", "m1 沈维舟")]
    [InlineData("record activity lecture --in QC01 --on 2024-03-12 --topic 党课 --led-by 沈维舟 --present 陆小满", "cli-record.person-unknown", "m2")]
    [InlineData("record activity lecture --in QC01 --on 2024-03-12 --topic 党课 --led-by 沈维舟", "activities.nobody-present", "")]
    [InlineData("record activity lecture --in QC01 --on 2024-03-12 --topic 党课 --led-by 沈维舟 --all-present --hours 1.3", "activities.hours", "")]
    [InlineData("record activity lecture --in QC01 --on 2024-03-12 --topic 党课 --led-by 沈维舟 --all-present --with QC01", "activities.partner-is-own", "")]
    [InlineData("record activity lecture --in QC01 --on 2024-03-12 --topic 党课 --led-by 沈维舟 --all-present --with QC66", "cli.organization-unknown", "QC09")]
    [InlineData("organization found 另一党委 --code QC50 --type organ-party-committee --founded-on 2020-01-01", "registry.has-top", "青川区")]
    [InlineData("organization found 另一支部 --code QC01 --under QC00 --founded-on 2020-01-01", "registry.code-taken", "机关第一")]
    [InlineData("organization found 机关第一党支部 --code QC51 --under QC00 --founded-on 2020-01-01", "registry.name-taken", "QC01")]
    [InlineData("organization found 另一支部 --code QC51 --under QC99 --founded-on 2020-01-01", "cli.organization-unknown", "QC00")]
    [InlineData("organization found 另一支部 --code QC51 --under QC01 --founded-on 2020-01-01", "registry.wrong-place", "")]
    [InlineData("organization found 另一支部 --code QC51 --under QC00 --founded-on 2999-01-01", "registry.in-the-future", "")]
    [InlineData("organization found 另一支部 --code QC51 --under QC00 --founded-on soon", "cli.bad-day", "YYYY-MM-DD")]
    [InlineData("organization found 另一支部 --code QC51 --under QC00 --type club --founded-on 2020-01-01", "cli.bad-word", "branch")]
    public void What_is_wrong_is_told_and_nothing_is_recorded(string line, string code, string remedy)
    {
        var before = terminal.Traces();

        var said = terminal.Run([.. line.Split(' '), "--lang", "en"]);

        Assert.True(said.Code == 1, $"{said.Code}: {said.Output}{said.Errors}");
        Assert.Contains(said.Errors.Split('\n'), line => line.StartsWith(code + ": ", StringComparison.Ordinal));
        Assert.Contains(remedy, said.Errors, StringComparison.Ordinal);
        Assert.Empty(said.Output);
        Assert.Equal(before, terminal.Traces());
    }

    [Theory]
    [InlineData("record activity lecture --in QC01 --on 2024-03-12")]
    [InlineData("record activity --in QC01 --on 2024-03-12 --topic 党课")]
    [InlineData("record activity lecture --in QC01 --on 2024-03-12 --topic 党课 --all-present --present m1")]
    [InlineData("organization found 另一支部 --under QC00 --founded-on 2020-01-01")]
    [InlineData("organization found --code QC51 --founded-on 2020-01-01")]
    public void A_line_that_cannot_be_read_ends_with_2(string line) => Assert.Equal(2, terminal.Run(line.Split(' ')).Code);

    [Fact]
    public void A_check_tells_what_a_record_would_do_and_keeps_nothing()
    {
        var before = terminal.Traces();

        var said = terminal.Done("record", "activity", "theme-day", "--in", "QC09", "--on", "2026-02-10", "--topic", "爱绿护绿", "--present", "m4", "段青原", "--check");

        Assert.Contains("2 present, 1 absent. Nothing was saved.", said.Output, StringComparison.Ordinal);
        Assert.Equal(before, terminal.Traces());
    }

    [Fact]
    public void Organizations_are_listed_in_the_order_of_the_hierarchy()
    {
        var said = terminal.Run("organization", "list", "--json").Json.GetProperty("organizations").EnumerateArray().Select(each => $"{each.GetProperty("code").GetString()} {each.GetProperty("members").GetInt32()} {each.GetProperty("secretary").GetString()}");

        Assert.Equal(["QC00 6 ", "QC01 3 沈维舟", "QC09 3 段青原"], said);
        Assert.Contains("  机关第一党支部", terminal.Run("organization", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_store_is_begun_with_an_organization_and_says_so_before()
    {
        using var empty = new Terminal();
        var nothing = empty.Run("plan", "upload", BegunTerminal.Sample("qingchuan-2024.docx"), "--lang", "en");
        Assert.Contains("taizhang organization found", nothing.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(empty.Folder));

        Assert.Equal(0, empty.Run("organization", "found", "机关党委", "--code", "A", "--type", "organ-party-committee", "--founded-on", "2010-01-01").Code);

        var nowhere = empty.Run("import", "roster", Path.Combine(Support.Repository.Root, "samples", "rosters", "qingchuan-beginning.csv"), "--apply", "--lang", "en");
        Assert.StartsWith("roster.no-branches", nowhere.Errors, StringComparison.Ordinal);
        Assert.Equal((0, 1), (empty.Run("ledger", "check").Code, empty.Run("plan", "show", "1").Code));
        Assert.NotEmpty(empty.Run("ledger", "show", "--json").Json.GetProperty("duties").EnumerateArray());
    }
}
