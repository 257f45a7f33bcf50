using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Tests.Support;
using Taizhang.Web;

namespace Taizhang.Tests.Web;

public sealed class RegistryFormsTests(DemonstrationApp demonstration) : IClassFixture<DemonstrationApp>
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task A_branch_is_founded_renamed_and_dissolved_by_its_forms_and_the_page_tells_its_history()
    {
        var browser = await demonstration.SignInAsync("personnel");

        var founded = await browser.SendAsync("/organizations/new", "found", ("Input.ParentId", "1"), ("Input.Type", "branch"), ("Input.Name", "数字园林党支部"), ("Input.Code", "QC71"), ("Input.FoundedOn", Day(-30)));
        var address = founded.Response.RequestMessage!.RequestUri!.AbsolutePath;
        var renamed = await browser.SendAsync($"{address}/edit", "change", ("Input.Name", "智慧园林党支部"), ("Input.Type", "branch"), ("Input.ParentId", "2"), ("Input.From", Day(-10)), ("Input.Reason", "名称调整"));
        var dissolved = await browser.SendAsync($"{address}/edit/dissolve", "dissolve", ("Input.On", Day(-1)), ("Input.Reason", "撤并"));

        Assert.Matches("^/organizations/[0-9]+$", address);
        Assert.Equal("智慧园林党支部", renamed.Page.QuerySelector("h1")!.TextContent.Trim());
        var history = dissolved.Page.QuerySelector("ol.happened")!.TextContent;
        Assert.Contains("数字园林党支部", history, StringComparison.Ordinal);
        Assert.Contains("撤并", history, StringComparison.Ordinal);
        Assert.Contains("变更组织", renamed.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("新建组织", string.Concat(renamed.Page.QuerySelectorAll("ol.happened").Select(list => list.TextContent)), StringComparison.Ordinal);
        Assert.DoesNotContain($"{address}/edit", dissolved.Page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("智慧园林党支部", (await browser.GetAsync("/organizations")).Page.Body!.TextContent, StringComparison.Ordinal);
        await LedgerIsAsRebuiltAsync();
    }

    [Fact]
    public async Task A_person_is_added_moved_given_a_post_and_leaves_by_forms()
    {
        var browser = await demonstration.SignInAsync("personnel");

        var added = await browser.SendAsync(
            "/members/new",
            "add",
            ("Input.OrganizationId", "5"), ("Input.Standing", "full"), ("Input.From", Day(-40)), ("Input.Name", "甄新"), ("Input.Gender", "female"), ("Input.BornOn", "1990-02-03"), ("Input.JoinedOn", "2015-06-01"), ("Input.ConvertedOn", "2016-06-01"));
        var address = added.Response.RequestMessage!.RequestUri!.AbsolutePath;
        var moved = await browser.SendAsync($"{address}/edit/membership", "move", ("Input.OrganizationId", "6"), ("Input.On", Day(-20)), ("Input.Reason", "岗位调整"));
        var posted = await browser.SendAsync($"{address}/edit/posts", "give-post", ("Input.OrganizationId", "6"), ("Input.Kind", "committee-member"), ("Input.From", Day(-10)));
        var floating = await browser.SendAsync($"{address}/edit/circumstances", "circumstance", ("Input.Kind", "floating"), ("Input.From", Day(-5)), ("Input.DecidedBy", "支委会"));
        var left = await browser.SendAsync($"{address}/edit/membership", "end", ("Input.Departure", "transferred-out"), ("Input.On", Day(-1)), ("Input.Reason", "调离"));

        Assert.All([added, moved, posted, floating, left], answer => Assert.Equal(address, answer.Response.RequestMessage!.RequestUri!.AbsolutePath));
        var history = left.Page.QuerySelector("ol.happened")!.TextContent;
        Assert.All(["岗位调整", "委员", "流动党员", "转出组织关系", "调离"], words => Assert.Contains(words, history, StringComparison.Ordinal));
        await LedgerIsAsRebuiltAsync();
    }

    [Theory]
    [InlineData("zh-CN", "日期尚未到来")]
    [InlineData("en", "has not come yet")]
    public async Task A_bad_form_comes_back_with_each_error_at_its_field_and_nothing_typed_lost(string culture, string future)
    {
        var browser = await demonstration.SignInAsync("office", culture);

        var answer = await browser.SendAsync("/organizations/new", "found", ("Input.ParentId", "1"), ("Input.Type", "branch"), ("Input.Name", ""), ("Input.Code", "QC88"), ("Input.FoundedOn", Day(9)), ("Input.Reason", "某某文件"));

        Assert.Equal(200, answer.Status);
        Assert.Equal(Words.Say(KernelRefusals.Required("Name"), System.Globalization.CultureInfo.GetCultureInfo(culture)), Error(answer, "found-name"));
        Assert.Contains(future, Error(answer, "found-foundedon"), StringComparison.Ordinal);
        Assert.Equal("QC88", answer.Page.QuerySelector("[name='Input.Code']")!.GetAttribute("value"));
        Assert.Equal("某某文件", answer.Page.QuerySelector("[name='Input.Reason']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_and_kept()
    {
        var browser = await demonstration.SignInAsync("office");

        var term = await browser.SendAsync("/organizations/3/edit/term", "open", ("Input.From", "2026-02-31"), ("Input.EndsOn", "后天"));
        var figure = await browser.SendAsync("/organizations/1/edit/figures", "figure", ("Input.Kind", "nonsense"), ("Input.On", Day(0)), ("Input.Amount", "很多"));

        Assert.Equal("2026-02-31", term.Page.QuerySelector("[name='Input.From']")!.GetAttribute("value"));
        Assert.NotEmpty(Error(term, "open-endson"));
        Assert.NotEmpty(Error(figure, "figure-amount"));
        Assert.Equal("很多", figure.Page.QuerySelector("[name='Input.Amount']")!.GetAttribute("value"));
    }

    [Fact]
    public void Every_deed_of_the_registry_has_a_name()
    {
        var deeds = typeof(TaizhangDb).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.Namespace is "Taizhang.Organizations" or "Taizhang.Members" && type.GetNestedType("Request") is not null && type.GetProperty("Needs") is not null)
            .Select(type => $"deed.{JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name)}").ToList();

        Assert.True(deeds.Count >= 19);
        Assert.All(deeds, key => Assert.NotNull(Texts.Find(key)));
    }

    [Fact]
    public async Task Forms_beside_each_other_keep_their_errors_apart()
    {
        var browser = await demonstration.SignInAsync("office");

        var answer = await browser.SendAsync("/members/2/edit/membership", "end", ("Input.On", ""), ("Input.Departure", ""), ("Input.Reason", ""));

        Assert.Equal(3, answer.Page.QuerySelectorAll(".field-error").Length);
        Assert.Empty(answer.Page.QuerySelectorAll("#move-on-error, #standing-on-error"));
        Assert.NotEmpty(Error(answer, "end-reason"));
    }

    [Fact]
    public async Task A_secretary_who_sends_a_form_by_hand_changes_nothing()
    {
        var office = await demonstration.SignInAsync("office");
        var secretary = await demonstration.SignInAsync("secretary");
        var token = (await secretary.GetAsync("/activities/new")).Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = (await office.GetAsync("/members/3")).Page.QuerySelector("h1")!.TextContent;

        var answer = await secretary.PostAsync("/members/3/edit", new Dictionary<string, string> { ["_handler"] = "correct", ["__RequestVerificationToken"] = token, ["Input.Name"] = "改名", ["Input.Gender"] = "male", ["Input.Reason"] = "无" });

        Assert.True(answer.Status is 400 or 403 or 404, $"{answer.Status}");
        Assert.Equal(before, (await office.GetAsync("/members/3")).Page.QuerySelector("h1")!.TextContent);
    }

    private static string Error(Answer answer, string field) => answer.Page.GetElementById($"{field}-error")?.TextContent.Trim() ?? "";

    private static string Day(int fromToday) => Words.DayInTable(Today.AddDays(fromToday));

    private async Task LedgerIsAsRebuiltAsync()
    {
        await using var scope = demonstration.App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = Scope.Everything;
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<LedgerKeeper>().CheckAsync(default));
    }
}
