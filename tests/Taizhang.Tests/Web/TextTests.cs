using System.Text.RegularExpressions;
using System.Xml.Linq;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

public sealed partial class TextTests
{
    public static TheoryData<string> Resources => [.. Repository.Files("*.resx").Where(file => !file.EndsWith(".zh-CN.resx", StringComparison.Ordinal)).Select(Relative)];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Both_languages_have_every_key_with_the_same_places(string file)
    {
        var english = Read(Path.Combine(Repository.Root, file));
        var chinese = Read(Path.Combine(Repository.Root, Path.ChangeExtension(file, ".zh-CN.resx")));

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), chinese.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, entry =>
        {
            Assert.NotEmpty(chinese[entry.Key]);
            // What stands in both is a name or a sign; a sentence would be one that was never turned into the other language.
            Assert.False(entry.Value == chinese[entry.Key] && entry.Value.Any(letter => letter is >= '\u4E00' and <= '\u9FFF'), entry.Key);
            Assert.Equal(Places(entry.Value), Places(chinese[entry.Key]));
        });
    }

    [Fact]
    public void A_key_stands_in_one_resource_only()
    {
        var twice = Repository.Files("*Texts.resx").SelectMany(file => Read(file).Keys.Select(key => (Key: key, File: Relative(file))))
            .GroupBy(entry => entry.Key).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(entry => entry.File))}");

        Assert.Empty(twice);
    }

    [Fact]
    public void Every_key_a_page_asks_for_is_written()
    {
        var known = Repository.Files("*Texts.resx").SelectMany(file => Read(file).Keys).ToHashSet();
        var gaps = Repository.Files("*.razor").SelectMany(file => AskedKey().Matches(File.ReadAllText(file)).Select(match => (File: Relative(file), Key: match.Groups[1].Value)))
            .Where(asked => !known.Contains(asked.Key));

        Assert.NotEmpty(known);
        Assert.Empty(gaps);
    }

    [Fact]
    public void No_page_has_a_sentence_of_its_own() =>
        Assert.Empty(Repository.Files("*.razor").SelectMany(file => MarkupWords.In(File.ReadAllText(file)).Select(words => $"{Relative(file)}: {words}")));

    [Theory]
    [InlineData("<p>Nothing was found</p>", "Nothing was found")]
    [InlineData("<p>没有记录</p>", "没有记录")]
    [InlineData("<Card Title=\"All the plans\" />", "All the plans")]
    [InlineData("<input placeholder=\"党员\" />", "党员")]
    [InlineData("@code { string words = \"党员\"; }", "党员")]
    public void A_sentence_in_a_page_would_be_seen(string markup, string words) => Assert.Contains(words, MarkupWords.In(markup));

    [Theory]
    [InlineData("<p class=\"table card\">@T[\"menu.home\"] @(Total > 3 ? Some : Other)</p>")]
    [InlineData("@if (Count > 0 && Other < 1)\n{\n    <b>@Count</b>\n}\n@code { [Parameter] public List<string> Words { get; set; } = []; }")]
    public void Markup_and_code_are_no_sentences(string markup) => Assert.Empty(MarkupWords.In(markup));

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file);

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[A-Za-z0-9]+\}")]
    private static partial Regex Place();

    [GeneratedRegex("""\bT(?:\[|\.Say\()"([^"]+)"\s*[\],)]""")]
    private static partial Regex AskedKey();
}
