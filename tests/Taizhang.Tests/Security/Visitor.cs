using System.Net;
using System.Security.Claims;
using Authorization = Taizhang.Kernel.Authorization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Taizhang.Kernel;
using Taizhang.Tests.Support;
using Taizhang.Web.SignIn;

namespace Taizhang.Tests.Security;

/// <summary>An answer as it came: nothing followed.</summary>
public sealed record Said(int Status, IHtmlDocument Page)
{
    /// <summary>Where it leads; null where it is an answer in itself.</summary>
    public string? Location { get; init; }

    /// <summary>What stands on the page, without what names the address itself.</summary>
    public string Words => string.Join(' ', (Page.QuerySelector("main") ?? Page.Body)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A file in one field of a form.</summary>
public sealed record Upload(string Field, string Name, byte[] Bytes);

/// <summary>Somebody at the door: one role of the demonstration, or nobody.</summary>
public sealed class Visitor(Actor actor, HttpClient client)
{
    private const string TokenField = "__RequestVerificationToken";

    private string? _token;

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

    /// <summary>Comes in as whoever the demonstration has no button for, with a cookie as it gives them out.</summary>
    public static Visitor Coming(TaizhangApp app, Actor actor) => WithCookie(app, actor, CurrentActor.Principal(actor, ""));

    /// <summary>Comes in with the key of a session that was begun in earnest.</summary>
    public static Visitor InSession(TaizhangApp app, Actor actor, string key) =>
        WithCookie(app, actor, new ClaimsPrincipal(new ClaimsIdentity([new Claim("session", key)], CookieAuthenticationDefaults.AuthenticationScheme)));

    /// <summary>The antiforgery token of the own session.</summary>
    public async Task<string> TokenAsync()
    {
        foreach (var address in _token is null ? new[] { "/", "/sign-in" } : [])
        {
            _token ??= ((await GetAsync(address)).Page.QuerySelector($"[name={TokenField}]") as IHtmlInputElement)?.Value;
        }

        return _token ?? throw new InvalidOperationException($"{Role} gets no token.");
    }

    /// <summary>The answer with its headers, such as a file.</summary>
    public Task<HttpResponseMessage> FetchAsync(string address) => client.GetAsync(address);

    /// <summary>The answer to a request that is no form.</summary>
    public Task<HttpResponseMessage> FetchAsync(HttpRequestMessage request) => client.SendAsync(request);

    /// <summary>Sends these values with the token of the own session.</summary>
    public async Task<Said> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> values, Upload? file = null) => await PostAsync(address, values, await TokenAsync(), file);

    /// <summary>Sends these values with another token, or without any.</summary>
    public async Task<Said> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> values, string? token, Upload? file = null)
    {
        List<KeyValuePair<string, string>> sent = [.. values.Where(each => each.Key != TokenField), .. token is null ? [] : new[] { KeyValuePair.Create(TokenField, token) }];
        if (file is null)
        {
            using var form = new FormUrlEncodedContent(sent);
            return await SendAsync(HttpMethod.Post, address, form);
        }

        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in sent.Where(each => each.Key != file.Field))
        {
            parts.Add(new StringContent(value), name);
        }

        parts.Add(new ByteArrayContent(file.Bytes), file.Field, file.Name);
        return await SendAsync(HttpMethod.Post, address, parts);
    }

    private static Visitor WithCookie(TaizhangApp app, Actor actor, ClaimsPrincipal principal)
    {
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = TimeProvider.System.GetUtcNow(), ExpiresUtc = TimeProvider.System.GetUtcNow().AddHours(1) };
        var ticket = options.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, CookieAuthenticationDefaults.AuthenticationScheme));
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = app.ClientOptions.BaseAddress });
        client.DefaultRequestHeaders.Add("Cookie", $"{options.Cookie.Name}={ticket}");
        return new(actor, client);
    }

    public Task<Said> GetAsync(string address) => SendAsync(HttpMethod.Get, address, null);

    private async Task<Said> SendAsync(HttpMethod method, string address, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (method == HttpMethod.Post)
        {
            // As every browser says it.
            request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        }

        using var response = await client.SendAsync(request);
        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html" && response.StatusCode != HttpStatusCode.Found;
        var page = await new HtmlParser().ParseDocumentAsync(isPage ? await response.Content.ReadAsStringAsync() : "");
        return new((int)response.StatusCode, page) { Location = response.Headers.Location?.OriginalString };
    }
}
