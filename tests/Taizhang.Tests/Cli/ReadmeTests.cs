using System.Text.RegularExpressions;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Cli;

/// <summary>What the README lets people type works as it stands there.</summary>
public sealed partial class ReadmeTests
{
    [Theory]
    [InlineData("README.md", "en")]
    [InlineData("README.zh-CN.md", "zh")]
    public void The_walk_from_an_empty_store_to_the_ledger_can_be_walked(string file, string language)
    {
        using var terminal = new Terminal();
        Directory.CreateDirectory(Path.Combine(terminal.Folder, "data"));
        var said = "";

        var lines = Commands().Matches(File.ReadAllText(Path.Combine(Repository.Root, file))).Select(match => match.Groups[1].Value.Split('#')[0].Trim()).SkipWhile(line => !line.StartsWith("organization", StringComparison.Ordinal)).ToList();
        foreach (var line in lines)
        {
            var done = terminal.Run([.. line.Split(' ').Select(word => word.StartsWith("samples/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, word) : word), "--lang", language]);
            Assert.True(done.Code == 0, $"{line}: {done.Errors}");
            said += done.Output;
        }

        Assert.True(lines.Count >= 15, string.Join('\n', lines));
        Assert.Contains(language == "en" ? "Held in an organization other than the person's own" : "不在本人所在党组织", said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(terminal.Folder, "data", "qingchuan-ledger.docx")));
        Assert.Equal(0, terminal.Run("ledger", "check").Code);
    }

    [Fact]
    public void Both_languages_walk_the_same_way() => Assert.Equal(
        Commands().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).Select(match => match.Groups[1].Value.Split('#')[0].Trim()),
        Commands().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.zh-CN.md"))).Select(match => match.Groups[1].Value.Split('#')[0].Trim()));

    [GeneratedRegex("^\\./taizhang (.+)$", RegexOptions.Multiline, 5000)]
    private static partial Regex Commands();
}
