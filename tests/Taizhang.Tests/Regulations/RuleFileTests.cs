using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Regulations;

namespace Taizhang.Tests.Regulations;

public sealed class RuleFileTests
{
    private static readonly Lazy<RuleBook> Book = new(() => RuleBook.Shipped());
    private static readonly Lazy<WorkingDayCalendar> Calendar = new(WorkingDayCalendar.Shipped);

    public static TheoryData<string, int, int> Cases()
    {
        var rows = new TheoryData<string, int, int>();
        foreach (var (rule, version) in Book.Value.Regulations.SelectMany(regulation => regulation.Rules).SelectMany(rule => rule.Versions.Select(version => (rule, version))))
        {
            for (var index = 0; index < version.Cases.Length; index++)
            {
                rows.Add(rule.Code, version.Number, index);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_of_every_rule_is_judged_as_it_says(string code, int number, int index)
    {
        var rule = Book.Value.Find(code)!;
        var version = rule.Versions[number - 1];
        var ruleCase = version.Cases[index];

        var result = RuleCaseRunner.Run(rule, version, ruleCase, Calendar.Value.WorkingDays);

        var expected = ruleCase.Expect is { } state ? Kebab.Word(state) : "none";
        Assert.True(result.Fulfils(ruleCase), $"{code} version {number}, line {ruleCase.Line}, “{ruleCase.Name.English}”: expected {expected}, got {result}.");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_counted_in_a_case_adds_up_to_what_it_was_judged_by(string code, int number, int index)
    {
        var rule = Book.Value.Find(code)!;
        var version = rule.Versions[number - 1];

        var proof = RuleCaseRunner.Run(rule, version, version.Cases[index], Calendar.Value.WorkingDays).Proof;

        var achieved = proof?.Measure switch
        {
            Measure.Total => proof.Counted.Sum(fact => fact.Quantity),
            Measure.AtLeast => proof.Counted.Count * 100L,
            Measure.Within => proof.Counted.Count * 100L,
            _ => proof?.Duty.Verdict.Achieved ?? 0,
        };
        Assert.Equal(proof?.Duty.Verdict.Achieved ?? 0, achieved);
    }
}
