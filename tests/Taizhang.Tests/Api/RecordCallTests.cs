using System.Text;
using Microsoft.EntityFrameworkCore;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Api;

public sealed class RecordCallTests
{
    [Theory, OnEachStore]
    public async Task What_is_recorded_stands_as_if_it_was_typed_and_under_the_tokens_name(StoreKind kind)
    {
        await using var house = await ApiHouse.BuildAsync(kind);

        var told = await house.Secretary.PostAsync("activities", await house.BodyAsync("学习'); DROP TABLE activity; <b>党章</b>"), ("Idempotency-Key", "platform-1"));
        var read = await house.Secretary.GetAsync(told.Response.Headers.Location!.ToString());

        Assert.Equal(201, told.Status);
        Assert.Equal("学习'); DROP TABLE activity; <b>党章</b>", read.Json.GetProperty("topic").GetString());
        Assert.DoesNotContain("<b>", read.Text, StringComparison.Ordinal);
        Assert.All(read.Json.GetProperty("roll").EnumerateArray(), person => Assert.True(person.GetProperty("present").GetBoolean()));
        var line = await house.App.StoreAsync(db => db.Journal.AsNoTracking().SingleAsync(entry => entry.Deed == nameof(RecordActivity) && entry.Means != null));
        Assert.Equal(("学习平台", DeedChannel.Interface, house.Secretary.Actor.Name), (line.Means, line.Channel, line.Actor));
    }

    [Theory, OnEachStore]
    public async Task The_same_key_records_once_and_another_body_under_it_is_refused_for_a_day(StoreKind kind)
    {
        await using var house = await ApiHouse.BuildAsync(kind);
        var body = await house.BodyAsync("第一次");

        var first = await house.Secretary.PostAsync("activities", body, ("Idempotency-Key", "k1"));
        var again = await house.Secretary.PostAsync("activities", body, ("Idempotency-Key", "k1"));
        var other = await house.Secretary.PostAsync("activities", await house.BodyAsync("第二次"), ("Idempotency-Key", "k1"));
        var anothers = await house.Office.PostAsync("activities", body, ("Idempotency-Key", "k1"));

        Assert.Equal((201, 201, first.Text), (first.Status, again.Status, again.Text));
        Assert.Equal((409, "Idempotency-Key: api.key-used"), (other.Status, Assert.Single(other.Errors)));
        Assert.Equal((409, "topic: activities.already-recorded"), (anothers.Status, Assert.Single(anothers.Errors)));
        house.App.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(201, (await house.Secretary.PostAsync("activities", await house.BodyAsync("第二次"), ("Idempotency-Key", "k1"))).Status);
        Assert.Equal(1, await house.App.StoreAsync(db => db.DeedsOnce.CountAsync()));
    }

    [Theory, OnEachStore]
    public async Task Two_calls_with_one_key_at_once_record_once_and_are_told_the_same(StoreKind kind)
    {
        await using var house = await ApiHouse.BuildAsync(kind);
        var body = await house.BodyAsync("同时发来");
        var before = await house.App.StoreAsync(db => db.Activities.CountAsync());

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Secretary.PostAsync("activities", body, ("Idempotency-Key", "race"))));

        Assert.All(told, each => Assert.True(each.Status == 201, each.Text));
        Assert.Single(told.Select(each => each.Text).Distinct());
        Assert.Equal(before + 1, await house.App.StoreAsync(db => db.Activities.CountAsync()));
    }

    [Theory, OnEachStore]
    public async Task All_that_stands_against_a_record_is_told_at_once_and_leaves_the_key_free(StoreKind kind)
    {
        await using var house = await ApiHouse.BuildAsync(kind);

        var told = await house.Secretary.PostAsync("activities", $$"""{ "organizationId": {{house.Branch}}, "kind": "lecture", "heldOn": "2026-12-01", "topic": " ", "hours": 0.3 }""", ("Idempotency-Key", "k"), ("Accept-Language", "en"));

        Assert.Equal(422, told.Status);
        Assert.Equal(["heldOn: activities.in-the-future", "topic: kernel.required", "hours: activities.hours", "ledById: activities.lecturer-missing", "presentIds: activities.nobody-present"], told.Errors);
        var first = told.Json.GetProperty("errors")[0];
        Assert.Equal(first.GetProperty("texts").GetProperty("en").GetString(), first.GetProperty("detail").GetString());
        Assert.Equal("2026-11-24", first.GetProperty("facts").GetProperty("today").GetString());
        Assert.Equal(201, (await house.Secretary.PostAsync("activities", await house.BodyAsync("改正后"), ("Idempotency-Key", "k"))).Status);
    }

    [Fact]
    public async Task A_body_that_has_not_the_shape_is_refused_with_every_place_named()
    {
        await using var house = await ApiHouse.BuildAsync(StoreKind.Sqlite);
        (string Body, int Status, string[] Errors)[] cases =
        [
            ("", 400, ["api.bad-json"]),
            ("{ \"topic\": ", 400, ["api.bad-json"]),
            ("{ \"topic\": \"a\", \"topic\": \"b\" }", 400, ["api.bad-json"]),
            ("[]", 400, ["body: api.bad-member"]),
            ("null", 400, ["body: api.bad-member"]),
            ("{}", 400, ["organizationId: api.missing", "kind: api.missing", "heldOn: api.missing", "topic: api.missing", "hours: api.missing"]),
            ("""{ "organizationId": "1", "kind": "party", "heldOn": "2026-13-01", "topic": 5, "hours": 2, "presentIds": [1, "x"], "absent": [{ "memberId": 3, "why": "ill" }], "secret": true }""", 400,
                ["secret: api.unknown-member", "organizationId: api.bad-member", "kind: api.bad-member", "heldOn: api.bad-member", "topic: api.bad-member", "presentIds[1]: api.bad-member", "absent[0].why: api.unknown-member"]),
            ("""{ "\ud800": 1 }""", 400, ["api.bad-json"]),
            ("""{ "topic": "\ud800" }""", 400, ["organizationId: api.missing", "kind: api.missing", "heldOn: api.missing", "hours: api.missing", "topic: api.bad-member"]),
            ("{ \"note\": " + new string('[', 20) + new string(']', 20) + " }", 400, ["api.body-too-deep"]),
            ("{ \"note\": \"" + new string('长', 30_000) + "\" }", 413, ["api.body-too-large"]),
        ];

        foreach (var (body, status, errors) in cases)
        {
            var told = await house.Secretary.PostAsync("activities", body, ("Idempotency-Key", "k"));
            Assert.Equal((status, string.Join(", ", errors)), (told.Status, string.Join(", ", told.Errors)));
        }

        using var broken = new ByteArrayContent([.. "{ \""u8, 0xFF, .. "\": 1 }"u8]) { Headers = { ContentType = new("application/json") } };
        Assert.Equal(["api.bad-json"], (await house.Secretary.SendAsync(HttpMethod.Post, "activities", broken, ("Idempotency-Key", "k"))).Errors);
        using var form = new StringContent("topic=a", Encoding.UTF8, "application/x-www-form-urlencoded");
        Assert.Equal(["api.not-json"], (await house.Secretary.SendAsync(HttpMethod.Post, "activities", form, ("Idempotency-Key", "k"))).Errors);
        foreach (var headers in new (string, string)[][] { [], [("Idempotency-Key", new string('k', 101))], [("Idempotency-Key", "a"), ("Idempotency-Key", "b")] })
        {
            Assert.Equal(["Idempotency-Key: api.no-key"], (await house.Secretary.PostAsync("activities", "{}", headers)).Errors);
        }
    }
}
