using System.Text.Json;
using Taizhang.Ledger;
using Taizhang.Regulations;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Benchmarks;

/// <summary>The benchmark itself, at the size that takes seconds: fast and wrong would not count.</summary>
public sealed class BenchmarkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taizhang-bench-").FullName;

    [Fact]
    public async Task A_run_gives_the_known_answers_and_every_figure()
    {
        await MadeAsync("XS");

        var (exit, said) = await BenchmarkCommand.RunAsync("ledger", Data, Output, "--runs", "1", "--repeats", "4");

        Assert.True(exit == 0, said);
        var figures = Figures();
        Assert.Equal("e26ed1ea4b9933df3c5a9340aee0b6789e58fa391a4fef6687ea69f56430527d", figures.GetProperty("facts_sha256").GetString());
        Assert.Equal("245441be58a3540858fbab59a78d12098109eca90f24bb2d3b66e5649be0fde0", figures.GetProperty("rollup_sha256").GetString());
        Assert.Equal(0, figures.GetProperty("kept_differs_from_rebuilt").GetInt32());
        Assert.All(Measured, name => Assert.True(figures.GetProperty(name).GetDouble() > 0, name));
        var table = await File.ReadAllLinesAsync(Path.Combine(Output, "figures.md"));
        Assert.Equal(27, table.Count(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.Contains("| ---", StringComparison.Ordinal)) - 1);
    }

    [Theory]
    [InlineData("XS", "2025-09-15", "8e7b22188fe7e644354f20e2fde18e70d7d85eddcf96f89a645f1fc1a6c53251", "c185e2f76534bc25b833f82d4ae72d9612f809c3393d74b3133b2a45ac71cd53")]
    [InlineData("S", "2026-01-01", "801cd7d631f842b11a037e12335bce4d6255f1e9e0745c8f5fefb1796848dc33", "c1bb7bdd1b0fe7b2ff5d41413519fd74b7b7ba233af1fc60a46bdcad3b9d0d0f")]
    public async Task The_answers_are_right_in_the_middle_of_the_year_and_for_more_branches(string scale, string day, string facts, string rollUp)
    {
        await MadeAsync(scale);

        var (exit, said) = await BenchmarkCommand.RunAsync("ledger", Data, Output, "--as-of", day, "--parts", "recompute", "--runs", "1");

        Assert.True(exit == 0, said);
        Assert.Equal(facts, Figures().GetProperty("facts_sha256").GetString());
        Assert.Equal(rollUp, Figures().GetProperty("rollup_sha256").GetString());
    }

    [Fact]
    public async Task Records_that_are_not_there_are_named_and_nothing_is_measured()
    {
        var (exit, said) = await BenchmarkCommand.RunAsync("ledger", Data, Output);

        Assert.Equal(1, exit);
        Assert.Contains("organisations.csv", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Output, "figures.json")));
    }

    [Theory]
    [InlineData]
    [InlineData("data", "XXL", "x")]
    [InlineData("ledger", "x")]
    [InlineData("ledger", "x", "y", "--as-of", "soon")]
    [InlineData("ledger", "x", "y", "--runs", "0")]
    [InlineData("ledger", "x", "y", "--repeats", "many")]
    [InlineData("ledger", "x", "y", "--parts", "everything")]
    [InlineData("ledger", "x", "y", "--reference", "nowhere.sql")]
    [InlineData("ledger", "x", "y", "--runs", "1", "--runs", "2")]
    [InlineData("ledger", "x", "y", "--runs")]
    public async Task What_cannot_be_understood_is_answered_with_how_it_is_asked(params string[] arguments)
    {
        var (exit, said) = await BenchmarkCommand.RunAsync(arguments);

        Assert.Equal(2, exit);
        Assert.StartsWith("usage:", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_rules_are_judged_as_their_cases_say()
    {
        var book = RuleBook.OfFolder(Path.Combine(Repository.Root, "bench", "Taizhang.Benchmarks", "rules"));
        var cases = book.Regulations.SelectMany(regulation => regulation.Rules).SelectMany(rule => rule.Versions.SelectMany(version => version.Cases.Select(ruleCase => (rule, version, ruleCase)))).ToList();

        Assert.Equal(16, cases.Count);
        Assert.All(cases, each => Assert.True(RuleCaseRunner.Run(each.rule, each.version, each.ruleCase, WorkingDays.WeekdaysOnly).Fulfils(each.ruleCase), $"{each.rule.Code}: {each.ruleCase.Name.English}"));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private static IEnumerable<string> Measured =>
    [
        "import_ms", "rebuild_and_write_ms_median", "recompute_ms_median", "peak_memory_mb", "save_ms_median", "save_ms_p95", "save_attendances", "save_over_bare_rows",
        .. new[] { "branch", "committee", "district", "region", "federation" }.SelectMany(level => new[] { $"ledger_of_{level}_ms_median", $"ledger_of_{level}_ms_p95", $"page_organization_{level}_ms_median" }),
        "page_ledger_grid_ms_median", "grid_branches", "page_members_by_name_ms_median", "page_members_full_newest_first_ms_median", "page_members_of_district_by_name_ms_median",
        "page_members_searched_ms_median", "page_members_probationary_by_branch_ms_median", "page_explanation_ms_median", "page_front_ms_median", "page_save_ms_median",
        "first_start_with_demonstration_ms", "cold_start_ms_median", "idle_memory_mb",
    ];

    private string Data => Path.Combine(_folder, "data");

    private string Output => Path.Combine(_folder, "out");

    private async Task MadeAsync(string scale)
    {
        var (exit, said) = await BenchmarkCommand.RunAsync("data", scale, Data);
        Assert.True(exit == 0, said);
    }

    private JsonElement Figures() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Output, "figures.json"))).RootElement;
}
