using System.CommandLine;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Regulations;

namespace Taizhang.Cli.Rules;

/// <summary><c>taizhang rules</c>: what the regulations ask, version by version; needs no store.</summary>
internal static class RulesCommands
{
    internal static Command Create() => CommandLine.Group("rules", CliText.Say("cli.rules"), List(), Show());

    private static Command List()
    {
        var on = new Option<string?>("--on") { Description = CliText.Say("cli.rules-on") };
        var json = CommandLine.Json();
        var command = new Command("list", CliText.Say("cli.rules-list")) { on, json };
        command.SetAction(parsed =>
        {
            var refuse = new Refuse();
            var day = LedgerWords.Day(parsed.GetValue(on), refuse) ?? TimeProvider.System.Today();
            return refuse.Any ? CommandLine.Refuse(refuse.Reasons) : List([.. RuleBook.Shipped().InForceOn(day)], day, parsed.GetValue(json));
        });
        return command;
    }

    private static Command Show()
    {
        var code = CommandLine.Argument("CODE", CliText.Say("cli.rules-code"));
        var json = CommandLine.Json();
        var command = new Command("show", CliText.Say("cli.rules-show")) { code, json };
        command.SetAction(parsed => Show(RuleBook.Shipped(), parsed.GetRequiredValue(code), parsed.GetValue(json)));
        return command;
    }

    private static int List(IReadOnlyList<RuleInForce> rules, DateOnly day, bool asJson)
    {
        if (asJson)
        {
            CliOutput.Json(new { On = Words.DayInTable(day), Rules = rules.Select(each => Json(each.Regulation, each.Rule, each.Version)) });
            return CommandLine.Done;
        }

        Console.WriteLine(CliText.Say("cli.rules-title", ("count", rules.Count), ("day", day)));
        CliOutput.Table(
            [CliText.Say("cli.code"), CliText.Say("cli.what"), CliText.Say("cli.modality"), CliText.Say("cli.judged"), CliText.Say("cli.in-force"), CliText.Say("cli.clause")],
            rules.Select(each => new[]
            {
                each.Rule.Code, each.Rule.Title.In(), Modality(each.Version), CliText.Say(each.Version.IsJudged ? "cli.yes" : "cli.no"), Days(each.Version),
                $"{each.Regulation.Document.In()} {each.Version.Source.Article.In()}",
            }));
        return CommandLine.Done;
    }

    private static int Show(RuleBook book, string code, bool asJson)
    {
        var codes = book.Regulations.SelectMany(each => each.Rules).Select(each => each.Code).ToList();
        code = codes.Find(each => each.Equals(code, StringComparison.OrdinalIgnoreCase)) ?? code;
        if (book.Find(code) is not { } rule || book.RegulationOf(code) is not { } regulation)
        {
            var family = code.Split('-')[0];
            var near = codes.Where(each => each.StartsWith(family + "-", StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty(string.Join(", ", codes.Select(each => each.Split('-')[0]).Distinct().Select(each => each + "-…")));
            return CommandLine.Refuse(new Refusal("cli.rule-unknown", ("code", code), ("near", near)));
        }

        if (asJson)
        {
            CliOutput.Json(new { rule.Code, Title = rule.Title.In(), Document = regulation.Document.In(), Issuer = regulation.Issuer.In(), rule.StricterThan, Versions = rule.Versions.Select(version => Json(regulation, rule, version)) });
            return CommandLine.Done;
        }

        Console.WriteLine($"{rule.Code} {rule.Title.In()}");
        Line("cli.document", $"{regulation.Document.In()} ({regulation.Issuer.In()}, {Words.DayInTable(regulation.IssuedOn)})");
        Line("cli.stricter", rule.StricterThan);
        foreach (var version in rule.Versions.Reverse())
        {
            Console.WriteLine();
            Console.WriteLine(CliText.Say("cli.version", ("number", version.Number), ("days", Days(version))));
            Line("cli.clause", version.Source.Article.In() + (version.Source.ArticleConfirmed ? "" : CliText.Say("cli.unconfirmed")));
            Line("cli.modality", Modality(version));
            Line("cli.text", version.Text.In());
            Line("cli.asked", version.Requirement is { } requirement ? $"{CliText.Say($"cadence.{Kebab.Word(requirement.Cadence)}")} · {Explanation.Asked(requirement.Measure)}" : CliText.Say("cli.not-judged"));
            Line("cli.changed", version.Changed?.In());
        }

        return CommandLine.Done;
    }

    private static object Json(Regulation regulation, Rule rule, RuleVersion version) => new
    {
        rule.Code,
        Title = rule.Title.In(),
        version.Number,
        From = Words.DayInTable(version.InForce.From),
        To = version.InForce.To == DateOnly.MaxValue ? null : Words.DayInTable(version.InForce.To),
        Document = regulation.Document.In(),
        Article = version.Source.Article.In(),
        version.Source.ArticleConfirmed,
        Modality = Kebab.Word(version.Modality),
        Status = Kebab.Word(version.Status),
        Text = version.Text.In(),
        Judged = version.IsJudged,
        Cadence = version.Requirement is { } judged ? Kebab.Word(judged.Cadence) : null,
        Asked = version.Requirement is { } asked ? Explanation.Asked(asked.Measure) : null,
        Changed = version.Changed?.In(),
    };

    private static string Modality(RuleVersion version) => CliText.Say($"modality.{Kebab.Word(version.Modality)}");

    private static string Days(RuleVersion version) =>
        $"{Words.DayInTable(version.InForce.From)} – {(version.InForce.To == DateOnly.MaxValue ? CliText.Say("cli.open-end") : Words.DayInTable(version.InForce.To))}";

    private static void Line(string key, string? words)
    {
        if (!string.IsNullOrEmpty(words))
        {
            Console.WriteLine(CliText.Say("cli.line", ("label", CliText.Say(key)), ("text", words)));
        }
    }
}
