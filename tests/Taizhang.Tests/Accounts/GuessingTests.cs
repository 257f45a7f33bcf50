using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Accounts;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Accounts;

public sealed class GuessingTests
{
    [Theory, OnEachStore]
    public async Task An_unknown_a_wrong_a_locked_and_a_closed_one_get_the_same_answer_after_the_same_work(StoreKind kind)
    {
        var counting = new CountingHasher();
        await using var app = new AccountsApp(kind, changes: services => services.AddSingleton<IPasswordHasher<Account>>(counting));
        await OpenAsync(app, "open", "locked", "closed");
        await app.StoreAsync(db => db.Accounts.Where(each => each.UserName == "closed").ExecuteUpdateAsync(set => set.SetProperty(each => each.ClosedAt, app.Clock.Now())));
        await app.StoreAsync(db => db.Accounts.Where(each => each.UserName == "locked").ExecuteUpdateAsync(set => set.SetProperty(each => each.LockedUntil, app.Clock.Now().AddMinutes(5))));
        var answers = new List<(int Status, string Text, int Work)>();

        foreach (var (login, password) in new[] { ("nobody", AccountsApp.Password), ("open", "Wrong+8Harbor"), ("locked", AccountsApp.Password), ("closed", AccountsApp.Password), ("", ""), (new string('x', 5000), new string('y', 5000)) })
        {
            var before = counting.Count;
            var answer = await AccountsApp.SignInAsync(app.App.Open(), login, password);
            answers.Add((answer.Status, answer.Page.QuerySelector(".notice-failure")!.TextContent.Trim(), counting.Count - before));
        }

        Assert.Single(answers.Distinct());
        Assert.Equal(1, answers[0].Work);
        Assert.Equal(["Unknown", "WrongPassword", "Locked", "Closed", "Unknown", "Unknown"], await app.StoreAsync(db => db.Journal.OrderBy(entry => entry.Id).Where(entry => entry.Deed == nameof(RecordFailedSignIn)).Select(entry => entry.Details!.Substring(12, entry.Details!.IndexOf("\",") - 12)).ToListAsync()));
    }

    [Theory, OnEachStore]
    public async Task Many_tries_at_once_are_no_more_than_those_allowed(StoreKind kind)
    {
        await using var app = new AccountsApp(kind, changes: services => services.AddSingleton<IPasswordHasher<Account>>(new CountingHasher()));
        await OpenAsync(app, "open");

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => app.AskAsync<SignInDesk, SignedIn>(desk => desk.WithPasswordAsync("open", "Wrong+8Harbor", Origin.None, default)))));

        Assert.Equal(5, await app.StoreAsync(db => db.Journal.CountAsync(entry => entry.Deed == nameof(RecordFailedSignIn) && entry.Details!.Contains("WrongPassword"))));
    }

    [Fact]
    public async Task An_address_that_tries_too_often_is_told_to_wait_whatever_the_account_and_the_right_password_waits_as_well()
    {
        await using var app = new AccountsApp(StoreKind.Sqlite, new AccountPolicy { TriesAMinute = 3 });
        await OpenAsync(app, "one", "two");
        foreach (var login in new[] { "nobody", "one", "two" })
        {
            Assert.Equal(200, (await AccountsApp.SignInAsync(app.App.Open(), login, "Wrong+8Harbor")).Status);
        }

        var browser = app.App.Open();
        var answer = await AccountsApp.SignInAsync(browser, "two");

        Assert.Equal(429, answer.Status);
        Assert.Equal("尝试次数过多", answer.Page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(200, (await browser.GetAsync("/sign-in")).Status);
        Assert.Equal(3, await app.StoreAsync(db => db.Journal.CountAsync(entry => entry.Deed == nameof(RecordFailedSignIn))));
    }

    private static async Task OpenAsync(AccountsApp app, params string[] logins)
    {
        foreach (var login in logins)
        {
            await app.OpenAsync(login, administrator: Role.SystemAdministrator, name: login);
        }
    }

    /// <summary>A hasher that is quick and counts how often it judged.</summary>
    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> _real = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
        private int _count;

        public int Count => _count;

        public string HashPassword(Account user, string password) => _real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _count);
            // The hash kept for nobody was made the slow way; here only the count matters.
            return user.PasswordHash is null ? PasswordVerificationResult.Failed : _real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
