using Microsoft.Playwright;

namespace Taizhang.Tests.RealBrowser;

/// <summary>Steps that several walks take.</summary>
internal static class Walk
{
    /// <summary>Comes in as the first account whose key begins so.</summary>
    public static async Task SignInAsync(IPage window, string account)
    {
        await window.GotoAsync("/sign-in");
        await window.Locator($"input[name=Account][value^='{account}']").First.CheckAsync();
        await window.Locator("main button[type=submit]").ClickAsync();
        await window.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
    }
}
