using System.Text.Json;
using Microsoft.Data.Sqlite;
using Taizhang.Kernel;

namespace Taizhang.Tests.Cli;

public sealed class LedgerCommandTests(BureauTerminal terminal) : IClassFixture<BureauTerminal>
{
    private static readonly int ThisYear = TimeProvider.System.Today().Year;

    [Fact]
    public void What_is_kept_equals_the_records_until_someone_changes_it_behind_the_ledgers_back()
    {
        using var own = new BureauTerminal();
        Assert.Equal(0, own.Run("ledger", "check").Code);
        Execute(own.Store, "UPDATE duty SET state = 4, achieved = 700 WHERE (requirement_id, period_key, subject_kind, subject_id) IN (SELECT requirement_id, period_key, subject_kind, subject_id FROM duty WHERE state = 3 LIMIT 1)");
        Execute(own.Store, "UPDATE roll_up SET missed = missed + 1 WHERE (organization_id, requirement_id, period_key) IN (SELECT organization_id, requirement_id, period_key FROM roll_up LIMIT 1)");

        var changed = own.Run("ledger", "check", "--json");
        var mended = own.Run("ledger", "rebuild");
        var after = own.Run("ledger", "check", "--lang", "en");

        Assert.Equal(1, changed.Code);
        Assert.Equal(2, changed.Json.GetProperty("differences").GetArrayLength());
        Assert.Contains("met-late 7/", changed.Output, StringComparison.Ordinal);
        Assert.Contains("taizhang ledger rebuild", changed.Errors, StringComparison.Ordinal);
        Assert.Equal(0, mended.Code);
        Assert.Equal((0, "What is kept equals"), (after.Code, after.Output[..19]));
    }

    [Fact]
    public void A_duty_that_show_prints_is_one_that_why_explains()
    {
        var duties = terminal.Run("ledger", "show", "QC05", "--state", "overdue", "--json").Json.GetProperty("duties").EnumerateArray().ToList();

        Assert.NotEmpty(duties);
        var overdue = duties.First(duty => duty.GetProperty("code").GetString() == "BR-14");
        var why = terminal.Run("ledger", "why", overdue.GetProperty("duty").GetString()!, "--json").Json;
        Assert.Equal("missed", why.GetProperty("state").GetString());
        Assert.Equal(overdue.GetProperty("due_on").GetString(), why.GetProperty("due_on").GetString());
        Assert.Equal(overdue.GetProperty("achieved").GetDecimal(), why.GetProperty("counted").GetArrayLength());
        Assert.All(why.GetProperty("near").EnumerateArray(), near => Assert.NotEmpty(near.GetProperty("why_not").GetString()!));
    }

    [Theory]
    [InlineData("zh", "依据：", "要求：", "还差：")]
    [InlineData("en", "Clause: ", "Asked: ", "Missing: ")]
    public void Why_says_the_clause_what_is_asked_and_what_is_missing_in_either_language(string language, string clause, string asked, string missing)
    {
        var duty = terminal.Run("ledger", "show", "QC05", "--state", "missed", "--json").Json.GetProperty("duties")[0].GetProperty("duty").GetString()!;

        var said = terminal.Run("ledger", "why", duty, "--lang", language);

        Assert.Equal(0, said.Code);
        Assert.Contains(clause, said.Output, StringComparison.Ordinal);
        Assert.Contains(asked, said.Output, StringComparison.Ordinal);
        Assert.Contains(missing, said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("cli.", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_half_year_holds_its_months_and_quarters_and_nothing_of_the_other_half()
    {
        var periods = Periods("ledger", "show", "QC03", "--period", $"{ThisYear}H1", "--json");

        Assert.Contains($"{ThisYear}-Q1", periods);
        Assert.Contains($"{ThisYear}-06", periods);
        Assert.DoesNotContain($"{ThisYear}-07", periods);
        Assert.DoesNotContain($"{ThisYear}", periods);
    }

    [Fact]
    public void A_day_gone_by_shows_the_ledger_of_that_day()
    {
        var day = $"{ThisYear - 1}-05-01";

        var said = terminal.Run("ledger", "show", "QC03", "--period", $"{ThisYear - 1}-06", "--as-of", day, "--json").Json;

        Assert.Equal(day, said.GetProperty("as_of").GetString());
        Assert.NotEmpty(said.GetProperty("duties").EnumerateArray());
        Assert.All(said.GetProperty("duties").EnumerateArray(), duty => Assert.Equal("upcoming", duty.GetProperty("state").GetString()));
    }

    [Fact]
    public void An_organization_is_found_by_code_key_name_and_part_of_the_name()
    {
        var names = new[] { "qc09", "植物园党支部", "植物园" }.Select(word => terminal.Run("ledger", "show", word, "--json").Json.GetProperty("organization").GetString());

        Assert.All(names, name => Assert.Equal("植物园党支部", name));
    }

    [Theory]
    [InlineData("ledger show 公园", "cli.organization-ambiguous", "QC07")]
    [InlineData("ledger show 不存在", "cli.organization-unknown", "QC00")]
    [InlineData("ledger show --period 2024H3", "cli.bad-period", "2024H1")]
    [InlineData("ledger show --as-of 31st", "cli.bad-day", "YYYY-MM-DD")]
    [InlineData("ledger show --as-of 1999-01-01", "cli.day-not-kept", "1999")]
    [InlineData("ledger show --as-of 2999-01-01", "cli.day-not-kept", "2999")]
    [InlineData("ledger show --state done", "cli.bad-state", "overdue")]
    [InlineData("ledger why BR-10", "cli.bad-duty", "BR-10/2024Q3/o17")]
    [InlineData("ledger why BR-10/2024Q3/x17", "cli.bad-duty", "BR-10/2024Q3/o17")]
    [InlineData("ledger why XX-1/2024Q3/o3", "cli.why-no-rule", "rules list")]
    [InlineData("ledger why BR-10/2024Q3/o999", "cli.why-nobody", "ledger show")]
    [InlineData("ledger why BR-10/1999Q3/o3", "cli.why-no-period", "-Q1")]
    [InlineData("ledger why BR-10/2024Q3/m1", "cli.why-not-bound", "BR-10")]
    [InlineData("rules show BR-99", "cli.rule-unknown", "BR-10")]
    [InlineData("rules list --on never", "cli.bad-day", "YYYY-MM-DD")]
    public void Every_word_that_is_wrong_is_told_with_what_to_write_instead(string line, string code, string remedy)
    {
        var said = terminal.Run([.. line.Split(' '), "--lang", "en"]);

        Assert.Equal(1, said.Code);
        Assert.StartsWith(code + ": ", said.Errors, StringComparison.Ordinal);
        Assert.Contains(remedy, said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("{", said.Errors, StringComparison.Ordinal);
        Assert.Empty(said.Output);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var said = terminal.Run("ledger", "show", "--period", "now", "--as-of", "31st", "--state", "done", "late");

        Assert.Equal(["cli.bad-period", "cli.bad-day", "cli.bad-state", "cli.bad-state"], said.Errors.Trim().Split('\n').Select(line => line.Split(':')[0]));
    }

    [Theory]
    [InlineData("ledger why")]
    [InlineData("ledger show --frequency")]
    [InlineData("ledger show --limit many")]
    [InlineData("ledger")]
    [InlineData("nothing-of-the-kind")]
    [InlineData("ledger show --lang fr")]
    public void A_line_that_cannot_be_read_ends_with_2(string line) => Assert.Equal(2, terminal.Run(line.Split(' ')).Code);

    [Theory]
    [InlineData("")]
    [InlineData("demo")]
    [InlineData("ledger show")]
    [InlineData("rules show")]
    [InlineData("plan")]
    [InlineData("plan upload")]
    [InlineData("plan show")]
    [InlineData("plan accept")]
    [InlineData("plan refuse")]
    [InlineData("plan edit")]
    [InlineData("plan adopt")]
    [InlineData("plan progress")]
    [InlineData("plan close")]
    [InlineData("record activity")]
    [InlineData("organization found")]
    [InlineData("ledger rebuild")]
    public void Help_explains_every_word_in_either_language(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var english = terminal.Run([.. words, "--help", "--lang", "en"]);
        var chinese = terminal.Run([.. words, "--help"]);

        Assert.Equal((0, 0), (english.Code, chinese.Code));
        Assert.Contains(chinese.Output, letter => letter is >= '\u4e00' and <= '\u9fff');
        Assert.DoesNotContain(english.Output, letter => letter is >= '\u4e00' and <= '\u9fff');
        Assert.Contains("taizhang", english.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\bcli(-[a-z]+)?\.[a-z]", english.Output + chinese.Output);
    }

    [Fact]
    public void A_rule_is_shown_with_its_versions_in_words_and_as_data()
    {
        var words = terminal.Run("rules", "show", "br-10", "--lang", "en");
        var data = terminal.Run("rules", "show", "BR-10", "--json").Json;

        Assert.Contains("Clause: Art. 11", words.Output, StringComparison.Ordinal);
        Assert.Equal("2018-10-28", data.GetProperty("versions")[0].GetProperty("from").GetString());
        Assert.True(terminal.Run("rules", "list", "--on", "2018-10-27", "--json").Json.GetProperty("rules").GetArrayLength() < terminal.Run("rules", "list", "--on", "2018-10-28", "--json").Json.GetProperty("rules").GetArrayLength());
    }

    private HashSet<string> Periods(params string[] args) =>
        [.. terminal.Run(args).Json.GetProperty("duties").EnumerateArray().Select((JsonElement duty) => duty.GetProperty("period").GetString()!)];

    private static void Execute(string store, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
