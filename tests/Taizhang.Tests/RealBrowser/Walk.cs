using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Taizhang.Tests.RealBrowser;

/// <summary>Steps that several walks take, the same with script and without.</summary>
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

    /// <summary>Presses the first button of the form, the one that does the deed.</summary>
    public static Task SubmitAsync(IPage window, string form) => Form(window, form).Locator(".form-actions [type=submit]").First.ClickAsync();

    /// <summary>A form of the page by its name.</summary>
    public static ILocator Form(IPage window, string form) => window.Locator("form", new() { Has = window.Locator($"input[name=_handler][value='{form}']") });

    /// <summary>Opens what asks for a reason, gives it, and does the deed.</summary>
    public static async Task ConfirmAsync(IPage window, string form, string reason)
    {
        var question = window.Locator("details.confirm", new() { Has = Form(window, form) });
        await question.Locator("summary").ClickAsync();
        await question.Locator("[name=Reason]").FillAsync(reason);
        await SubmitAsync(window, form);
    }

    /// <summary>Expects the state the page of a duty shows.</summary>
    public static async Task SeesStateAsync(IPage window, string duty, string state)
    {
        await window.GotoAsync(duty);
        await Expect(window.Locator(".page-head .state")).ToHaveClassAsync(new Regex($@"\bstate-{state}\b"));
    }

    /// <summary>
    /// A secretary unfolds what was missed on the front page, follows it to its form, looks before saving, saves, and sees the
    /// duty turn; then corrects the record and takes it back.
    /// </summary>
    public static async Task RecordCorrectAndWithdrawAsync(IPage window, string duty, string day)
    {
        await window.GotoAsync("/");
        var found = window.Locator($"a[href='{duty}']");
        await window.Locator("details.fold", new() { Has = found }).Locator("summary").ClickAsync();
        await found.ClickAsync();
        await Expect(window.Locator(".page-head .state")).ToHaveClassAsync(new Regex(@"\bstate-missed\b"));
        await window.Locator(".page-actions a[href^='/activities/new']").ClickAsync();
        await Expect(window).ToHaveURLAsync(new Regex("/activities/new"));

        var form = Form(window, "record");
        await form.Locator("[name='Input.HeldOn']").FillAsync(day);
        await form.Locator("button[value=roll]").ClickAsync();
        await Expect(form.Locator("[name='Input.HeldOn']")).ToHaveValueAsync(day);
        await form.Locator("[name='Input.Topic']").FillAsync("清理河道");
        await form.Locator("[name='Input.PresentIds']").First.UncheckAsync();
        await form.Locator("button[value=check]").ClickAsync();
        await Expect(window.Locator(".preview")).ToContainTextAsync("BR-14");
        await Expect(form.Locator("[name='Input.Topic']")).ToHaveValueAsync("清理河道");
        await Expect(form.Locator("[name='Input.PresentIds']").First).Not.ToBeCheckedAsync();

        await SubmitAsync(window, "record");
        await Expect(window).ToHaveURLAsync(new Regex("/activities/[0-9]+"));
        await Expect(window.Locator(".effects")).ToContainTextAsync("BR-14");
        var record = new Uri(window.Url).AbsolutePath;
        await SeesStateAsync(window, duty, "met(-late)?");
        await Expect(window.Locator($".proof a[href='{record}']")).ToBeVisibleAsync();

        await window.GotoAsync(record);
        await window.Locator($"a[href='{record}/correct']").ClickAsync();
        await form.Locator("[name='Input.Topic']").FillAsync("清理河道、巡查绿地");
        await SubmitAsync(window, "record");
        await Expect(window.Locator(".field-error").First).ToBeVisibleAsync();
        await form.Locator("[name='Input.Reason']").FillAsync("主题不全");
        await SubmitAsync(window, "record");
        await Expect(window.Locator("h1")).ToHaveTextAsync("清理河道、巡查绿地");
        await Expect(window.Locator("main")).ToContainTextAsync("主题不全");

        await ConfirmAsync(window, "withdraw", "登错了支部");
        await Expect(window.Locator(".notice-warning")).ToContainTextAsync("登错了支部");
        await SeesStateAsync(window, duty, "missed");
    }
}
