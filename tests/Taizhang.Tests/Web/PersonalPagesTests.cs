using System.Text.Json;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

/// <summary>Personal data over real requests: masked, shown once with a reason, and told to the person.</summary>
public sealed class PersonalPagesTests(DemonstrationApp demonstration) : IClassFixture<DemonstrationApp>
{
    private const string Phone = "13987654321";

    [Fact]
    public async Task A_number_is_masked_shown_once_with_a_reason_and_the_person_sees_who_looked()
    {
        var personnel = await demonstration.SignInAsync("personnel");
        var own = await demonstration.SignInAsync("member-");
        var address = (await own.GetAsync("/members")).Response.RequestMessage!.RequestUri!.AbsolutePath;
        var corrected = await personnel.SendAsync($"{address}/edit/personal", "personal", ("Input.Phone", Phone), ("Input.Reason", "本人来电更正"));

        var form = await personnel.GetAsync($"{address}/unmask?kind=phone");
        var shown = await personnel.SendAsync($"{address}/unmask?kind=phone", "unmask", ("Input.Kind", "phone"), ("Input.Purpose", "contact"), ("Input.Reason", "通知参加主题党日"));
        var again = await personnel.GetAsync($"{address}/unmask?kind=phone");
        var mine = await own.GetAsync("/my-data");
        var open = await own.SendAsync("/my-data", "show");

        Assert.Contains("139****4321", corrected.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.All([corrected, form, again, mine], answer => Assert.DoesNotContain(Phone, answer.Page.DocumentElement.OuterHtml, StringComparison.Ordinal));
        Assert.Contains(Phone, shown.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("no-store", shown.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, shown.Response.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        Assert.All(["通知参加主题党日", "工作联系", "组织人事科"], words => Assert.Contains(words, mine.Page.Body!.TextContent, StringComparison.Ordinal));
        Assert.Contains("更正加密信息", mine.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Phone, open.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("no-store", open.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_takes_a_copy_along_as_JSON_and_as_a_workbook_and_nobody_elses()
    {
        var own = await demonstration.SignInAsync("member-");
        var office = await demonstration.SignInAsync("office");

        var json = await own.GetAsync("/my-data/copy.json");
        var book = await own.GetAsync("/my-data/copy.xlsx");

        using var copy = JsonDocument.Parse(await json.Response.Content.ReadAsStringAsync());
        Assert.True(copy.RootElement.GetProperty("Held").GetArrayLength() >= 9);
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString(await book.Response.Content.ReadAsByteArrayAsync())[..2]);
        Assert.Equal("no-store", json.Header("Cache-Control"));
        Assert.Equal(404, (await office.GetAsync("/my-data/copy.json")).Status);
        Assert.Equal(200, (await office.GetAsync("/my-data")).Status);
    }

    [Fact]
    public async Task The_personnel_section_finds_a_person_by_the_whole_number_which_never_stands_in_an_address()
    {
        const string Number = "11010519491231002X";
        var personnel = await demonstration.SignInAsync("personnel");
        await personnel.SendAsync("/members/7/edit/personal", "personal", ("Input.IdentityNumber", Number), ("Input.Reason", "本人来电更正"));

        var found = await personnel.SendAsync("/members/find", "find-person", ("Input.Number", Number));
        var wrong = await personnel.SendAsync("/members/find", "find-person", ("Input.Number", Number[..^1] + "1"));
        var nobody = await personnel.SendAsync("/members/find", "find-person", ("Input.Number", "440105198003010016"));

        Assert.Equal("/members/7", found.Response.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.NotNull(wrong.Page.QuerySelector(".field-error"));
        Assert.Contains("名册中没有此号码对应的人员", nobody.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await personnel.GetAsync("/members")).Page.QuerySelector("a[href='/members/find']"));
        foreach (var account in new[] { "office", "secretary", "member-", "leader" })
        {
            Assert.Equal(403, (await (await demonstration.SignInAsync(account)).GetAsync("/members/find")).Status);
        }
    }

    [Fact]
    public async Task The_office_is_told_of_data_past_its_term_and_decides_with_a_reason()
    {
        var personnel = await demonstration.SignInAsync("personnel");
        await personnel.SendAsync("/members/9/edit/personal", "personal", ("Input.Phone", "13911112222"), ("Input.Reason", "本人来电更正"));
        await personnel.SendAsync("/members/9/edit/membership", "end", ("Input.On", "2026-01-31"), ("Input.Departure", "transferred-out"), ("Input.Reason", "调离"));

        var home = await personnel.GetAsync("/");
        var list = await personnel.GetAsync("/retention");
        var bad = await personnel.SendAsync("/members/9/retention", "retention", ("Input.Verdict", "keep-on"), ("Input.Until", "soon"), ("Input.Reason", ""));
        var done = await personnel.SendAsync("/members/9/retention", "retention", ("Input.Verdict", "take-out"), ("Input.Until", ""), ("Input.Reason", "组织关系已转出"));

        Assert.NotNull(home.Page.QuerySelector("a[href='/retention']"));
        Assert.NotNull(list.Page.QuerySelector("a[href='/members/9/retention']"));
        Assert.NotEmpty(bad.Page.QuerySelectorAll("ul.errors li"));
        Assert.Equal("/retention", done.Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Null(done.Page.QuerySelector("a[href='/members/9/retention']"));
        foreach (var account in new[] { "office", "secretary", "member-", "leader" })
        {
            Assert.Equal(403, (await (await demonstration.SignInAsync(account)).GetAsync("/retention")).Status);
        }
    }

    [Fact]
    public async Task A_person_asks_for_a_correction_the_office_sees_it_wait_and_the_person_reads_the_answer()
    {
        var (own, personnel) = (await demonstration.SignInAsync("member-"), await demonstration.SignInAsync("personnel"));

        var empty = await own.SendAsync("/my-data/correction", "ask-correction", ("Input.Field", "blood"), ("Input.Wanted", ""), ("Input.Why", ""));
        var asked = await own.SendAsync("/my-data/correction?field=education", "ask-correction", ("Input.Field", "education"), ("Input.Wanted", "大学普通班"), ("Input.Why", "毕业证书所载"));
        await own.SendAsync("/my-data/correction", "ask-correction", ("Input.Field", "occupation"), ("Input.Wanted", "一级主任科员"), ("Input.Why", "职级晋升"));
        var home = await personnel.GetAsync("/");
        var list = await personnel.GetAsync("/corrections");
        var address = list.Page.QuerySelectorAll("a.row-link").Select(link => link.GetAttribute("href")!).First();
        var bad = await personnel.SendAsync(address, "answer-correction", ("Input.Verdict", "refused"), ("Input.Reason", ""));
        await personnel.SendAsync(address, "answer-correction", ("Input.Verdict", "refused"), ("Input.Reason", "与人事档案记载不一致"));
        var mine = await own.GetAsync("/my-data");
        var withdraw = mine.Page.QuerySelectorAll("input[name=_handler]").Select(input => input.GetAttribute("value")!).Single(name => name.StartsWith("withdraw-", StringComparison.Ordinal));
        var back = await own.SendAsync("/my-data", withdraw);

        Assert.Equal(3, empty.Page.QuerySelectorAll("ul.errors li").Length);
        Assert.Contains("大学普通班", asked.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("待答复的更正申请：2件", home.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(home.Page.QuerySelector("nav a[href='/corrections']"));
        Assert.Contains("0天", list.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(bad.Page.QuerySelectorAll("ul.errors li"));
        Assert.Contains("与人事档案记载不一致", mine.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已撤回", back.Page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var account in new[] { "office", "leader", "secretary" })
        {
            Assert.Equal(403, (await (await demonstration.SignInAsync(account)).GetAsync(address)).Status);
        }

        Assert.Equal(404, (await personnel.GetAsync("/corrections/999999")).Status);
    }

    [Theory]
    [InlineData("office", 403)]
    [InlineData("member-", 403)]
    [InlineData("leader", 403)]
    [InlineData("audit-administrator", 403)]
    public async Task Whoever_may_not_look_gets_no_form(string account, int status) =>
        Assert.Equal(status, (await (await demonstration.SignInAsync(account)).GetAsync("/members/1/unmask")).Status);

    [Fact]
    public async Task A_secretary_sees_no_form_for_people_of_another_branch_and_a_bad_form_keeps_what_was_typed()
    {
        var secretary = await demonstration.SignInAsync("secretary");
        var personnel = await demonstration.SignInAsync("personnel");

        var bad = await personnel.SendAsync("/members/1/unmask", "unmask", ("Input.Kind", "blood"), ("Input.Purpose", ""), ("Input.Reason", "电话13987654321"));

        Assert.Contains((await secretary.GetAsync("/members/200/unmask")).Status, new[] { 403, 404 });
        Assert.Equal(3, bad.Page.QuerySelectorAll("ul.errors li").Length);
        Assert.Contains("电话13987654321", bad.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "个人信息处理告知")]
    [InlineData("en", "Notice on personal data")]
    public async Task The_notice_is_open_to_everyone_and_linked_from_the_way_in(string culture, string title)
    {
        var stranger = demonstration.App.Open();
        await stranger.GetAsync($"/culture?set={culture}&back=/privacy");

        var way = await stranger.GetAsync("/sign-in");
        var notice = await stranger.GetAsync("/privacy");

        Assert.NotNull(way.Page.QuerySelector("a[href='/privacy']"));
        Assert.Equal((200, title), (notice.Status, notice.Page.QuerySelector("h1")!.TextContent.Trim()));
        Assert.DoesNotContain("privacy-use.", notice.Page.Body!.TextContent, StringComparison.Ordinal);
    }
}
