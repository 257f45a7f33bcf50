using System.CommandLine;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Plans.Drafting;

namespace Taizhang.Cli.Plans;

/// <summary>The options of <c>taizhang plan edit</c>: the fields of the page on which a requirement is edited.</summary>
internal sealed class PlanEditOptions
{
    private const decimal LeastCount = 0.01m, MostCount = 1_000_000;
    private const int MostRemindDays = 365;

    private readonly Option<string?> _title = CommandLine.Text("--title", CliText.Say("cli-plan.edit-title"));
    private readonly Option<string?> _english = CommandLine.Text("--english-title", CliText.Say("cli-plan.edit-english-title"));
    private readonly Option<string?> _whom = Words<Whom>("--whom", "cli-plan.edit-whom");
    private readonly Option<string?> _cadence = Words<Cadence>("--cadence", "cli-plan.edit-cadence");
    private readonly Option<string?> _due = CommandLine.Text("--due-on", CliText.Say("cli-plan.edit-due-on"));
    private readonly Option<string?> _measured = Words<MeasuredBy>("--measured-by", "cli-plan.edit-measured-by");
    private readonly Option<string?> _kind = CommandLine.Text("--kind", CliText.Say("cli-plan.edit-kind"));
    private readonly Option<string?> _role = Words<FactRole>("--role", "cli-plan.edit-role");
    private readonly Option<bool?> _own = new("--own") { Description = CliText.Say("cli-plan.edit-own"), Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<decimal?> _count = new("--count") { Description = CliText.Say("cli-plan.edit-count") };
    private readonly Option<string?> _modality = Words<Modality>("--modality", "cli-plan.edit-modality");
    private readonly Option<int?> _remind = new("--remind-days") { Description = CliText.Say("cli-plan.edit-remind-days") };

    internal IEnumerable<Option> All => [_title, _english, _whom, _cadence, _due, _measured, _kind, _role, _own, _count, _modality, _remind];

    /// <summary>The form with what the command line changes; what cannot be read or would change nothing is refused.</summary>
    internal RequirementForm Apply(RequirementForm form, ParseResult parsed, Refuse refuse)
    {
        var (title, english, count, remind) = (parsed.GetValue(_title), parsed.GetValue(_english), parsed.GetValue(_count), parsed.GetValue(_remind));
        var changed = form with
        {
            Title = title?.Trim() ?? form.Title,
            EnglishTitle = english?.Trim() ?? form.EnglishTitle,
            Whom = CommandLine.Word(_whom.Name, parsed.GetValue(_whom), Enum.GetValues<Whom>(), refuse) ?? form.Whom,
            Cadence = CommandLine.Word(_cadence.Name, parsed.GetValue(_cadence), Enum.GetValues<Cadence>(), refuse) ?? form.Cadence,
            DueOn = LedgerWords.Day(parsed.GetValue(_due), refuse) ?? form.DueOn,
            MeasuredBy = CommandLine.Word(_measured.Name, parsed.GetValue(_measured), Enum.GetValues<MeasuredBy>(), refuse) ?? form.MeasuredBy,
            Kind = CommandLine.Word(_kind.Name, parsed.GetValue(_kind), Enum.GetValues<FactKind>(), refuse) ?? form.Kind,
            Role = CommandLine.Word(_role.Name, parsed.GetValue(_role), Enum.GetValues<FactRole>(), refuse) ?? form.Role,
            Own = parsed.GetValue(_own) ?? (parsed.GetResult(_own) is not null || form.Own),
            Count = count ?? form.Count,
            Modality = CommandLine.Word(_modality.Name, parsed.GetValue(_modality), Enum.GetValues<Modality>(), refuse) ?? form.Modality,
            RemindDays = remind ?? form.RemindDays,
        };
        var idle = Idle(changed.MeasuredBy).Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToList();
        refuse
            .OrIf(title is not null && changed.Title.Length == 0, new Refusal("cli-plan.edit-blank", ("option", _title.Name)))
            .OrIf(english is not null && changed.EnglishTitle.Length == 0, new Refusal("cli-plan.edit-blank", ("option", _english.Name)))
            .OrIf(changed.Count is < LeastCount or > MostCount || (changed.MeasuredBy == MeasuredBy.Times && changed.Count != decimal.Truncate(changed.Count)), new Refusal("cli-plan.edit-bad-count", ("most", MostCount)))
            .OrIf(changed.RemindDays is < 0 or > MostRemindDays, new Refusal("cli-plan.edit-bad-remind-days", ("most", MostRemindDays)))
            .OrIf(changed.DueOn is not null && changed.Cadence != Cadence.Once && parsed.GetResult(_due) is { Implicit: false }, new Refusal("cli-plan.edit-due-needs-once"))
            .OrIf(changed.DueOn is null && changed.Cadence == Cadence.Once, new Refusal("cli-plan.edit-once-needs-due"))
            .OrIf(idle.Count > 0, new Refusal("cli-plan.edit-idle", ("options", idle), ("measured", Kebab.Word(changed.MeasuredBy))));
        return changed;
    }

    /// <summary>Options that say nothing where a requirement is measured so.</summary>
    private IReadOnlyList<Option> Idle(MeasuredBy measured) => measured switch
    {
        MeasuredBy.Times => [],
        MeasuredBy.Hours => [_kind, _own],
        MeasuredBy.Notes => [_kind, _role, _own],
        _ => [_kind, _role, _own, _count],
    };

    private static Option<string?> Words<T>(string name, string key)
        where T : struct, Enum => CommandLine.Text(name, CliText.Say(key, ("words", string.Join(" | ", Enum.GetValues<T>().Select(Kebab.Word)))));
}
