using Taizhang.Tests.Accounts;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

/// <summary>The character NUL, in whatever is sent, is a bad request and no broken page; PostgreSQL would refuse it in the middle of a deed.</summary>
public sealed class ReadableTextTests
{
    [Theory, OnEachStore]
    public async Task A_nul_in_an_address_or_a_form_is_refused_in_words(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var (member, branch, _) = await app.SecretaryAsync();
        await app.OpenAsync("secretary", member);
        var stranger = app.App.Open(follows: false);
        var browser = await app.SignedInAsync("secretary");

        var answers = new[]
        {
            await stranger.GetAsync("/sign-in?returnUrl=%2F%00"),
            await browser.GetAsync("/members?q=a%00b"),
            await browser.GetAsync("/members?%00=a"),
            await browser.UploadAsync("/account/tokens", "issue", "File", "a.txt", [1], ("Input.Name", "学习\0平台"), ("Input.Scopes", "read-duties"), ("Input.ExpiresOn", "2026-12-01")),
        };

        Assert.All(answers, answer =>
        {
            Assert.Equal(400, answer.Status);
            Assert.Contains("无法处理", answer.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        });
        Assert.Equal(400, (await AccountsApp.SignInAsync(stranger, "secre\0tary")).Status);
        Assert.Equal(400, (await AccountsApp.SignInAsync(stranger, "secretary", "\0" + AccountsApp.Password)).Status);
        Assert.Equal(200, (await browser.GetAsync($"/organizations/{branch}")).Status);
    }
}
