using System.Globalization;
using System.Resources;

namespace Taizhang.Reports;

/// <summary>The words of the reports in one language.</summary>
internal sealed class ReportTexts(CultureInfo culture)
{
    private static readonly ResourceManager Words = new("Taizhang.Reports.ReportTexts", typeof(ReportTexts).Assembly);

    /// <summary>Whether the words are Chinese, and numbering with them.</summary>
    public bool IsChinese { get; } = culture.TwoLetterISOLanguageName == "zh";

    public string this[string key] =>
        Words.GetString(key, culture) ?? throw new ArgumentOutOfRangeException(nameof(key), key, message: null);

    public string Format(string key, params object[] facts) => string.Format(culture, this[key], facts);

    /// <summary>A day as running text has it: 2018年6月30日.</summary>
    public string Day(DateOnly day) => day.ToString(this["Format.Day"], culture);

    /// <summary>Sentences or names in a row.</summary>
    public string List(IEnumerable<string> parts) => string.Join(this["Format.ListSeparator"], parts);
}
