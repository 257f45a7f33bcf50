using System.Text;
using System.Text.RegularExpressions;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Api;

/// <summary>What docs/api.md lets people type works as it stands there.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public async Task Every_call_of_the_document_can_be_made()
    {
        await using var house = await ApiHouse.BuildAsync(StoreKind.Sqlite);
        var lines = Lines().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "api.md"))).Select(match => match.Value).ToList();

        foreach (var line in lines)
        {
            var headers = Headers().Matches(line).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).ToList();
            Assert.Contains(("Authorization", "Bearer $TOKEN"), headers);
            var body = Body().Match(line) is { Success: true } typed ? new StringContent(typed.Groups[1].Value, Encoding.UTF8, "application/json") : null;
            var told = await house.Office.SendAsync(body is null ? HttpMethod.Get : HttpMethod.Post, Address().Match(line).Groups[1].Value, body, [.. headers.Where(header => header.Item1 is not ("Authorization" or "Content-Type"))]);

            Assert.True(told.Status == (body is null ? 200 : 201), $"{line}\n{told.Status} {told.Text}");
            Assert.True(body is not null || told.Items.GetArrayLength() > 0, line);
        }

        Assert.True(lines.Count >= 7);
    }

    [GeneratedRegex("^curl .+$", RegexOptions.Multiline, 1000)]
    private static partial Regex Lines();

    [GeneratedRegex("-H \"([^:\"]+): ([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Headers();

    [GeneratedRegex("-d '([^']+)'", RegexOptions.None, 1000)]
    private static partial Regex Body();

    [GeneratedRegex(@"""\$SYSTEM([^""]+)""", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
