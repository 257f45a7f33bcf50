using System.Net;
using Authorization = Taizhang.Kernel.Authorization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Security;

/// <summary>An answer as it came: nothing followed.</summary>
public sealed record Said(int Status, string? Location, IHtmlDocument Page)
{
    /// <summary>What stands on the page, without what names the address itself.</summary>
    public string Words => string.Join(' ', (Page.QuerySelector("main") ?? Page.Body)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Somebody at the door: one role of the demonstration, or nobody.</summary>
public sealed class Visitor(Role role, Actor actor, HttpClient client)
{
    private string? _token;

    /// <summary>What it comes as.</summary>
    public Role Role => role;

    /// <summary>Who it is.</summary>
    public Actor Actor => actor;

    /// <summary>Whether the role holds all of these.</summary>
    public bool Holds(IEnumerable<string> permissions) => permissions.All(permission => Authorization.Holding(permission).Contains(role));

    /// <summary>Comes in as the account with this key; nobody without one.</summary>
    public static async Task<Visitor> ComeAsync(TaizhangApp app, string? key, Actor actor)
    {
        var visitor = new Visitor(actor.Role, actor, app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = app.ClientOptions.BaseAddress }));
        if (key is not null)
        {
            var form = new FilledForm((await visitor.GetAsync("/sign-in")).Page, "sign-in").Set("Account", key);
            Assert.Equal(302, (await visitor.PostAsync("/sign-in", form.Values)).Status);
        }

        return visitor;
    }

    public async Task<Said> GetAsync(string address) => await ReadAsync(await client.GetAsync(address));

    /// <summary>Sends a form as it was filled.</summary>
    public async Task<Said> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> values, (string Field, string Name, byte[] Bytes)? file = null)
    {
        if (file is null)
        {
            using var form = new FormUrlEncodedContent(values);
            return await ReadAsync(await client.PostAsync(address, form));
        }

        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in values.Where(each => each.Key != file.Value.Field))
        {
            parts.Add(new StringContent(value), name);
        }

        parts.Add(new ByteArrayContent(file.Value.Bytes), file.Value.Field, file.Value.Name);
        return await ReadAsync(await client.PostAsync(address, parts));
    }

    /// <summary>A token of its own against forged forms, as its own pages carry it.</summary>
    public async Task<string> TokenAsync() =>
        _token ??= (await GetAsync(role == Role.Public ? "/sign-in" : "/")).Page.QuerySelector("[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? throw new InvalidOperationException($"No form for {role}.");

    private static async Task<Said> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var isPage = response.Content.Headers.ContentType?.MediaType == "text/html" && response.StatusCode != HttpStatusCode.Found;
            var page = await new HtmlParser().ParseDocumentAsync(isPage ? await response.Content.ReadAsStringAsync() : "");
            return new((int)response.StatusCode, response.Headers.Location?.ToString(), page);
        }
    }
}
