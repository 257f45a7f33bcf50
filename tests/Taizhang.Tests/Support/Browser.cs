using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Taizhang.Tests.Support;

/// <summary>An answer and, where it is a page, its document.</summary>
public sealed record Answer(HttpResponseMessage Response, IHtmlDocument Page)
{
    public int Status => (int)Response.StatusCode;

    /// <summary>Where it came from in the end.</summary>
    public string Path => Response.RequestMessage!.RequestUri!.AbsolutePath;

    public string? Header(string name) => Response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}

/// <summary>Asks for pages and sends forms the way a browser without script does.</summary>
public sealed class Browser(HttpClient client)
{
    public HttpClient Client => client;

    public async Task<Answer> GetAsync(string path) => await ReadAsync(await client.GetAsync(path));

    public Task<Answer> SwitchToEnglishAsync(string back = "/gallery") => GetAsync("/culture?set=en&back=" + Uri.EscapeDataString(back));

    /// <summary>Sends the form of that name from the page at the address, with these values in place of those shown.</summary>
    public async Task<Answer> SendAsync(string path, string form, params (string Name, string Value)[] typed)
    {
        var page = (await GetAsync(path)).Page;
        var handler = page.QuerySelector($"form input[name=_handler][value={form}]") ?? throw new InvalidOperationException($"No form {form} at {path}.");
        var values = handler.Closest("form")!.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().ToDictionary(input => input.Name!, input => input.Value);
        foreach (var (name, value) in typed)
        {
            values[name] = value;
        }

        return await PostAsync(path, values);
    }

    /// <summary>Sends the form with a file in one of its fields.</summary>
    public async Task<Answer> UploadAsync(string path, string form, string field, string fileName, byte[] file, params (string Name, string Value)[] typed)
    {
        var page = (await GetAsync(path)).Page;
        var handler = page.QuerySelector($"form input[name=_handler][value={form}]") ?? throw new InvalidOperationException($"No form {form} at {path}.");
        using var content = new MultipartFormDataContent();
        foreach (var input in handler.Closest("form")!.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
        {
            content.Add(new StringContent(input.Value), input.Name!);
        }

        foreach (var (name, value) in typed)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(file), field, fileName);
        return await ReadAsync(await client.PostAsync(path, content));
    }

    public async Task<Answer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> values)
    {
        using var content = new FormUrlEncodedContent(values);
        return await ReadAsync(await client.PostAsync(path, content));
    }

    private static async Task<Answer> ReadAsync(HttpResponseMessage response) =>
        new(response, await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStreamAsync()));
}
