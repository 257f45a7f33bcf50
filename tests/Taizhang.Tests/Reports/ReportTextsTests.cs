using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Taizhang.Reports;

namespace Taizhang.Tests.Reports;

public sealed partial class ReportTextsTests
{
    [Fact]
    public void Both_languages_say_the_same_things_with_the_same_facts()
    {
        var english = Words(CultureInfo.InvariantCulture);
        var chinese = Words(CultureInfo.GetCultureInfo("zh-CN"));

        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(), chinese.Keys.Order());
        Assert.All(english, entry => Assert.Equal(Facts(entry.Value), Facts(chinese[entry.Key])));
    }

    private static IEnumerable<string> Facts(string text) => Fact().Matches(text).Select(match => match.Value).Distinct().Order();

    private static Dictionary<string, string> Words(CultureInfo culture) =>
        new ResourceManager("Taizhang.Reports.ReportTexts", typeof(ExecutionLedger).Assembly).GetResourceSet(culture, true, false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Fact();
}
