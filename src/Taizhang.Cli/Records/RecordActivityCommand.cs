using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Activities;
using Taizhang.Cli.Ledger;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Cli.Records;

/// <summary><c>taizhang record activity KIND</c>: records a meeting, a lecture, a theme day once, and says which duties it answers.</summary>
internal static class RecordActivityCommand
{
    private sealed record Asked(FactKind Kind, DateOnly On, string Organization, string Topic, decimal? Hours, string? Place, string? LedBy, string? LedByGuest, IReadOnlyList<string> Present, IReadOnlyList<string> Absent, bool All, IReadOnlyList<string> With, string? Note, bool OnlyChecks);

    internal static Command Create()
    {
        var kind = CommandLine.Argument("KIND", CliText.Say("cli-record.kind", ("kinds", string.Join(" | ", ActivityKinds.All.Select(Kebab.Word)))));
        var organization = CommandLine.Needed("--in", CliText.Say("cli-record.in"));
        var on = CommandLine.Needed("--on", CliText.Say("cli-record.on"));
        var topic = CommandLine.Needed("--topic", CliText.Say("cli-record.topic"));
        var hours = new Option<decimal?>("--hours") { Description = CliText.Say("cli-record.hours") };
        var place = CommandLine.Text("--place", CliText.Say("cli-record.place"));
        var ledBy = CommandLine.Text("--led-by", CliText.Say("cli-record.led-by"));
        var guest = CommandLine.Text("--led-by-guest", CliText.Say("cli-record.led-by-guest"));
        var present = Many("--present", "cli-record.present");
        var absent = Many("--absent", "cli-record.absent");
        var all = new Option<bool>("--all-present") { Description = CliText.Say("cli-record.all-present") };
        var with = Many("--with", "cli-record.with");
        var note = CommandLine.Text("--note", CliText.Say("cli-record.note"));
        var check = new Option<bool>("--check") { Description = CliText.Say("cli-record.check") };
        var command = new Command("activity", CliText.Say("cli-record.activity")) { kind, organization, on, topic, hours, place, ledBy, guest, present, absent, all, with, note, check };
        command.Validators.Add(result =>
        {
            if (new[] { result.GetValue(present)?.Length > 0, result.GetValue(absent)?.Length > 0, result.GetValue(all) }.Count(given => given) > 1)
            {
                result.AddError(CliText.Say("cli-record.one-roll"));
            }
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var refuse = new Refuse();
            var what = CommandLine.Word(kind.Name, parsed.GetRequiredValue(kind), ActivityKinds.All, refuse);
            var day = LedgerWords.Day(parsed.GetRequiredValue(on), refuse);
            return refuse.Any || what is null || day is null
                ? Task.FromResult(CommandLine.Refuse(refuse.Reasons))
                : CliStore.UseAsync(parsed, services => RecordAsync(
                    services,
                    new(what.Value, day.Value, parsed.GetRequiredValue(organization), parsed.GetRequiredValue(topic), parsed.GetValue(hours), parsed.GetValue(place), parsed.GetValue(ledBy), parsed.GetValue(guest),
                        parsed.GetValue(present) ?? [], parsed.GetValue(absent) ?? [], parsed.GetValue(all), parsed.GetValue(with) ?? [], parsed.GetValue(note), parsed.GetValue(check)),
                    cancellationToken));
        });
        return command;
    }

    private static Option<string[]> Many(string name, string key) => new(name) { Description = CliText.Say(key), AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };

    private static async Task<int> RecordAsync(IServiceProvider services, Asked asked, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<TaizhangDb>();
        var (organization, unknown) = await OrganizationChoice.FindAsync(db, asked.Organization, cancellationToken);
        if (unknown is not null)
        {
            return CommandLine.Refuse(unknown);
        }

        var refuse = new Refuse();
        var partners = new List<long>();
        foreach (var word in asked.With)
        {
            var (partner, noPartner) = await OrganizationChoice.FindAsync(db, word, cancellationToken);
            refuse.And(new[] { noPartner }.OfType<Refusal>());
            partners.Add(partner);
        }

        if (refuse.Any)
        {
            return CommandLine.Refuse(refuse.Reasons);
        }

        var request = await RequestAsync(services.GetRequiredService<RecordChoices>(), asked, organization, partners, refuse, cancellationToken);
        if (refuse.Any)
        {
            return CommandLine.Refuse(refuse.Reasons);
        }

        IReadOnlyList<RecordEffect> effects = [];
        var record = services.GetRequiredService<RecordActivity>();
        var outcome = asked.OnlyChecks
            ? await record.RehearseAsync(request, Actor.System, async made => effects = await EffectsAsync(services, request, made, cancellationToken), cancellationToken)
            : await record.RunAsync(request, Actor.System, cancellationToken);
        if (!outcome.IsDone)
        {
            return CommandLine.Refuse(outcome.Refusals);
        }

        effects = asked.OnlyChecks ? effects : await EffectsAsync(services, request, outcome.Id!.Value, cancellationToken);
        Console.WriteLine(CliText.Say(asked.OnlyChecks ? "cli-record.checked" : "cli-record.done", ("id", outcome.Id), ("kind", CliText.Say($"fact-kind.{Kebab.Word(request.Kind)}")), ("day", request.HeldOn), ("present", request.PresentIds.Count), ("absent", request.Absent.Count)));
        RecordEffectLines.Write(effects);
        return CommandLine.Done;
    }

    /// <summary>The roll of the day is the whole of those called: whoever is not named as present was absent, and the other way round.</summary>
    private static async Task<RecordActivity.Request> RequestAsync(RecordChoices choices, Asked asked, long organization, List<long> partners, Refuse refuse, CancellationToken cancellationToken)
    {
        var rolls = await choices.RollsAsync([organization, .. partners], asked.Kind, asked.On, cancellationToken);
        var roll = rolls.SelectMany(each => each.People).DistinctBy(person => person.Id).ToList();
        var own = await choices.RollsAsync([organization], null, asked.On, cancellationToken);
        var leaders = await choices.LeadersAsync(organization, asked.On, cancellationToken);
        var leader = asked.LedBy is { } named ? new PersonChoice([.. own.SelectMany(each => each.People).Concat(leaders).DistinctBy(person => person.Id)], refuse).Find(named) : null;
        var called = new PersonChoice(roll, refuse);
        var present = asked.Present.Select(called.Find).OfType<long>().ToHashSet();
        var reasons = new Dictionary<long, string?>();
        foreach (var (name, reason) in asked.Absent.Select(Split))
        {
            if (called.Find(name) is { } id)
            {
                reasons[id] = reason;
            }
        }

        if (asked.All || asked.Absent.Count > 0)
        {
            present = [.. roll.Select(person => person.Id).Where(id => !reasons.ContainsKey(id))];
        }

        return new RecordActivity.Request(organization, asked.Kind, asked.On, asked.Topic, asked.Hours ?? ActivityKinds.UsualHours(asked.Kind))
        {
            Place = asked.Place,
            LedById = leader,
            LedByGuest = asked.LedByGuest,
            PresentIds = present,
            Absent = present.Count > 0 ? roll.Where(person => !present.Contains(person.Id)).ToDictionary(person => person.Id, person => reasons.GetValueOrDefault(person.Id)) : reasons,
            PartnerIds = partners,
            Note = asked.Note,
        };
    }

    private static (string Name, string? Reason) Split(string word) => word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (word[..at], word[(at + 1)..]) : (word, null);

    private static Task<IReadOnlyList<RecordEffect>> EffectsAsync(IServiceProvider services, RecordActivity.Request request, long made, CancellationToken cancellationToken) =>
        services.GetRequiredService<RecordEffects>().OfAsync(
            new(new(RecordSource.Activity, made), request.Kind, request.HeldOn, request.PartnerIds.Append(request.OrganizationId).ToHashSet(), request.PresentIds.Concat(request.Absent.Keys).Concat(request.LedById is { } leader ? [leader] : []).ToHashSet()),
            cancellationToken);
}
