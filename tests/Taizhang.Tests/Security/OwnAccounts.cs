using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Taizhang.Accounts;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Security;

/// <summary>Two members with accounts in earnest, one of them with an authenticator, and their sessions.</summary>
internal sealed class OwnAccounts
{
    public const string Password = "Kaiyue-2026";

    private readonly Dictionary<bool, (string Key, Actor Actor)> _sessions = [];

    public static async Task<OwnAccounts> OpenAsync(IServiceProvider services, long plain, long guarded)
    {
        var accounts = new OwnAccounts();
        await accounts.OpenAsync(services, "own.plain", plain, false);
        await accounts.OpenAsync(services, "own.guarded", guarded, true);
        return accounts;
    }

    /// <summary>What the account without an authenticator acts as, another session of it, and one of the other account.</summary>
    public IReadOnlyDictionary<string, string> Things { get; private set; } = new Dictionary<string, string>();

    /// <summary>A visitor with the session as it was begun.</summary>
    public Visitor Come(TaizhangApp app, bool withAuthenticator) => Visitor.InSession(app, _sessions[withAuthenticator].Actor, _sessions[withAuthenticator].Key);

    private async Task OpenAsync(IServiceProvider services, string login, long memberId, bool withAuthenticator)
    {
        await using var scope = services.CreateAsyncScope();
        var given = scope.ServiceProvider;
        var (db, now) = (given.GetRequiredService<TaizhangDb>(), TimeProvider.System.Now());
        var account = new Account { UserName = login, NormalizedUserName = Logins.Normalized(login), MemberId = memberId, OpenedAt = now, PasswordSetAt = now };
        account.PasswordHash = given.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, Password);
        account.Restamp();
        db.Accounts.Add(account);
        await db.SaveChangesAsync();
        var begin = given.GetRequiredService<BeginSession>();
        Assert.True((await begin.RunAsync(new(account.Id, SignInMethod.Password, new Origin(null, null)), Actor.Nobody)).IsDone);
        var (key, actor) = (begin.Key!, new Actor(login, Role.Member, memberId, null, Scope.Nothing) { AccountId = account.Id });
        if (withAuthenticator)
        {
            Things = new Dictionary<string, string>(Things) { ["{foreign-session}"] = Thing.Number(db.AccountSessions.Single(each => each.AccountId == account.Id).Id) };
            var session = db.AccountSessions.Single(each => each.AccountId == account.Id);
            var keys = given.GetRequiredService<AuthenticatorKeys>();
            var made = keys.Make(account.Id);
            var setUp = given.GetRequiredService<SetUpAuthenticator>();
            Assert.True((await setUp.RunAsync(new(session.Id, account.Id, made, new Totp(Base32Encoding.ToBytes(keys.Open(account.Id, made)!)).ComputeTotp(now)), actor)).IsDone);
            key = setUp.Key!;
        }
        else
        {
            Assert.True((await begin.RunAsync(new(account.Id, SignInMethod.Password, new Origin(null, null)), Actor.Nobody)).IsDone);
            Things = new Dictionary<string, string>
            {
                ["{session}"] = Thing.Number(db.AccountSessions.Where(each => each.AccountId == account.Id).Max(each => each.Id)),
                ["{capacity}"] = (await given.GetRequiredService<CapacityReading>().OfAsync(account.Id, memberId, null, default))[0].Key,
            };
        }

        _sessions[withAuthenticator] = (key, actor);
    }
}
