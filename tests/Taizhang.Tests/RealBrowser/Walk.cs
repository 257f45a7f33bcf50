using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

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
        await Expect(window).Not.ToHaveURLAsync(new Regex("/sign-in"));
    }
}
