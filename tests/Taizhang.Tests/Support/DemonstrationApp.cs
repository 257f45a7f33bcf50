namespace Taizhang.Tests.Support;

/// <summary>The web application with the invented bureau, and a way in for each of its accounts.</summary>
public sealed class DemonstrationApp : IAsyncDisposable
{
    public TaizhangApp App { get; } = new() { Demonstration = true };

    /// <summary>A browser signed in as the first account whose key begins so.</summary>
    public async Task<Browser> SignInAsync(string account, string culture = "zh-CN")
    {
        var browser = App.Open();
        var page = (await browser.GetAsync("/sign-in")).Page;
        var key = page.QuerySelectorAll("[name=Account]").Select(input => input.GetAttribute("value")!).First(value => value.StartsWith(account, StringComparison.Ordinal));
        Assert.Equal(200, (await browser.SendAsync("/sign-in", "sign-in", ("Account", key))).Status);
        await browser.GetAsync($"/culture?set={culture}&back=/");
        return browser;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
