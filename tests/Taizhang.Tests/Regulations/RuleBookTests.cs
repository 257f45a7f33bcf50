using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;
using Taizhang.Regulations;
using Taizhang.Tests.Ledger;

namespace Taizhang.Tests.Regulations;

public sealed class RuleBookTests
{
    private const string Local = """
        regulation: local
        document: {zh: 地方规定, en: Local rules}
        issuer: {zh: 某局, en: Some bureau}
        issued: 2018-10-23
        rules:
          - code: XX-09
            title: {zh: 例会, en: Regular meeting}
            stricter_than: XX-01
            versions:
              - version: 1
                in_force: {from: 2018-10-23, to: 2020-12-31}
                article: {zh: 第一条, en: Art. 1}
                text: {zh: 每月一次, en: Once a month}
                modality: shall
                subject: {organizations: [branch]}
                cadence: month
                measure: {at_least: 1, of: {kinds: [general-meeting]}}
                cases:
                  - {name: {zh: 召开, en: held}, on: 2019-03-10, period: 2019-02, facts: [{kind: general-meeting, on: 2019-02-03}], expect: met}
                  - {name: {zh: 未召开, en: not held}, on: 2019-03-10, period: 2019-02, expect: missed}
        """;

    [Fact]
    public void The_rules_that_ship_are_sound()
    {
        var book = RuleBook.Shipped();

        Assert.Equal(["branch-work", "elections", "organ-work", "party-education", "secretary-review", "training-plan"], book.Regulations.Select(regulation => regulation.Key));
        Assert.InRange(book.Regulations.Sum(regulation => regulation.Rules.Length), 60, 80);
        Assert.True(book.Requirements.Count() >= 40);
    }

    [Fact]
    public void Codes_are_unique_over_all_regulations_and_their_versions_follow_each_other()
    {
        var rules = RuleBook.Shipped().Regulations.SelectMany(regulation => regulation.Rules).ToList();

        Assert.Equal(rules.Count, rules.Select(rule => rule.Code).Distinct().Count());
        Assert.All(rules, rule => Assert.Equal(Enumerable.Range(1, rule.Versions.Length), rule.Versions.Select(version => version.Number)));
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var texts = RuleBook.Shipped().Regulations.SelectMany(regulation => regulation.Rules
            .SelectMany(rule => rule.Versions.SelectMany(version => version.Cases.Select(each => each.Name)
                .Append(version.Text).Append(version.Source.Document).Append(version.Source.Article).Append(version.Changed)).Append(rule.Title))
            .Append(regulation.Document).Append(regulation.Issuer).Append(regulation.Note)).OfType<Bilingual>().ToList();

        Assert.True(texts.Count > 400);
        Assert.All(texts, text =>
        {
            Assert.Contains(text.Chinese, letter => letter >= '\u4e00');
            Assert.False(string.IsNullOrWhiteSpace(text.English));
            Assert.DoesNotContain(text.English, letter => letter >= '\u4e00');
        });
    }

    [Fact]
    public void What_is_not_confirmed_says_so()
    {
        var unconfirmed = RuleBook.Shipped().Regulations.SelectMany(regulation => regulation.Rules).SelectMany(rule => rule.Versions).Where(version => version.Status == RuleStatus.Unconfirmed).ToList();

        Assert.NotEmpty(unconfirmed);
        Assert.All(unconfirmed, version => Assert.False(version.Source.ArticleConfirmed));
    }

    [Fact]
    public void A_day_has_the_rules_in_force_on_it()
    {
        var book = Read(RegulationReaderTests.Good);

        Assert.Equal([("XX-01", 1), ("XX-02", 1)], book.InForceOn(new(2019, 12, 31)).Select(each => (each.Rule.Code, each.Version.Number)));
        Assert.Equal([("XX-01", 2), ("XX-02", 1)], book.InForceOn(new(2020, 1, 1)).Select(each => (each.Rule.Code, each.Version.Number)));
        Assert.Empty(book.InForceOn(new(2017, 12, 31)));
    }

    [Fact]
    public void Between_two_days_it_is_known_what_began_what_changed_and_what_ended()
    {
        var book = Read(RegulationReaderTests.Good, Local);

        Assert.Equal(
            [(new DateOnly(2018, 1, 1), "XX-01", 0, 1), (new(2018, 1, 1), "XX-02", 0, 1), (new(2018, 10, 23), "XX-09", 0, 1), (new(2020, 1, 1), "XX-01", 1, 2), (new(2021, 1, 1), "XX-09", 1, 0)],
            book.ChangesBetween(new(2017, 12, 31), new(2021, 1, 1)).Select(change => (change.On, change.Rule.Code, change.Before?.Number ?? 0, change.After?.Number ?? 0)));
        Assert.Empty(book.ChangesBetween(new(2020, 1, 1), new(2020, 12, 31)));
    }

    [Fact]
    public void The_amendment_of_the_election_rules_is_told()
    {
        var change = Assert.Single(RuleBook.Shipped().ChangesBetween(new(2020, 7, 12), new(2020, 7, 13)), change => change.Rule.Code == "EL-02");

        Assert.Contains("four fifths", change.After!.Changed!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_rule_may_be_stricter() => Assert.Equal("XX-01", Read(RegulationReaderTests.Good, Local).Find("XX-09")!.StricterThan);

    public static TheoryData<string, string, string> WrongTogether() => new()
    {
        { "code: XX-09", "code: XX-02", "rules.code-twice" },
        { "stricter_than: XX-01", "stricter_than: XX-77", "rules.stricter-than-unknown" },
        { "modality: shall", "modality: may", "rules.laxer" },
    };

    [Theory]
    [MemberData(nameof(WrongTogether))]
    public void What_only_shows_together_is_told_in_both_languages(string good, string bad, string code)
    {
        Assert.Contains(good, Local, StringComparison.Ordinal);

        var read = RuleBook.Read([("example.yaml", RegulationReaderTests.Good), ("local.yaml", Local.Replace(good, bad, StringComparison.Ordinal))]);

        Assert.Null(read.Value);
        var problem = Assert.Single(read.Problems);
        Assert.Equal(("local.yaml", code), (problem.File, problem.Code));
        RuleWords.AreThere(problem);
    }

    [Fact]
    public void A_folder_with_problems_is_no_book_and_all_of_them_are_named()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "example.yaml"), RegulationReaderTests.Good.Replace("issued: 2018-10-28", "issued: soon", StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(folder.FullName, "local.yaml"), Local.Replace("cadence: month", "cadence: weekly", StringComparison.Ordinal));

            var exception = Assert.Throws<RuleBookException>(() => RuleBook.OfFolder(folder.FullName));

            Assert.Equal([("example.yaml", "rules.not-a-day"), ("local.yaml", "rules.unknown-word")], exception.Problems.Select(problem => (problem.File, problem.Code)));
            Assert.Contains("“weekly”", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_definition_goes_to_the_store_and_comes_back() => Assert.All(RuleBook.Shipped().Requirements, requirement =>
    {
        var read = RequirementReader.Read(RequirementWriter.Write(requirement));

        Assert.True(read.IsGood, string.Join(Environment.NewLine, read.Problems));
        Assert.Equal(Shape.Of(requirement), Shape.Of(read.Value));
    });

    private static RuleBook Read(params string[] texts)
    {
        var read = RuleBook.Read(texts.Select(text => (text.Split('\n')[0]["regulation: ".Length..].Trim() + ".yaml", text)));
        Assert.True(read.IsGood, string.Join(Environment.NewLine, read.Problems));
        return read.Value!;
    }
}
