using System.Globalization;
using System.Text;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Cli.Ledger;

/// <summary>A proof as the command line shows it.</summary>
internal sealed class WhyView(DutyName duty, string who, DateOnly day, Proof proof, IReadOnlyDictionary<RecordReference, string> names)
{
    /// <summary>The proof in words.</summary>
    internal string Text()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{duty.Code} {proof.Requirement.Title.In()}");
        Line(text, "cli.who", who);
        Line(text, "cli.when", Explanation.Period(duty.PeriodKey));
        Line(text, "cli.state-heading", LedgerWords.State(proof.Duty.State) + (proof.Duty.Verdict.RecordedLate ? CliText.Say("cli.recorded-late") : ""));
        Line(text, "cli.as-of-heading", Words.Day(day));
        Line(text, "cli.clause", Clause() + (proof.Requirement.Source.ArticleConfirmed ? "" : CliText.Say("cli.unconfirmed")));
        Line(text, "cli.text", proof.Requirement.Text.In());
        Line(text, "cli.due", Due() is { } due ? Words.Day(due) : null);
        Line(text, "cli.asked", Explanation.Asked(proof.Measure));
        Line(text, "cli.achieved", Explanation.Achieved(proof));
        Line(text, "cli.reason", Explanation.Reason(proof));
        List(text, "cli.values", proof.Values.Select(value => Explanation.Value(value)));
        List(text, "cli.counted", proof.Counted.Select(fact => Line(fact)));
        if (proof.Counted.Count == 0 && proof.Measure.Filters.Any())
        {
            Line(text, "cli.counted", CliText.Say("cli.nothing"));
        }

        List(text, "cli.near", proof.Near.Select(near => $"{Line(near.Fact)} — {Explanation.Why(near.Mismatch)}"));
        Line(text, "cli.missing", Explanation.Missing(proof));
        return text.ToString().TrimEnd();
    }

    /// <summary>The proof under stable names.</summary>
    internal object Json() => new
    {
        Duty = duty.ToString(),
        duty.Code,
        Title = proof.Requirement.Title.In(),
        Subject = duty.Subject.ToString(),
        SubjectName = who,
        Period = duty.PeriodKey,
        State = Kebab.Word(proof.Duty.State),
        AsOf = Words.DayInTable(day),
        Clause = Clause(),
        ArticleConfirmed = proof.Requirement.Source.ArticleConfirmed,
        Text = proof.Requirement.Text.In(),
        DueOn = Due() is { } due ? Words.DayInTable(due) : null,
        Asked = Explanation.Asked(proof.Measure),
        Achieved = proof.Duty.Verdict.Achieved / 100m,
        Expected = proof.Duty.Verdict.Expected / 100m,
        proof.Duty.Verdict.RecordedLate,
        Reason = Explanation.Reason(proof),
        Values = proof.Values.Select(value => Explanation.Value(value)),
        Counted = proof.Counted.Select(fact => Json(fact, null)),
        Near = proof.Near.Select(near => Json(near.Fact, near.Mismatch)),
        Missing = Explanation.Missing(proof),
    };

    private string Clause() => $"{proof.Requirement.Source.Document.In()} {proof.Requirement.Source.Article.In()}".TrimEnd();

    private DateOnly? Due() => LedgerWords.Due(proof.Requirement, proof.Duty.Verdict.DueOn).Length > 0 ? proof.Duty.Verdict.DueOn : null;

    private string Line(in Fact fact) =>
        Explanation.Line(fact, names.GetValueOrDefault(fact.Record)) + (fact.IsRecordedLate ? CliText.Say("cli.recorded-late") : "");

    private object Json(Fact fact, Mismatch? mismatch) => new
    {
        On = Words.DayInTable(fact.On),
        Kind = Kebab.Word(fact.Kind),
        Record = $"{Kebab.Word(fact.Record.Source)}/{fact.Record.Id}",
        Name = names.GetValueOrDefault(fact.Record),
        Quantity = fact.Quantity / 100m,
        fact.IsRecordedLate,
        WhyNot = mismatch is { } known ? Explanation.Why(known) : null,
    };

    private static void Line(StringBuilder text, string key, string? words)
    {
        if (!string.IsNullOrEmpty(words))
        {
            text.AppendLine(CliText.Say("cli.line", ("label", CliText.Say(key)), ("text", words)));
        }
    }

    private static void List(StringBuilder text, string key, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.AppendLine(CliText.Say("cli.list", ("label", CliText.Say(key))));
            all.ForEach(line => text.AppendLine(CultureInfo.InvariantCulture, $"  - {line}"));
        }
    }
}
