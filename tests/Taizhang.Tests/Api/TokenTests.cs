using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Taizhang.Accounts;
using Taizhang.Accounts.Administration;
using Taizhang.Accounts.Tokens;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Tests.Accounts;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Api;

public sealed class TokenTests
{
    [Fact]
    public void A_token_is_read_back_and_nothing_that_was_changed_in_it_is()
    {
        var secret = TokenText.MakeSecret();
        var text = TokenText.Write(17, secret);

        Assert.Matches("^tzh_17_[0-9A-Za-z]{49}$", text);
        Assert.True(TokenText.TryRead(text, out var id, out var read));
        Assert.Equal((17L, secret), (id, read));
        var changed = Enumerable.Range(0, text.Length).Select(place => text[..place] + (text[place] == 'a' ? 'b' : 'a') + text[(place + 1)..]);
        var cut = Enumerable.Range(0, text.Length).Select(length => text[..length]);
        Assert.DoesNotContain(changed.Concat(cut).Concat([text + "a", " " + text, text + "\n", text.Replace("_17_", "_18_", StringComparison.Ordinal)]), wrong => TokenText.TryRead(wrong, out _, out _));
    }

    [Theory, OnEachStore]
    public async Task A_token_that_is_not_good_any_more_is_refused_like_one_that_never_was(StoreKind kind)
    {
        await using var house = await ApiHouse.BuildAsync(kind);
        var caller = house.Secretary;
        var id = long.Parse(caller.Token!.Split('_')[1], CultureInfo.InvariantCulture);
        Assert.Equal(200, (await caller.GetAsync("organizations")).Status);
        var forged = TokenText.Write(id, TokenText.MakeSecret());
        var never = await With(house, TokenText.Write(999_999, TokenText.MakeSecret())).GetAsync("organizations");

        Assert.Equal((401, "api.bad-token"), (never.Status, Assert.Single(never.Errors)));
        Assert.Contains("invalid_token", never.Response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        foreach (var wrong in new[] { forged, caller.Token[..^1], caller.Token[..20], "x", "" })
        {
            Assert.Equal((401, never.Words), await StatusAsync(With(house, wrong)));
        }

        await DoAsync<RevokeOwnToken>(house, revoke => revoke.RunAsync(new(id, caller.Actor.AccountId!.Value), caller.Actor));
        Assert.Equal((401, never.Words), await StatusAsync(caller));
        house.App.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(200, (await house.Office.GetAsync("organizations")).Status);
        house.App.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((401, never.Words), await StatusAsync(house.Office));
    }

    [Theory, OnEachStore]
    public async Task A_token_ends_with_the_account_and_does_not_come_back_with_it(StoreKind kind)
    {
        await using var house = await ApiHouse.BuildAsync(kind);
        var account = house.Secretary.Actor.AccountId!.Value;

        await DoAsync<CloseAccount>(house, close => close.RunAsync(new(account, "离任"), Actor.System));
        Assert.Equal(401, (await house.Secretary.GetAsync("organizations")).Status);
        await DoAsync<ReopenAccount>(house, reopen => reopen.RunAsync(new(account, "返任"), Actor.System));

        Assert.Equal(401, (await house.Secretary.GetAsync("organizations")).Status);
        Assert.Equal(TokenEnd.AccountEnded, await house.App.StoreAsync(db => db.AccessTokens.Where(token => token.AccountId == account).Select(token => token.EndReason).SingleAsync()));
    }

    [Theory, OnEachStore]
    public async Task A_secretary_whose_post_ends_today_calls_today_and_not_tomorrow_nor_in_the_next_post(StoreKind kind)
    {
        await using var house = await ApiHouse.BuildAsync(kind);
        var actor = house.Secretary.Actor;
        var posts = await house.App.StoreAsync(db => db.Posts.Where(post => post.MemberId == actor.MemberId && post.OrganizationId == house.Branch && post.To == null && post.SupersededAt == null).Select(post => post.Id).ToListAsync());
        foreach (var post in posts)
        {
            await DoAsync<EndPost>(house, end => end.RunAsync(new(actor.MemberId!.Value, post, new DateOnly(2026, 11, 24), "任期届满"), Actor.System));
        }

        Assert.Equal(200, (await house.Secretary.GetAsync("organizations")).Status);
        house.App.Clock.Advance(TimeSpan.FromDays(1));
        await DoAsync<GivePost>(house, give => give.RunAsync(new(actor.MemberId!.Value, house.Branch, PostKind.Secretary, new DateOnly(2026, 11, 25)), Actor.System));

        Assert.Equal(401, (await house.Secretary.GetAsync("organizations")).Status);
    }

    [Theory, OnEachStore]
    public async Task A_token_is_issued_for_what_its_holder_may_and_everything_against_it_is_told_at_once(StoreKind kind)
    {
        await using var house = await ApiHouse.BuildAsync(kind);
        var actor = house.Secretary.Actor;

        var refused = await TryAsync(house, actor, new(actor.AccountId!.Value, new string('长', 61), (TokenScope)0, house.OtherBranch, new DateOnly(2027, 11, 25)));
        var twice = await TryAsync(house, actor, new(actor.AccountId!.Value, "学习平台", TokenScope.ReadDuties, null, new DateOnly(2026, 11, 23)));
        var lecturer = await TryAsync(house, actor with { Role = Role.Member }, new(actor.AccountId!.Value, "甲", TokenScope.ReadDuties, null, new DateOnly(2026, 12, 1)));
        var clerk = await TryAsync(house, actor with { Role = Role.PersonnelSection }, new(actor.AccountId!.Value, "甲", TokenScope.RecordActivities, null, new DateOnly(2026, 12, 1)));
        var another = await TryAsync(house, actor, new(house.Office.Actor.AccountId!.Value, "甲", TokenScope.ReadDuties, null, new DateOnly(2026, 12, 1)));

        Assert.Equal(["Name: tokens.too-long", "Scopes: tokens.no-scope", "OrganizationId: tokens.not-reached", "ExpiresOn: tokens.bad-end"], refused);
        Assert.Equal(["Name: tokens.name-taken", "ExpiresOn: tokens.bad-end"], twice);
        Assert.Equal(["kernel.not-permitted"], lecturer);
        Assert.Equal(["Scopes: tokens.scope-not-held"], clerk);
        Assert.Equal(["kernel.not-found"], another);
    }

    [Theory, OnEachStore]
    public async Task Only_a_digest_of_a_token_is_kept_and_its_day_of_use(StoreKind kind)
    {
        await using var house = await ApiHouse.BuildAsync(kind);
        await house.Secretary.GetAsync("members");

        var rows = await house.App.StoreAsync(db => db.AccessTokens.AsNoTracking().ToListAsync());
        var told = System.Text.Json.JsonSerializer.Serialize(rows) + string.Concat(await house.App.StoreAsync(db => db.Journal.Select(entry => entry.Details + entry.Changes).ToListAsync()));

        Assert.DoesNotContain(house.Secretary.Token!.Split('_')[2][..20], told, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 24), rows.Single(row => row.AccountId == house.Secretary.Actor.AccountId).LastUsedOn);
        Assert.Null(rows.Single(row => row.AccountId == house.Office.Actor.AccountId).LastUsedOn);
        var line = await house.App.StoreAsync(db => db.Journal.AsNoTracking().OrderBy(entry => entry.Id).LastAsync());
        Assert.Equal((nameof(ReadByToken), "/api/v1/members", DeedChannel.Interface, "学习平台", DeedResult.Looked), (line.Deed, line.About, line.Channel, line.Means, line.Result));
        Assert.Equal(line.Hash, JournalHash.Of(line));
        Assert.NotEqual(line.Hash, JournalHash.Of(await house.App.StoreAsync(db => db.Journal.Where(entry => entry.Id == line.Id).Select(entry => new JournalEntry { Id = entry.Id, At = entry.At, Actor = entry.Actor, ActorMemberId = entry.ActorMemberId, Role = entry.Role, OrganizationId = entry.OrganizationId, Channel = entry.Channel, Address = entry.Address, Means = "另一平台", Deed = entry.Deed, About = entry.About, Result = entry.Result, Details = entry.Details, Changes = entry.Changes, Form = entry.Form, PreviousHash = entry.PreviousHash }).SingleAsync())));
    }

    [Fact]
    public async Task No_line_of_the_log_has_a_token_in_it()
    {
        using var log = new Lines();
        await using var house = await ApiHouse.BuildAsync(StoreKind.Sqlite, new AccountsApp(StoreKind.Sqlite, changes: services => services.AddSingleton<ILoggerProvider>(log).Configure<LoggerFilterOptions>(options => { options.Rules.Clear(); options.MinLevel = LogLevel.Debug; options.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Information); })));
        var forged = TokenText.Write(1, TokenText.MakeSecret());

        await house.Office.GetAsync("members");
        await house.Office.PostAsync("activities", "{", ("Idempotency-Key", "k"));
        await With(house, forged).GetAsync("members");

        Assert.Contains(log.All, line => line.Contains("/api/v1/members", StringComparison.Ordinal));
        Assert.Contains(log.All, line => line.Contains("access_token", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, line => line.Contains("tzh_", StringComparison.Ordinal) || line.Contains(forged.Split('_')[2], StringComparison.Ordinal) || line.Contains(house.Office.Token!.Split('_')[2], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_calls_too_often_is_told_how_long_to_wait_and_another_is_not()
    {
        await using var house = await ApiHouse.BuildAsync(StoreKind.Sqlite, new AccountsApp(StoreKind.Sqlite, new AccountPolicy { TokenCallsAMinute = 3 }));
        for (var call = 0; call < 3; call++)
        {
            Assert.Equal(200, (await house.Secretary.GetAsync("organizations")).Status);
        }

        var refused = await house.Secretary.GetAsync("organizations");

        Assert.Equal((429, "api.too-many-calls"), (refused.Status, Assert.Single(refused.Errors)));
        Assert.InRange(refused.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(200, (await house.Office.GetAsync("organizations")).Status);
    }

    [Fact]
    public async Task An_address_that_tries_many_tokens_is_not_heard_after_so_many_however_they_differ()
    {
        await using var house = await ApiHouse.BuildAsync(StoreKind.Sqlite, new AccountsApp(StoreKind.Sqlite, new AccountPolicy { TriesAMinute = 3 }));
        for (var call = 0; call < 5; call++)
        {
            Assert.Equal(200, (await house.Office.GetAsync("organizations")).Status);
        }

        foreach (var forged in new[] { TokenText.Write(1, TokenText.MakeSecret()), TokenText.Write(2, TokenText.MakeSecret()), "x" })
        {
            Assert.Equal(401, (await With(house, forged).GetAsync("organizations")).Status);
        }

        var refused = await With(house, TokenText.Write(3, TokenText.MakeSecret())).GetAsync("organizations");

        Assert.Equal((429, "api.too-many-bad-tokens"), (refused.Status, Assert.Single(refused.Errors)));
        Assert.InRange(refused.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(429, (await house.Office.GetAsync("organizations")).Status);
    }

    private static Caller With(ApiHouse house, string token) => new(Caller.ClientOf(house.App.App), token, Actor.Nobody);

    private static async Task<(int, string)> StatusAsync(Caller caller) => await caller.GetAsync("organizations") is var told ? (told.Status, told.Words) : default;

    private static async Task DoAsync<TOperation>(ApiHouse house, Func<TOperation, Task<Outcome>> deed)
        where TOperation : notnull => Assert.Empty((await house.App.AskAsync(deed)).Refusals.Select(refusal => refusal.ToString()));

    private static async Task<IEnumerable<string>> TryAsync(ApiHouse house, Actor actor, IssueToken.Request request) => (await house.App.AskAsync<IssueToken, Outcome>(issue => issue.RunAsync(request, actor))).Refusals.Select(refusal => refusal.ToString());

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Add(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
