using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Taizhang.Accounts;
using Taizhang.Accounts.Passkeys;
using Taizhang.Accounts.Providers;
using Taizhang.Accounts.Tokens;
using Taizhang.Kernel;
using Taizhang.Tests.Accounts;
using Taizhang.Tests.Support;
using Taizhang.Web.Accounts.Passkeys;

namespace Taizhang.Tests.Security;

/// <summary>Members with accounts in earnest, one of each kind, and their sessions.</summary>
internal sealed class OwnAccounts(IServiceProvider services)
{
    public const string Password = AccountsApp.Password;

    /// <summary>The device whose passkey is yet to be shown.</summary>
    private static readonly SoftAuthenticator Device = new();

    private readonly Dictionary<OwnAccount, (string Key, Actor Actor)> _sessions = [];
    private readonly Dictionary<string, string> _things = [];

    /// <summary>What the accounts have of their own, and of what is another's the names beginning with “foreign”.</summary>
    public IReadOnlyDictionary<string, string> Things => _things;

    public static async Task<OwnAccounts> OpenAsync(IServiceProvider services, long plain, long guarded, long halfway, long holder)
    {
        var accounts = new OwnAccounts(services);
        await accounts.OpenPlainAsync(plain);
        await accounts.OpenGuardedAsync(guarded);
        await accounts.OpenHalfwayAsync(halfway);
        await accounts.OpenHolderAsync(holder);
        return accounts;
    }

    /// <summary>A visitor with the session as it was begun.</summary>
    public Visitor Come(TaizhangApp app, OwnAccount account) => Visitor.InSession(app, _sessions[account].Actor, _sessions[account].Key);

    /// <summary>What a new device answers to the question on the page.</summary>
    public static string PasskeyMadeOn(IHtmlDocument page)
    {
        using var device = new SoftAuthenticator();
        return device.Make(Asked(page));
    }

    /// <summary>What the device whose passkey is yet to be shown answers to the question on the page.</summary>
    public static string PasskeyShownOn(IHtmlDocument page) => Device.Show(Asked(page));

    private static string Asked(IHtmlDocument page) => page.QuerySelector("[data-passkey]")!.GetAttribute("data-options")!;

    private async Task OpenPlainAsync(long member)
    {
        var account = await AccountAsync(member);
        await BeginAsync(account);
        var session = await KeepAsync(OwnAccount.Plain, await BeginAsync(account));
        _things["{session}"] = Thing.Number(await InAsync<TaizhangDb, long>(db => db.AccountSessions.Where(each => each.AccountId == account).MinAsync(each => each.Id)));
        _things["{capacity}"] = session.Capacities[0].Key;
    }

    private async Task OpenGuardedAsync(long member)
    {
        using var device = new SoftAuthenticator();
        var key = await AddPasskeyAsync(await SetUpAuthenticatorAsync(await BeginAsync(await AccountAsync(member))), device);
        var session = await KeepAsync(OwnAccount.Guarded, key);
        await DoneAsync<LinkOwnSubject>(link => link.RunAsync(new(session.Id, session.AccountId, new(DeedThings.Provider, "guarded")), session.Whole));
        _things["{foreign-session}"] = Thing.Number(session.Id);
        _things["{passkey}"] = PasskeyKeys.Of(device.Id);
    }

    private async Task OpenHalfwayAsync(long member)
    {
        var account = await AccountAsync(member);
        await AddPasskeyAsync(await BeginAsync(account), Device);
        await KeepAsync(OwnAccount.Halfway, await BeginAsync(account));
        _things["{foreign-passkey}"] = PasskeyKeys.Of(Device.Id);
    }

    private async Task OpenHolderAsync(long member)
    {
        var session = await KeepAsync(OwnAccount.Holder, await BeginAsync(await AccountAsync(member)));
        var today = TimeProvider.System.Today();
        _things["{own-token}"] = Thing.Number(await DoneAsync<IssueToken>(issue => issue.RunAsync(new(session.AccountId, "考勤系统", TokenScope.ReadActivities, null, today.AddDays(30)), session.Whole)));
        _things["{token}"] = Thing.Number(await InAsync<TaizhangDb, long>(db => db.AccessTokens.Where(token => token.AccountId != session.AccountId).MinAsync(token => token.Id)));
    }

    /// <summary>The account of a member, with the password.</summary>
    private Task<long> AccountAsync(long member) => InAsync<IServiceProvider, long>(async given =>
    {
        var (db, now) = (given.GetRequiredService<TaizhangDb>(), TimeProvider.System.Now());
        var account = await db.Accounts.FirstOrDefaultAsync(each => each.MemberId == member);
        if (account is null)
        {
            account = new Account { UserName = $"own{member}", NormalizedUserName = Logins.Normalized($"own{member}"), MemberId = member, OpenedAt = now };
            account.Restamp();
            db.Accounts.Add(account);
        }

        (account.PasswordHash, account.PasswordSetAt) = (given.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, Password), now);
        await db.SaveChangesAsync();
        return account.Id;
    });

    private Task<string> BeginAsync(long account) => InAsync<BeginSession, string>(async begin =>
    {
        Assert.True((await begin.RunAsync(new(account, SignInMethod.Password, new Origin(null, null)), Actor.Nobody)).IsDone);
        return begin.Key!;
    });

    private Task<string> SetUpAuthenticatorAsync(string key) => InAsync<IServiceProvider, string>(async given =>
    {
        var session = await SessionAsync(key);
        var keys = given.GetRequiredService<AuthenticatorKeys>();
        var made = keys.Make(session.AccountId);
        var setUp = given.GetRequiredService<SetUpAuthenticator>();
        Assert.True((await setUp.RunAsync(new(session.Id, session.AccountId, made, new Totp(Base32Encoding.ToBytes(keys.Open(session.AccountId, made)!)).ComputeTotp(TimeProvider.System.Now())), session.Whole)).IsDone);
        return setUp.Key!;
    });

    private Task<string> AddPasskeyAsync(string key, SoftAuthenticator device) => InAsync<IServiceProvider, string>(async given =>
    {
        var session = await SessionAsync(key);
        var http = new DefaultHttpContext { RequestServices = given };
        (http.Request.Scheme, http.Request.Host, http.Request.Headers.Origin) = ("http", new(device.Domain), device.Origin);
        var judge = given.GetRequiredService<PasskeyJudge>();
        var asked = await judge.AskForNewAsync(session, http);
        var add = given.GetRequiredService<AddPasskey>();
        Assert.True((await add.RunAsync(new(session.Id, session.AccountId, await judge.NewAsync(session, device.Make(asked.Options), asked.State, http), "手机"), session.Whole)).IsDone);
        return add.Key!;
    });

    private async Task<CurrentSession> KeepAsync(OwnAccount account, string key)
    {
        var session = await SessionAsync(key);
        _sessions[account] = (key, session.Whole);
        return session;
    }

    private Task<CurrentSession> SessionAsync(string key) => InAsync<SessionKeeper, CurrentSession>(async keeper => (await keeper.ResumeAsync(key, default))!);

    private Task<long> DoneAsync<TOperation>(Func<TOperation, Task<Outcome>> run)
        where TOperation : notnull => InAsync<TOperation, long>(async operation =>
    {
        var outcome = await run(operation);
        Assert.True(outcome.IsDone, $"{typeof(TOperation).Name}: {string.Join(", ", outcome.Refusals.Select(refusal => Words.Say(refusal)))}");
        return outcome.Id ?? 0;
    });

    private async Task<TResult> InAsync<TService, TResult>(Func<TService, Task<TResult>> ask)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = Scope.Everything;
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
