using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

public sealed partial class RecordPagesTests : IAsyncLifetime
{
    private readonly TaizhangApp _app = new() { Demonstration = true };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("office", 200, 200, 200)]
    [InlineData("personnel", 403, 200, 403)]
    [InlineData("secretary", 200, 200, 403)]
    [InlineData("leader", 200, 403, 403)]
    [InlineData("member", 403, 403, 403)]
    public async Task Each_role_opens_the_forms_it_may_use_in_either_language_and_no_text_is_missing(string account, int activity, int election, int reading)
    {
        var browser = await SignInAsync(account);
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            await browser.GetAsync($"/culture?set={culture}&back=/");
            foreach (var (address, status) in new[]
            {
                ("/activities", 200), ("/talks", 200), ("/elections", 200), ("/interpretations", 200),
                ("/activities/new", activity), ("/talks/new", activity), ("/elections/new", election), ("/interpretations/new", reading),
            })
            {
                var answer = await browser.GetAsync(address);
                Assert.True(status == answer.Status, $"{account} {address}: {answer.Status}");
                var words = answer.Page.QuerySelector("main")!.TextContent;
                Assert.False(TextKey().IsMatch(words), $"{address} shows {TextKey().Match(words).Value}");
            }
        }
    }

    [Fact]
    public async Task A_secretary_records_a_meeting_with_one_absent_and_sees_what_it_counts_for()
    {
        var browser = await SignInAsync("secretary");
        var form = new FilledForm((await browser.GetAsync("/activities/new?kind=general-meeting")).Page, "record");
        var absent = form["Input.PresentIds"][1];
        form.Set("Input.Topic", "讨论接收预备党员").Untick("Input.PresentIds", absent).Set($"Input.Reasons[{absent}]", "trip");

        var check = await form.Set("Input.Deed", "check").SendAsync(browser, "/activities/new?kind=general-meeting");
        Assert.Contains("BR-10", check.Page.QuerySelector(".preview")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("讨论接收预备党员", new FilledForm(check.Page, "record")["Input.Topic"]);
        var saved = await new FilledForm(check.Page, "record").SendAsync(browser, "/activities/new?kind=general-meeting");

        Assert.StartsWith("/activities/", saved.Response.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("BR-10", saved.Page.QuerySelector(".effects")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("出差", saved.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await HoldsAsync();
    }

    [Fact]
    public async Task Another_day_asks_for_its_roll_and_a_roll_that_changed_is_never_saved_unseen()
    {
        var browser = await SignInAsync("office");
        var young = await AskAsync(db => db.Members.Where(member => member.JoinedOn > new DateOnly(2026, 3, 1)).Select(member => new { member.Id, member.OrganizationId, member.JoinedOn }).FirstAsync());
        var path = $"/activities/new?organization={young.OrganizationId}&kind=theme-day";
        var form = new FilledForm((await browser.GetAsync(path)).Page, "record").Set("Input.Topic", "植树护绿");
        Assert.Contains(young.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), form["Input.ShownIds"]);
        form.Set("Input.HeldOn", Words.DayInTable(young.JoinedOn!.Value.AddDays(-20)));

        var unseen = await form.SendAsync(browser, path);
        Assert.Equal("/activities/new", unseen.Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.NotNull(unseen.Page.QuerySelector("[role=alert]"));
        Assert.DoesNotContain(young.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), new FilledForm(unseen.Page, "record")["Input.ShownIds"]);
        var seen = await new FilledForm(unseen.Page, "record").SendAsync(browser, path);
        Assert.StartsWith("/activities/", seen.Response.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.NotEqual("/activities/new", seen.Response.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Bad_input_is_shown_again_with_each_reason_and_nothing_is_kept()
    {
        var browser = await SignInAsync("secretary");
        var count = await AskAsync(db => db.Activities.CountAsync());
        var form = new FilledForm((await browser.GetAsync("/activities/new")).Page, "record");
        form.Set("Input.HeldOn", "31st").Set("Input.Hours", "2").Set("Input.Topic", "还在");

        var unread = await form.SendAsync(browser, "/activities/new");
        Assert.Equal(200, unread.Status);
        Assert.NotEmpty(unread.Page.QuerySelectorAll(".field-error"));
        Assert.Contains("31st", new FilledForm(unread.Page, "record")["Input.HeldOn"]);
        var nobody = await form.Set("Input.HeldOn", "2026-01-01").Set("Input.Topic", "").Set("Input.PresentIds").Set("Input.Hours", "2.3").SendAsync(browser, "/activities/new");
        Assert.Equal(200, nobody.Status);
        Assert.InRange(nobody.Page.QuerySelectorAll("[role=alert] li").Length, 1, 4);
        Assert.Equal(count, await AskAsync(db => db.Activities.CountAsync()));
    }

    [Fact]
    public async Task A_record_is_corrected_and_withdrawn_on_its_page_and_only_by_those_who_keep_it()
    {
        var browser = await SignInAsync("secretary");
        var own = (IHtmlAnchorElement)(await browser.GetAsync("/activities?kind=theme-day")).Page.QuerySelector("tbody a.row-link")!;
        var path = new Uri("http://x" + own.GetAttribute("href")).AbsolutePath;
        var page = (await browser.GetAsync(path + "/correct")).Page;
        var form = new FilledForm(page, "record").Set("Input.Hours", "5");

        var without = await form.SendAsync(browser, path + "/correct");
        Assert.Contains(without.Page.QuerySelectorAll(".field-error"), error => error.Closest(".field")!.QuerySelector("[name='Input.Reason']") is not null);
        var corrected = await form.Set("Input.Reason", "时数有误").SendAsync(browser, path + "/correct");
        Assert.Contains("时数有误", corrected.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(403, (await browser.GetAsync(path + "/correct")).Status);
        var newer = corrected.Response.RequestMessage!.RequestUri!.AbsolutePath;
        var withdrawn = await new FilledForm(corrected.Page, "withdraw").Set("Reason", "重复").SendAsync(browser, newer);
        Assert.Null(withdrawn.Page.QuerySelector("input[name=_handler][value=withdraw]"));
        await HoldsAsync();

        var member = await SignInAsync("member");
        Assert.Contains((await member.GetAsync(newer + "/correct")).Status, new[] { 403, 404 });
    }

    [Fact]
    public async Task A_talk_and_an_election_are_recorded_from_their_forms()
    {
        var browser = await SignInAsync("secretary");
        var talk = new FilledForm((await browser.GetAsync("/talks/new")).Page, "talk");
        var people = (await browser.GetAsync("/talks/new")).Page.QuerySelectorAll("select[name='Input.PartnerId'] option").Select(option => option.GetAttribute("value")!).Where(value => value.Length > 0 && value != talk["Input.TalkerId"][0]).ToList();
        Assert.Contains(".field-bad", Bad(await talk.SendAsync(browser, "/talks/new")));
        var held = await talk.Set("Input.PartnerId", people[3]).SendAsync(browser, "/talks/new");
        Assert.StartsWith("/talks/", held.Response.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);

        var election = new FilledForm((await browser.GetAsync("/elections/new")).Page, "election");
        Assert.Contains(".field-bad", Bad(await election.SendAsync(browser, "/elections/new")));
        foreach (var (name, value) in new[] { ("Entitled", "10"), ("Present", "9"), ("Seats", "3"), ("Candidates", "4"), ("Issued", "9"), ("Returned", "9"), ("Names[0]", people[1]), ("Votes[0]", "8") })
        {
            election.Set($"Input.{name}", value);
        }

        var elected = await election.SendAsync(browser, "/elections/new");
        Assert.Contains("EL-08", elected.Page.QuerySelector(".effects")!.TextContent, StringComparison.Ordinal);
        await HoldsAsync();
    }

    [Fact]
    public async Task The_office_enters_a_reading_releases_a_duty_and_ends_both()
    {
        var browser = await SignInAsync("office");
        var form = new FilledForm((await browser.GetAsync("/interpretations/new?code=BR-14")).Page, "interpretation");
        form.Set("Input.Question", "补办").Set("Input.Reading", "补办另计").Set("Input.Authority", "机关党委");
        var same = await form.SendAsync(browser, "/interpretations/new?code=BR-14");
        Assert.NotNull(same.Page.QuerySelector("[role=alert]"));
        var broken = await form.Set("Input.How", "text").Set("Input.Measure", "{at_least: 2, of: {kinds: [picnic]}}").SendAsync(browser, "/interpretations/new?code=BR-14");
        Assert.NotNull(broken.Page.QuerySelector(".field-bad [name='Input.Measure']"));
        var check = await form.Set("Input.How", "figures").Set("Input.Count", "2").Set("Input.Deed", "check").SendAsync(browser, "/interpretations/new?code=BR-14");
        Assert.NotEmpty(check.Page.QuerySelectorAll(".preview li"));
        var entered = await form.Set("Input.Deed", "").SendAsync(browser, "/interpretations/new?code=BR-14");
        var entry = entered.Response.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.StartsWith("/interpretations/", entry, StringComparison.Ordinal);

        var why = "/ledger/why/BR-14/2026-05/o3";
        Assert.NotNull((await browser.GetAsync(why)).Page.QuerySelector($"a[href='{entry}']"));
        var noReason = await new FilledForm((await browser.GetAsync(why)).Page, "release").SendAsync(browser, why);
        Assert.NotNull(noReason.Page.QuerySelector(".field-bad"));
        var released = await new FilledForm((await browser.GetAsync(why)).Page, "release").Set("Input.Reason", "防汛抢险").SendAsync(browser, why);
        Assert.Contains("防汛抢险", released.Page.QuerySelector(".decisions")!.TextContent, StringComparison.Ordinal);
        var end = released.Page.QuerySelector(".decisions a")!.GetAttribute("href")!.Split('#')[0];
        var ended = await new FilledForm((await browser.GetAsync(end)).Page, "end-release").Set("Reason", "已补办").SendAsync(browser, end);
        Assert.Contains("已补办", ended.Page.QuerySelector(".decisions")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await new FilledForm((await browser.GetAsync(entry)).Page, "end").Set("Input.LastDay", "soon").SendAsync(browser, entry)).Page.QuerySelector(".field-bad input[value=soon]"));
        var closed = await new FilledForm((await browser.GetAsync(entry)).Page, "end").Set("Input.Reason", "误登").SendAsync(browser, entry);
        Assert.Contains("误登", closed.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await HoldsAsync();
    }

    [Theory]
    [InlineData("/activities/99999999")]
    [InlineData("/activities/99999999/correct")]
    [InlineData("/activities/abc")]
    [InlineData("/talks/99999999")]
    [InlineData("/talks/99999999/correct")]
    [InlineData("/elections/99999999")]
    [InlineData("/elections/99999999/correct")]
    [InlineData("/interpretations/99999999")]
    [InlineData("/interpretations/new?code=NOPE")]
    public async Task What_is_not_there_is_said_to_be_not_there(string address)
    {
        var browser = await SignInAsync("office");

        Assert.Equal(404, (await browser.GetAsync(address)).Status);
    }

    [Theory]
    [InlineData("/activities?kind=nonsense&from=yesterday&to=31&organization=abc&page=-3")]
    [InlineData("/talks?kind=nonsense&q=%27%25&size=7")]
    [InlineData("/elections?page=999&all=perhaps")]
    [InlineData("/activities/new?kind=picnic&organization=99999&on=2999-01-01")]
    public async Task An_address_that_asks_for_nonsense_is_answered_as_if_it_had_not(string address)
    {
        var browser = await SignInAsync("office");

        Assert.Equal(200, (await browser.GetAsync(address)).Status);
    }

    private static string Bad(Answer answer) => answer.Page.QuerySelector(".field-bad") is null ? "" : ".field-bad";

    private async Task<Browser> SignInAsync(string account)
    {
        var browser = _app.Open();
        var page = (await browser.GetAsync("/sign-in")).Page;
        var key = page.QuerySelectorAll("input[name=Account]").Select(input => input.GetAttribute("value")!).First(value => value.StartsWith(account, StringComparison.Ordinal));
        await browser.SendAsync("/sign-in", "sign-in", ("Account", key));
        return browser;
    }

    private Task<T> AskAsync<T>(Func<TaizhangDb, Task<T>> question) => _app.AskAsync(question);

    private async Task HoldsAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = Scope.Everything;
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<LedgerKeeper>().CheckAsync(default));
    }

    [GeneratedRegex(@"(?<![\w./-])[a-z]+\.[a-z]+(-[a-z]+)*(?![\w.-])")]
    private static partial Regex TextKey();
}
