using AngleSharp.Html.Dom;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

/// <summary>Every form, sent with nothing in it: all that is missing is told at once, by the names people read, with a way to each.</summary>
public sealed class EmptyFormTests(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    public static TheoryData<string, string, string> Forms => new()
    {
        { "office", "/activities/new?kind=lecture&organization=3", "record" },
        { "office", "/talks/new?organization=3", "talk" },
        { "office", "/elections/new?organization=3", "election" },
        { "office", "/interpretations/new?code=BR-10", "interpretation" },
        { "office", "/plans/new", "upload" },
        { "office", "/plans/1/clauses/89", "measure-note" },
        { "office", "/plans/1", "close" },
        { "office", "/import", "roster" },
        { "office", "/members/new", "add" },
        { "office", "/members/30/edit", "correct" },
        { "office", "/members/30/edit/membership", "move" },
        { "office", "/members/30/edit/membership", "standing" },
        { "office", "/members/30/edit/membership", "end" },
        { "office", "/members/30/edit/posts", "give-post" },
        { "office", "/members/30/edit/posts", "set-rank" },
        { "office", "/members/30/edit/circumstances", "circumstance" },
        { "office", "/organizations/new", "found" },
        { "office", "/organizations/3/edit", "change" },
        { "office", "/organizations/3/edit/term", "open" },
        { "office", "/organizations/3/edit/figures", "figure" },
        { "office", "/organizations/3/edit/dissolve", "dissolve" },
        { "office", "/organizations/3/edit/term", "close" },
        { "office", "/activities/1484", "withdraw" },
        { "office", "/ledger/why/BR-10/2026-Q4/o3", "release" },
        { "office", "/members/30/edit/membership", "correct-day" },
        { "office", "/members/30/edit/personal", "personal" },
        { "personnel", "/members/30/unmask", "unmask" },
        { "system-administrator", "/accounts/new", "administrator" },
        { "system-administrator", "/accounts/invite", "invite" },
        { "security-administrator", "/policies/new", "limit" },
        { "security-administrator", "/policies/new", "factor" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Each_reason_names_its_field_and_leads_to_it_in_either_language(string account, string path, string form)
    {
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            var browser = await app.SignInAsync(account, culture);
            var filled = new FilledForm((await browser.GetAsync(path)).Page, form);
            var answer = await Emptied(filled).SendAsync(browser, path);

            var page = answer.Page;
            var reasons = page.QuerySelectorAll(".notice-failure li").ToList();
            Assert.True(answer.Status == 200 && reasons.Count > 0, $"{path} {form}: {answer.Status}, {reasons.Count}");
            // What stands against the deed as a whole, such as people still on the roll, has no field to lead to.
            foreach (var reason in reasons.Where(reason => form != "dissolve" || reason.QuerySelector("a") is not null))
            {
                var link = reason.QuerySelector("a") ?? throw new InvalidOperationException($"{path} {form}: “{reason.TextContent.Trim()}” leads nowhere");
                var target = page.GetElementById(new Uri("http://x" + link.GetAttribute("href")).Fragment[1..]);
                Assert.True(target is not null, $"{path} {form}: {link.GetAttribute("href")} is not on the page");
                var label = (page.QuerySelector($"label[for='{target.Id}']") ?? target.QuerySelector("legend"))!.TextContent.Replace("*", "", StringComparison.Ordinal).Trim();
                Assert.StartsWith(label + (culture == "en" ? ": " : "："), link.TextContent.Trim(), StringComparison.Ordinal);
            }

            Assert.Equal(reasons.Count(reason => reason.QuerySelector("a") is not null), page.QuerySelectorAll(".field-error").Select(error => error.Id).Distinct().Count());
        }
    }

    [Fact]
    public async Task What_cannot_be_read_and_what_is_missing_are_told_together_and_nothing_typed_is_lost()
    {
        var browser = await app.SignInAsync("secretary");
        var form = new FilledForm((await browser.GetAsync("/activities/new")).Page, "record").Set("Input.HeldOn", "31st").Set("Input.Hours", "two").Set("Input.Topic", " ").Set("Input.Place", "<b>苗圃</b>");

        var answer = await form.SendAsync(browser, "/activities/new");

        var reasons = answer.Page.QuerySelectorAll(".notice-failure li").Select(reason => reason.TextContent.Trim()).ToList();
        Assert.Contains("日期：“31st”不是有效日期，请按2018-10-23的格式填写。", reasons);
        Assert.Contains("时数：“two”不是数字，请填写阿拉伯数字，如12或1.5。", reasons);
        Assert.Contains("主题：请填写。", reasons);
        Assert.Equal(3, reasons.Count);
        Assert.Equal("31st", Value(answer, "Input.HeldOn"));
        Assert.Equal("two", Value(answer, "Input.Hours"));
        Assert.Equal("<b>苗圃</b>", Value(answer, "Input.Place"));
    }

    [Fact]
    public async Task A_vote_that_cannot_be_read_leads_to_the_votes()
    {
        var browser = await app.SignInAsync("office");
        var form = new FilledForm((await browser.GetAsync("/elections/new?organization=3")).Page, "election").Set("Input.Votes[2]", "many").Set("Input.Votes[3]", "7");

        var answer = await form.SendAsync(browser, "/elections/new?organization=3");

        var link = answer.Page.QuerySelectorAll(".notice-failure a").Single(each => each.TextContent.Contains("many", StringComparison.Ordinal));
        Assert.StartsWith("候选人得票：", link.TextContent, StringComparison.Ordinal);
        Assert.NotNull(answer.Page.GetElementById(new Uri("http://x" + link.GetAttribute("href")).Fragment[1..]));
        Assert.Equal("many", Value(answer, "Input.Votes[2]"));
        Assert.Equal("7", Value(answer, "Input.Votes[3]"));
    }

    private static string? Value(Answer answer, string name) => ((IHtmlInputElement)answer.Page.QuerySelector($"[name='{name}']")!).GetAttribute("value");

    /// <summary>The form with every value a person gives taken out.</summary>
    private static FilledForm Emptied(FilledForm form)
    {
        foreach (var name in form.Names.Where(name => name.StartsWith("Input.", StringComparison.Ordinal) || name is "Reason" or "File" or "Role" or "Value").ToList())
        {
            if (name is not ("Input.OrganizationId" or "Input.Kind" or "Input.HoursOf" or "Input.EntryId") && !name.StartsWith("Input.ShownIds", StringComparison.Ordinal))
            {
                form.Set(name, "");
            }
        }

        return form;
    }
}
