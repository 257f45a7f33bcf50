using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Taizhang.Tests.Web;

public sealed partial class PagesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taizhang-web-").FullName;
    private readonly WebApplicationFactory<Program> _factory;

    public PagesTests() => _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        host.UseSetting("ConnectionStrings:Taizhang", $"Data Source={Path.Combine(_folder, "t.db")};Pooling=False");
        host.UseSetting("Demonstration", "true");
    });

    public void Dispose()
    {
        _factory.Dispose();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_stranger_is_shown_the_sign_in_page_and_nothing_else()
    {
        using var client = _factory.CreateClient(new() { AllowAutoRedirect = false });

        foreach (var address in new[] { "/", "/ledger", "/members", "/activities/1" })
        {
            var answer = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task The_office_opens_every_page_in_either_language_and_no_text_is_missing(string culture)
    {
        using var client = await SignedInAsync("office");
        await client.GetAsync($"/culture?set={culture}&back=/");

        foreach (var address in new[] { "/", "/ledger", "/ledger?kind=member&code=EDU-01", "/ledger?as-of=2026-03-31", "/organizations", "/terms", "/members?q=陈", "/members/1", "/activities", "/activities/new", "/activities/5", "/rules", "/plans", "/plans/1", "/plans/1/review", "/plans/1/text", "/plans/1/clauses/33", "/plans/new", "/ledger/why/BR-14/2026-05/o3" })
        {
            var answer = await client.GetAsync(address);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
            var words = Tags().Replace(html, " ");
            Assert.True(!TextKey().IsMatch(words), $"{address} shows {TextKey().Match(words).Value}");
        }
    }

    [Fact]
    public async Task Nobody_comes_in_without_an_account_where_no_demonstration_runs()
    {
        await using var plain = _factory.WithWebHostBuilder(host => host.UseSetting("Demonstration", "false").UseSetting("FirstStart", "false"));
        using (_factory.CreateClient())
        {
            // The bureau is in the store; only the way in is closed.
        }

        using var client = plain.CreateClient(new() { AllowAutoRedirect = false });
        var page = await client.GetStringAsync("/sign-in");
        var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["_handler"] = "sign-in",
            ["Account"] = "office",
        }));

        Assert.DoesNotContain("value=\"office\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/ledger")).StatusCode);
    }

    [Fact]
    public async Task What_always_holds_is_headed_by_a_sign_of_its_own()
    {
        using var client = await SignedInAsync("office");

        var headings = Regex.Matches(await client.GetStringAsync("/ledger"), "class=\"ledger-period\"[^>]*>([^<]*)<").Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Contains("常态", headings);
        Assert.DoesNotContain("ing", headings);
    }

    [Fact]
    public async Task A_secretary_gets_the_same_answer_for_another_branchs_record_as_for_one_that_is_not_there()
    {
        using var client = await SignedInAsync(null);

        foreach (var address in new[] { "/ledger/why/BR-14/2026-05/o9", "/ledger/why/BR-14/2026-05/o99999", "/activities/99999999", "/members/999999", "/ledger/why/nonsense/x/y" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
        }
    }

    private async Task<HttpClient> SignedInAsync(string? account)
    {
        var client = _factory.CreateClient();
        var page = await client.GetStringAsync("/sign-in");
        account ??= Regex.Match(page, "value=\"(secretary-[0-9]+)\"").Groups[1].Value;
        var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["_handler"] = "sign-in",
            ["Account"] = account,
        }));
        answer.EnsureSuccessStatusCode();
        return client;
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"(?<![\w./-])[a-z]+\.[a-z]+(-[a-z]+)*(?![\w.-])")]
    private static partial Regex TextKey();
}
