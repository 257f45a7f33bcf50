using System.Text.RegularExpressions;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Security;

/// <summary>Every field of every form that names a thing, with what was not offered in it: refused in words, nothing changed; and no form takes more than it shows.</summary>
[Collection(nameof(Deeds))]
public sealed partial class TamperingTests(DeedWorld world)
{
    /// <summary>Nothing that ever was, and no keys at all.</summary>
    private static readonly string[] NoKeys = ["999999", "0", "-1", "abc", "99999999999999999999", "1.5", "' OR 1=1 --"];

    /// <summary>What the rows behind the forms have and no form shows.</summary>
    private static readonly string[] Unshown = ["Id", "MemberId", "AccountId", "PlanId", "RecordedAt", "SupersededAt", "SupersededReason", "Path", "Standing", "Stage", "ImportId", "CorrectsId", "AdministratorRole", "DecidedBy", "EnteredBy", "JudgedBy", "Permissions", "Actor.Role"];

    private readonly List<string> _wrong = [];

    [Fact]
    public async Task What_was_not_offered_is_refused_in_words_and_changes_nothing()
    {
        var sent = 0;
        foreach (var (deed, visitor, address, form) in await FormsAsync())
        {
            foreach (var field in form.Names.Where(name => IsKey(deed, name, form)).ToList())
            {
                foreach (var value in NoKeys.Concat(Elsewhere(deed, field)))
                {
                    await RefusedAsync(deed, visitor, address, With(form, field, value), $"{field}={value}");
                    sent++;
                }

                await RefusedAsync(deed, visitor, address, With(form, field, "999999", form[field][0]), $"{field} twice");
            }
        }

        Assert.True(_wrong.Count == 0, string.Join('\n', _wrong));
        Assert.True(sent > 200, $"{sent} sent");
    }

    [Fact]
    public async Task A_field_that_is_missing_or_too_long_or_of_another_kind_breaks_nothing()
    {
        foreach (var (deed, visitor, address, form) in await FormsAsync())
        {
            foreach (var field in form.Names.Where(name => name is not ("_handler" or "__RequestVerificationToken")).ToList())
            {
                string[][] odd = [[], ["2026-13-45\u0000\u202E<script>alert(1)</script>" + new string('长', 5000), "-1e400"]];
                foreach (var values in odd)
                {
                    var said = await visitor.PostAsync(address, With(form, field, values), deed.File?.Invoke());
                    Note(said.Status is not (200 or 302 or 400 or 404), $"{deed} {field}={string.Join('|', values)[..Math.Min(40, string.Join('|', values).Length)]}: {said.Status}");
                    Note(said.Page.QuerySelector("script:not([src])") is not null, $"{deed} {field}: markup comes back as such");
                    if (world.Watch.HasChanged())
                    {
                        await world.RestoreAsync();
                    }
                }
            }
        }

        Assert.True(_wrong.Count == 0, string.Join('\n', _wrong));
    }

    [Fact]
    public async Task What_a_form_does_not_show_has_no_effect()
    {
        foreach (var (deed, visitor, address, form) in await FormsAsync())
        {
            var plain = await DoneAsync(deed, visitor, address, form.Values);
            var shown = form.Names.ToHashSet();
            var more = Unshown.SelectMany(name => new[] { name, $"Input.{name}" }).Where(name => !shown.Contains(name)).Select(name => KeyValuePair.Create(name, name.EndsWith("At", StringComparison.Ordinal) ? "2020-01-01" : "3"));
            var over = await DoneAsync(deed, visitor, address, [.. form.Values, .. more]);
            Note(plain != over, $"{deed}: {plain} / {over}");
        }

        Assert.True(_wrong.Count == 0, string.Join('\n', _wrong));
    }

    [Fact]
    public async Task A_form_sent_with_nothing_in_it_names_every_field_that_is_missing_and_leads_to_it()
    {
        // A note beside a decision may be left out, and neither a button that was not pressed nor what a device answers is a field.
        string[] without = ["ProposalPage/edit", "PlanReviewPage/decide", "PasskeyStep/show-passkey"];
        foreach (var (deed, _, address, form) in (await FormsAsync()).Where(each => each.Deed is { Name: not null, Fill.Length: > 0 } && !without.Contains(each.Deed.Form)))
        {
            var visitor = world.Doer(deed);
            var names = deed.Fill.Select(fill => fill.Name).ToHashSet();
            var said = await visitor.PostAsync(address, form.Values.Select(each => names.Contains(each.Key) ? KeyValuePair.Create(each.Key, "") : each), deed.File?.Invoke());
            // What stands against the deed as a whole has no field to lead to.
            var reasons = said.Page.QuerySelectorAll(".notice-failure li").Where(reason => reason.QuerySelector("a") is not null).ToList();
            Note(said.Status != 200 || reasons.Count == 0, $"{deed}: {said.Status}, {reasons.Count}");
            foreach (var reason in reasons)
            {
                var href = reason.QuerySelector("a")!.GetAttribute("href")!;
                var target = said.Page.GetElementById(href[(href.IndexOf('#', StringComparison.Ordinal) + 1)..]);
                var label = target is null ? null : (said.Page.QuerySelector($"label[for='{target.Id}']") ?? target.QuerySelector("legend"))?.TextContent.Replace("*", "", StringComparison.Ordinal).Trim();
                Note(label is null || !reason.TextContent.Trim().StartsWith(label + "：", StringComparison.Ordinal), $"{deed}: “{reason.TextContent.Trim()}” leads to {label ?? "nothing"}");
            }

            if (world.Watch.HasChanged())
            {
                Note(deed.Bound != Bound.ToOneself, $"{deed}: changed something");
                await world.RestoreAsync();
            }
        }

        Assert.True(_wrong.Count == 0, string.Join('\n', _wrong));
    }

    /// <summary>Every deed with its form filled in, by whoever may for the smallest part of the hierarchy.</summary>
    private async Task<IReadOnlyList<(Deed Deed, Visitor Visitor, string Address, FilledForm Form)>> FormsAsync()
    {
        var forms = new List<(Deed, Visitor, string, FilledForm)>();
        foreach (var deed in DeedTable.All.Where(deed => deed.Does is not null))
        {
            var visitor = deed.Bound == Bound.ToAThing ? world.Narrow(deed)[^1] : world.Doer(deed);
            forms.Add((deed, visitor, DeedWorld.Put(deed.At, world.Here), await DeedWorld.FilledAsync(deed, visitor, world.Here)));
        }

        return forms;
    }

    /// <summary>Whether a field names a thing by its key.</summary>
    private static bool IsKey(Deed deed, string name, FilledForm form) =>
        name != "Code" && !deed.MayNameOthers.Contains(name) && form[name] is [{ Length: > 0 } value, ..] && (value.All(char.IsAsciiDigit) || deed.Fill.Any(fill => fill == (name, "{passkey}")))
        && (deed.Fill.Any(fill => fill.Name == name && fill.Value?.StartsWith('{') == true) || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Ids", StringComparison.Ordinal));

    /// <summary>The thing of the same kind that lies elsewhere.</summary>
    private IEnumerable<string> Elsewhere(Deed deed, string field)
    {
        var thing = deed.Fill.FirstOrDefault(fill => fill.Name == field).Value ?? (field.EndsWith("OrganizationId", StringComparison.Ordinal) ? "{branch}" : null);
        if (deed.Bound is Bound.ToAThing or Bound.ToOneself && thing is not null && world.There.TryGetValue(thing, out var there) && world.Here[thing] != there)
        {
            yield return there;
        }

        if (thing == "{proposal}")
        {
            yield return world.Here["{foreign-proposal}"];
        }

        // Of the own account, those of another.
        var foreign = thing switch { "{session}" => "{foreign-session}", "{passkey}" => "{foreign-passkey}", "{own-token}" => "{token}", _ => null };
        if (foreign is not null)
        {
            yield return world.Here[foreign];
        }
    }

    private static List<KeyValuePair<string, string>> With(FilledForm form, string field, params string[] values) =>
        [.. form.Values.Where(each => each.Key != field), .. values.Select(value => KeyValuePair.Create(field, value))];

    private async Task RefusedAsync(Deed deed, Visitor visitor, string address, List<KeyValuePair<string, string>> values, string what)
    {
        var said = await visitor.PostAsync(address, values, deed.File?.Invoke());
        var reasons = said.Page.QuerySelectorAll(".notice-failure li").Select(item => item.TextContent.Trim()).ToList();
        // An address that is no page answers as it does when there is nothing to do.
        var isRefused = deed.Name is null ? said.Status is 302 or 400 : said.Status is 400 or 403 or 404 || (said.Status == 200 && reasons.Count > 0);
        Note(!isRefused, $"{deed} {visitor.Role} {what}: {said.Status} {said.Location}");
        if (world.Watch.HasChanged())
        {
            Note(true, $"{deed} {visitor.Role} {what}: changed something");
            await world.RestoreAsync();
        }
    }

    /// <summary>What came of a deed: the answer, what it leads to, and what the journal says was changed; the store is put back.</summary>
    private async Task<string> DoneAsync(Deed deed, Visitor visitor, string address, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var last = await world.LastDoneAsync();
        // The own session gets another key by the deed.
        var said = await (deed.Bound == Bound.ToOneself ? world.Doer(deed) : visitor).PostAsync(address, values, deed.File?.Invoke());
        var done = await world.AskAsync(db => Task.FromResult(db.Journal.Where(entry => entry.Id > last.Id && entry.Deed == deed.Does!.Name && entry.Result != DeedResult.Refused).Select(entry => new { entry.Deed, entry.About, entry.Details, entry.Changes }).ToList()));
        Note(done.Count != 1, $"{deed} {visitor.Role}: not done, {said.Status}");
        await world.RestoreAsync();
        return $"{said.Status} {said.Location} {string.Join(' ', done.Select(entry => $"{entry.Deed} {entry.About} {Still(entry.Details)} {Still(entry.Changes)}"))}";
    }

    /// <summary>Without what moves by itself: moments, keys the store has yet to give, and what is drawn by lot.</summary>
    private static string? Still(string? text) => text is null ? null : Moving().Replace(text, "…");

    private void Note(bool isWrong, string what)
    {
        if (isWrong)
        {
            _wrong.Add(what);
        }
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[\d:.]+Z?|-\d{6,}|""[A-Za-z0-9+/=_-]{20,}""")]
    private static partial Regex Moving();
}
