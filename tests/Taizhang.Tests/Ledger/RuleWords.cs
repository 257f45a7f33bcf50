using System.Globalization;
using System.Text.RegularExpressions;
using Taizhang.Kernel;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Tests.Ledger;

/// <summary>Whether a problem can be told in both languages, with every name in its sentence filled.</summary>
internal static class RuleWords
{
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public static void AreThere(RuleProblem problem)
    {
        Assert.StartsWith("rules.", problem.Code, StringComparison.Ordinal);
        var english = Words.Find(problem.Code, English);
        var chinese = Words.Find(problem.Code, Chinese);
        Assert.NotNull(english);
        Assert.NotNull(chinese);
        Assert.NotEqual(english, chinese);
        foreach (var sentence in (string[])[english, chinese])
        {
            Assert.All(Regex.Matches(sentence, @"\{([a-zA-Z]+)\}"), name => Assert.Contains(name.Groups[1].Value, problem.Reason.Facts.Keys));
        }
    }
}
