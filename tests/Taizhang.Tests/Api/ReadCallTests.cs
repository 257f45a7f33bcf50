using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Api;

public sealed class ReadCallTests(ReadHouse read) : IClassFixture<ReadHouse>
{
    [Theory, OnEachStore]
    public async Task A_list_is_gone_through_part_by_part_without_a_gap_and_without_anything_twice(StoreKind kind)
    {
        await using var house = await ApiHouse.BuildAsync(kind);
        foreach (var (call, key) in new[] { ("members?", "id"), ("organizations?", "id"), ("activities?from=2026-10-01&", "id"), ($"duties?organization={house.Branch}&", "why"), ($"facts?organization={house.Branch}&from=2026-09-01&", "") })
        {
            var whole = new List<string>();
            string? cursor = null;
            var parts = 0;
            do
            {
                var told = await house.Office.GetAsync($"{call}limit=60{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}");
                Assert.True(told.Status == 200, told.Text);
                whole.AddRange(told.Items.EnumerateArray().Select(item => key.Length == 0 ? item.GetRawText() : item.GetProperty(key).ToString()));
                cursor = told.Json.GetProperty("next").GetString();
                parts++;
            }
            while (cursor is not null && parts < 40);

            var once = await house.Office.GetAsync($"{call}limit=200");
            Assert.Equal(whole.Count, whole.Distinct().Count());
            Assert.Equal(once.Items.EnumerateArray().Select(item => key.Length == 0 ? item.GetRawText() : item.GetProperty(key).ToString()), whole.Take(200));
            Assert.True(parts > 1 || whole.Count < 60, call);
        }
    }

    [Theory, OnEachStore]
    public async Task The_duties_are_those_of_the_pages_in_the_states_and_on_the_day_asked_for(StoreKind kind)
    {
        await using var house = await ApiHouse.BuildAsync(kind);

        var now = await AllAsync(house, $"duties?organization={house.Branch}");
        var missed = await AllAsync(house, $"duties?organization={house.Branch}&state=missed&state=out-of-reach");
        var then = await AllAsync(house, $"duties?organization={house.Branch}&as-of=2026-06-30&period=2026");
        var kept = await house.App.StoreAsync(db => db.Duties.CountAsync(duty => duty.OrganizationId == house.Branch));
        var judged = await house.App.AskAsync<LedgerListing, LedgerLines?>(ledger => ledger.ReadAsync(new(house.Branch, null, new DateOnly(2026, 6, 30), []), default));

        Assert.Equal(kept, now.Count);
        Assert.Equal(now.Where(row => row.Contains("\"missed\"", StringComparison.Ordinal) || row.Contains("\"out-of-reach\"", StringComparison.Ordinal)), missed);
        Assert.Equal(judged!.Lines.Count(line => line.Name.PeriodKey.StartsWith("2026", StringComparison.Ordinal)), then.Count);
        Assert.NotEmpty(then);
    }

    [Fact]
    public async Task An_explanation_says_the_clause_what_counted_what_came_close_and_what_is_missing_in_the_language_asked_for()
    {
        var house = read.House;
        var open = (await house.Office.GetAsync("duties?state=missed&limit=200")).Items.EnumerateArray().Select(item => item.GetProperty("why").GetString()!).ToList();
        var seen = new List<System.Text.Json.JsonElement>();
        foreach (var why in open.Take(30))
        {
            seen.Add((await house.Office.GetAsync(why)).Json);
        }

        var one = seen.First(each => each.GetProperty("missingText").GetString() is not null);
        var english = (await house.Office.GetAsync(open[seen.IndexOf(one)], ("Accept-Language", "fr, en-GB;q=0.8, zh;q=0.5"))).Json;

        Assert.All(seen, each => Assert.False(string.IsNullOrEmpty(each.GetProperty("clause").GetProperty("article").GetString())));
        Assert.True(one.GetProperty("missing").GetDecimal() > 0 || one.GetProperty("values").GetArrayLength() > 0);
        Assert.NotEqual(one.GetProperty("missingText").GetString(), english.GetProperty("missingText").GetString());
        Assert.All(english.GetProperty("asked").GetString()!, letter => Assert.False(letter is >= '一' and <= '龥'));
        Assert.Contains(seen, each => each.GetProperty("nearMisses").GetArrayLength() > 0 || each.GetProperty("counted").GetArrayLength() > 0);
    }

    [Theory]
    [InlineData("members?standing=happy", "standing: api.bad-filter-word")]
    [InlineData("members?limit=0", "limit: api.bad-filter-count")]
    [InlineData("members?limit=201", "limit: api.bad-filter-count")]
    [InlineData("members?organization=-1", "organization: api.bad-filter-key")]
    [InlineData("members?organization=99999999999999999999", "organization: api.bad-filter-key")]
    [InlineData("members?q=a%00b", "q: api.bad-filter-text")]
    [InlineData("members?sort=name", "sort: api.unknown-filter")]
    [InlineData("members?cursor=abc", "cursor: api.bad-cursor")]
    [InlineData("duties?as-of=2026-02-30", "as-of: api.bad-filter-day")]
    [InlineData("duties?as-of=2026-11-25", "as-of: api.day-ahead")]
    [InlineData("duties?plan=1&plan=2", "plan: api.filter-twice")]
    [InlineData("facts?from=2026-05-01&to=2026-04-30", "to: api.bad-days")]
    [InlineData("facts?from=2024-01-01", "to: api.bad-days")]
    [InlineData("organizations?as-of=tomorrow&limit=x", "as-of: api.bad-filter-day", "limit: api.bad-filter-count")]
    public async Task A_filter_that_cannot_be_read_is_named_with_its_remedy_in_both_languages(string call, params string[] errors)
    {
        var house = read.House;

        var told = await house.Office.GetAsync(call);

        Assert.Equal((400, "application/problem+json"), (told.Status, told.Response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(errors, told.Errors);
        Assert.All(told.Json.GetProperty("errors").EnumerateArray(), error =>
        {
            Assert.Equal(error.GetProperty("texts").GetProperty("zh").GetString(), error.GetProperty("detail").GetString());
            Assert.DoesNotMatch("[{}]|api\\.", error.GetProperty("texts").GetProperty("zh").GetString() + error.GetProperty("texts").GetProperty("en").GetString());
            Assert.NotEqual(error.GetProperty("texts").GetProperty("zh").GetString(), error.GetProperty("texts").GetProperty("en").GetString());
        });
    }

    [Fact]
    public async Task A_list_begun_in_one_language_is_gone_on_with_in_the_other()
    {
        var house = read.House;
        foreach (var call in new[] { $"facts?organization={house.Branch}&from=2026-09-01", $"duties?organization={house.Branch}", "activities?from=2026-10-01" })
        {
            var cursor = (await house.Office.GetAsync($"{call}&limit=3", ("Accept-Language", "zh-CN"))).Json.GetProperty("next").GetString()!;

            var next = await house.Office.GetAsync($"{call}&limit=3&cursor={Uri.EscapeDataString(cursor)}", ("Accept-Language", "en"));

            var whole = await house.Office.GetAsync($"{call}&limit=6", ("Accept-Language", "en"));
            Assert.Equal(whole.Items.EnumerateArray().Skip(3).Select(item => item.GetRawText()), next.Items.EnumerateArray().Select(item => item.GetRawText()));
        }
    }

    [Fact]
    public async Task A_cursor_that_was_changed_or_belongs_to_another_question_or_token_is_refused()
    {
        var house = read.House;
        var cursor = (await house.Office.GetAsync("members?limit=1")).Json.GetProperty("next").GetString()!;

        Assert.Equal(200, (await house.Office.GetAsync($"members?limit=5&cursor={cursor}")).Status);
        foreach (var (caller, call) in new[]
        {
            (house.Office, $"members?limit=1&cursor={cursor[..^3]}AAA"), (house.Office, $"members?q=x&cursor={cursor}"), (house.Office, $"organizations?cursor={cursor}"), (house.Secretary, $"members?cursor={cursor}"),
        })
        {
            Assert.Equal(["cursor: api.bad-cursor"], (await caller.GetAsync(call)).Errors);
        }
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("%_\\")]
    [InlineData("\"; DROP TABLE member;")]
    public async Task What_is_searched_for_is_only_ever_searched_for_and_not_journalled(string text)
    {
        var house = read.House;

        foreach (var call in new[] { "members", "activities" })
        {
            Assert.Empty((await house.Office.GetAsync($"{call}?q={Uri.EscapeDataString(text)}")).Items.EnumerateArray());
        }

        Assert.DoesNotContain(await house.App.StoreAsync(db => db.Journal.Select(entry => entry.About + entry.Details).ToListAsync()), line => line!.Contains(text, StringComparison.Ordinal));
        Assert.NotEmpty((await house.Office.GetAsync("members")).Items.EnumerateArray());
    }

    [Theory, OnEachStore]
    public async Task An_answer_that_did_not_change_is_not_sent_again_until_something_does(StoreKind kind)
    {
        await using var house = await ApiHouse.BuildAsync(kind);
        var first = await house.Secretary.GetAsync("duties");
        var tag = first.Response.Headers.ETag!.ToString();
        var lines = await house.App.StoreAsync(db => db.Journal.CountAsync());

        var same = await house.Secretary.GetAsync("duties", ("If-None-Match", tag));
        var other = await house.Office.GetAsync("duties", ("If-None-Match", tag));
        var english = await house.Secretary.GetAsync("duties", ("If-None-Match", tag), ("Accept-Language", "en"));

        Assert.Equal((304, "", 200, 200), (same.Status, same.Text, other.Status, english.Status));
        Assert.Equal(lines + 2, await house.App.StoreAsync(db => db.Journal.CountAsync()));
        Assert.Equal(201, (await house.Secretary.PostAsync("activities", await house.BodyAsync("新一期主题党日"), ("Idempotency-Key", "k"))).Status);
        var after = await house.Secretary.GetAsync("duties", ("If-None-Match", tag));
        Assert.Equal(200, after.Status);
        Assert.NotEqual(first.Text, after.Text);
    }

    [Fact]
    public async Task A_token_reaches_no_further_than_the_organization_it_was_issued_for_and_shows_people_masked()
    {
        var house = read.House;
        var narrow = await Tokens.CallerAsync(house.App.App, house.Office.Actor.MemberId!.Value, Role.OfficeClerk, Tokens.Everything, house.Branch, name: "支部平台");

        var organizations = (await narrow.GetAsync("organizations")).Items;
        var people = (await narrow.GetAsync("members?limit=200")).Items.EnumerateArray().ToList();
        var person = (await narrow.GetAsync($"members/{people[0].GetProperty("id")}")).Json;
        var numbers = person.GetProperty("sealed").EnumerateArray().Select(value => value.GetProperty("masked").GetString()!).ToList();

        Assert.Equal(house.Branch, Assert.Single(organizations.EnumerateArray()).GetProperty("id").GetInt64());
        Assert.All(people, each => Assert.Equal(house.Branch, each.GetProperty("organizationId").GetInt64()));
        Assert.NotEmpty(numbers);
        Assert.All(numbers, masked => Assert.Contains('*', masked));
        Assert.Equal(404, (await narrow.GetAsync($"organizations/{house.OtherBranch}")).Status);
        Assert.Equal(404, (await narrow.PostAsync("activities", await house.BodyAsync("越界", house.OtherBranch), ("Idempotency-Key", "k"))).Status);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "kernel.not-found")]
    [InlineData("GET", "/api/v1/members/abc", 404, "kernel.not-found")]
    [InlineData("GET", "/api/v1/duties/BR-10/2026/x9/why", 404, "kernel.not-found")]
    [InlineData("DELETE", "/api/v1/members", 405, "api.no-such-method")]
    public async Task An_address_that_leads_nowhere_says_so_in_data(string method, string address, int status, string code)
    {
        var house = read.House;

        var told = await house.Office.SendAsync(new HttpMethod(method), address, null);

        Assert.Equal((status, code), (told.Status, Assert.Single(told.Errors)));
    }

    private static async Task<List<string>> AllAsync(ApiHouse house, string call)
    {
        var rows = new List<string>();
        var told = await house.Office.GetAsync($"{call}&limit=200");
        while (true)
        {
            Assert.True(told.Status == 200, told.Text);
            rows.AddRange(told.Items.EnumerateArray().Select(item => item.GetRawText()));
            if (told.Json.GetProperty("next").GetString() is not { } cursor)
            {
                return rows;
            }

            told = await house.Office.GetAsync($"{call}&limit=200&cursor={cursor}");
        }
    }
}
