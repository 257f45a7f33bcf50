using System.Globalization;
using Taizhang.Activities;
using Taizhang.Kernel;

namespace Taizhang.Web.Activities;

/// <summary>What a correction changed, in words.</summary>
internal static class ActivityChanges
{
    private const int LongestText = 60;

    /// <summary>Every part that is another one now, with what it was and what it is.</summary>
    public static IEnumerable<(string What, string Before, string After)> Of(CorrectedActivity was, ActivityDetails now, Texts texts)
    {
        var (before, after) = (was.Activity, now.Activity);
        (string Key, string? Before, string? After)[] all =
        [
            ("organizations.name", was.Organization, now.Organization),
            ("activities.held-on", Words.DayInTable(before.HeldOn), Words.DayInTable(after.HeldOn)),
            ("activities.kind-label", texts[$"fact-kind.{Kebab.Word(before.Kind)}"], texts[$"fact-kind.{Kebab.Word(after.Kind)}"]),
            ("activities.topic", before.Topic, after.Topic),
            ("activities.hours-label", Hours(before), Hours(after)),
            ("records.led-by", was.LedBy, now.LedBy),
            ("activities.place", before.Place, after.Place),
            ("activities.present", Present(was.People, now.People, texts), Present(now.People, was.People, texts)),
            ("records.partners", string.Join(texts["list.and"], was.Partners), string.Join(texts["list.and"], now.Partners)),
            ("records.guests", before.Guests, after.Guests),
            ("activities.note", before.Note, after.Note),
        ];
        return all.Where(each => (each.Before ?? "") != (each.After ?? "")).Select(each => (texts[each.Key], Short(each.Before), Short(each.After)));
    }

    /// <summary>How many came, and who of them did not in the other version.</summary>
    private static string Present(IReadOnlyList<ActivityPerson> people, IReadOnlyList<ActivityPerson> other, Texts texts)
    {
        var there = other.Where(person => person.Present).Select(person => person.Id).ToHashSet();
        var came = people.Where(person => person.Present).ToList();
        var only = came.Where(person => !there.Contains(person.Id)).Select(person => person.Name).ToList();
        return texts.Say(only.Count == 0 ? "records.people-count" : "records.people-with", ("count", came.Count), ("names", only));
    }

    private static string Hours(Activity activity) => activity.Hours.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Short(string? text) => string.IsNullOrEmpty(text) ? "–" : text.Length <= LongestText ? text : text[..LongestText] + "…";
}
