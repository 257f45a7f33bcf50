using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Taizhang.Accounts;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Accounts;

/// <summary>The web application on the invented bureau, but in earnest: people come in with accounts, at a time the test sets.</summary>
internal sealed class AccountsApp : IAsyncDisposable
{
    public const string Password = "Kaiyue-2026";

    private static readonly DateOnly Today = new(2026, 11, 24);

    public AccountsApp(StoreKind kind, AccountPolicy? policy = null, Action<IServiceCollection>? changes = null, IReadOnlyDictionary<string, string>? settings = null, DateTimeOffset? at = null)
    {
        Clock = new FakeTimeProvider(at ?? StoreTemplates.NoonOf(Today));
        App = new()
        {
            Store = kind,
            Filled = (Beginning.Bureau, Today),
            Settings = settings ?? new Dictionary<string, string>(),
            Changes = services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                services.AddSingleton(new ConfiguredPolicy(policy ?? new AccountPolicy { TriesAMinute = 1000 }));
                changes?.Invoke(services);
            },
        };
    }

    public FakeTimeProvider Clock { get; }

    public TaizhangApp App { get; }

    public Task<T> AskAsync<TService, T>(Func<TService, Task<T>> question)
        where TService : notnull => App.AskAsync(question);

    public Task<T> StoreAsync<T>(Func<TaizhangDb, Task<T>> question) => AskAsync(question);

    /// <summary>An account with the usual password, of a member or of an administrator.</summary>
    public async Task<long> OpenAsync(string login, long? memberId = null, Role? administrator = null, string? name = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaizhangDb>();
        var account = new Account { UserName = login, NormalizedUserName = Logins.Normalized(login), MemberId = memberId, AdministratorRole = administrator, PersonName = name, OpenedAt = Clock.Now(), PasswordSetAt = Clock.Now() };
        account.PasswordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, Password);
        account.Restamp();
        db.Accounts.Add(account);
        await db.SaveChangesAsync();
        return account.Id;
    }

    /// <summary>A member who sits in the committee of a branch, and the branch.</summary>
    public Task<(long Member, long Branch, string Name)> SecretaryAsync() => StoreAsync(async db =>
    {
        var post = await db.Posts.Where(each => each.Kind == PostKind.Secretary && each.To == null && each.SupersededAt == null).OrderByDescending(each => each.OrganizationId).FirstAsync();
        return (post.MemberId, post.OrganizationId, await db.Members.Where(member => member.Id == post.MemberId).Select(member => member.Name).FirstAsync());
    });

    /// <summary>Signs in; the answer is the page the person is led to.</summary>
    public static Task<Answer> SignInAsync(Browser browser, string login, string password = Password) => browser.SendAsync("/sign-in", "sign-in", ("Login", login), ("Password", password));

    public async Task<Browser> SignedInAsync(string login, string password = Password)
    {
        var browser = App.Open();
        var answer = await SignInAsync(browser, login, password);
        Assert.Null(answer.Page.QuerySelector("input[name=Password]"));
        return browser;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
