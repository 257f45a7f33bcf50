using System.Net;
using Authorization = Taizhang.Kernel.Authorization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Security;

/// <summary>An answer as it came: nothing followed.</summary>
public sealed record Said(int Status, IHtmlDocument Page)
{
    /// <summary>What stands on the page, without what names the address itself.</summary>
    public string Words => string.Join(' ', (Page.QuerySelector("main") ?? Page.Body)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Somebody at the door: one role of the demonstration, or nobody.</summary>
public sealed class Visitor(Actor actor, HttpClient client)
{
    /// <summary>What it comes as.</summary>
    public Role Role => actor.Role;

    /// <summary>Who it is.</summary>
    public Actor Actor => actor;

    /// <summary>Whether the role holds all of these.</summary>
    public bool Holds(IEnumerable<string> permissions) => permissions.All(permission => Authorization.Holding(permission).Contains(Role));

    /// <summary>Comes in as the account with this key; nobody without one.</summary>
    public static async Task<Visitor> ComeAsync(TaizhangApp app, string? key, Actor actor)
    {
        var visitor = new Visitor(actor, app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = app.ClientOptions.BaseAddress }));
        if (key is not null)
        {
            using var form = new FormUrlEncodedContent(new FilledForm((await visitor.GetAsync("/sign-in")).Page, "sign-in").Set("Account", key).Values);
            Assert.Equal(302, (await visitor.SendAsync(HttpMethod.Post, "/sign-in", form)).Status);
        }

        return visitor;
    }

    public Task<Said> GetAsync(string address) => SendAsync(HttpMethod.Get, address, null);

    private async Task<Said> SendAsync(HttpMethod method, string address, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        using var response = await client.SendAsync(request);
        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html" && response.StatusCode != HttpStatusCode.Found;
        var page = await new HtmlParser().ParseDocumentAsync(isPage ? await response.Content.ReadAsStringAsync() : "");
        return new((int)response.StatusCode, page);
    }
}
