using Taizhang.Ledger;
using Taizhang.Regulations;
using Taizhang.Tests.Ledger;

namespace Taizhang.Tests.Regulations;

public sealed class RegulationReaderTests
{
    internal const string Good = """
        regulation: example
        document: {zh: 示例条例, en: Example Regulations}
        issuer: {zh: 某机关, en: Some organ}
        issued: 2018-10-28
        rules:
          - code: XX-01
            title: {zh: 例会, en: Regular meeting}
            versions:
              - version: 1
                in_force: {from: 2018-01-01, to: 2019-12-31}
                article: {zh: 第一条, en: Art. 1}
                text: {zh: 每季度一次, en: Once a quarter}
                modality: shall
                subject: {organizations: [branch]}
                cadence: quarter
                measure: {at_least: 1, of: {kinds: [general-meeting]}}
                cases:
                  - name: {zh: 召开, en: held}
                    on: 2019-04-10
                    period: 2019-Q1
                    facts: [{kind: general-meeting, on: 2019-02-03}]
                    expect: met
                  - name: {zh: 未召开, en: not held}
                    on: 2019-04-10
                    period: 2019-Q1
                    expect: missed
              - version: 2
                in_force: {from: 2020-01-01}
                article: {zh: 第二条, en: Art. 2, confirmed: false}
                text: {zh: 每月一次, en: Once a month}
                changed: {zh: 由每季度改为每月, en: Monthly instead of quarterly}
                modality: shall
                subject: {organizations: [branch]}
                cadence: month
                measure: {at_least: 1, of: {kinds: [general-meeting]}}
                cases:
                  - name: {zh: 召开, en: held}
                    on: 2020-03-10
                    period: 2020-02
                    facts: [{kind: general-meeting, on: 2020-02-03}]
                    expect: met
                  - name: {zh: 未召开, en: not held}
                    on: 2020-03-10
                    period: 2020-02
                    expect: missed
          - code: XX-02
            title: {zh: 号召, en: Exhortation}
            versions:
              - version: 1
                in_force: {from: 2018-01-01}
                article: {zh: 第三条, en: Art. 3}
                text: {zh: 加强学习, en: Study more}
                modality: shall
                status: partial
                judged: false
        """;

    [Fact]
    public void A_regulation_is_read_with_its_rules_and_versions()
    {
        var read = RegulationReader.Read(Good, "example.yaml");

        Assert.True(read.IsGood, string.Join(Environment.NewLine, read.Problems));
        var (meeting, exhortation) = (read.Value!.Rules[0], read.Value.Rules[1]);
        Assert.Equal(Cadence.Quarter, meeting.On(new(2019, 12, 31))!.Requirement!.Cadence);
        Assert.Equal(Cadence.Month, meeting.On(new(2020, 1, 1))!.Requirement!.Cadence);
        Assert.Null(meeting.On(new(2017, 12, 31)));
        Assert.Equal("示例条例", meeting.Versions[0].Requirement!.Source.Document.Chinese);
        Assert.False(exhortation.Versions[0].IsJudged);
        Assert.Equal(RuleStatus.Partial, exhortation.Versions[0].Status);
    }

    public static TheoryData<string, string, string> Wrong() => new()
    {
        { "regulation: example", "regulation: other", "rules.file-name" },
        { "issued: 2018-10-28", "", "rules.missing" },
        { "code: XX-02", "code: xx2", "rules.code-form" },
        { "version: 2", "version: 3", "rules.version-order" },
        { "from: 2018-01-01, to: 2019-12-31", "from: 2018-01-01, to: 2020-01-01", "rules.versions-overlap" },
        { "from: 2018-01-01, to: 2019-12-31", "from: 2018-01-01", "rules.versions-overlap" },
        { "        changed: {zh: 由每季度改为每月, en: Monthly instead of quarterly}\n", "", "rules.changed-missing" },
        { "judged: false", "judged: false\n        cadence: year", "rules.unknown-key" },
        { "expect: met", "expect: fulfilled", "rules.unknown-word" },
        { "period: 2019-Q1\n            facts", "period: 2019-01\n            facts", "rules.case-period" },
        { "expect: missed", "expect: missed\n            reason: founded", "rules.case-reason" },
        { "- name: {zh: 未召开, en: not held}", "- name: {zh: 未召开}", "rules.missing" },
        { "kind: general-meeting, on: 2019-02-03", "kind: general-meeting", "rules.missing" },
        { "kind: general-meeting, on: 2019-02-03", "kind: general-meeting, on: 2019-02-03, at: noon", "rules.unknown-key" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Bad_input_is_told_what_is_wrong_in_both_languages(string good, string bad, string code)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var read = RegulationReader.Read(Good.Replace(good, bad, StringComparison.Ordinal), "example.yaml");

        Assert.Null(read.Value);
        Assert.Contains(code, read.Problems.Select(problem => problem.Code));
        Assert.All(read.Problems, RuleWords.AreThere);
    }

    [Fact]
    public void A_judged_version_needs_a_case_on_each_side_of_its_limit()
    {
        var last = Good.LastIndexOf("          - name: {zh: 未召开", StringComparison.Ordinal);
        var end = Good.IndexOf("  - code: XX-02", StringComparison.Ordinal);

        var read = RegulationReader.Read(Good.Remove(last, end - last), "example.yaml");

        var problem = Assert.Single(read.Problems);
        Assert.Equal("rules.too-few-cases", problem.Code);
        RuleWords.AreThere(problem);
    }
}
