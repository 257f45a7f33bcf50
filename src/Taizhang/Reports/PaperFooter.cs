using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Reports;

/// <summary>The foot of every sheet that leaves the house: the mark of the paper, where it is an issued one, and the page.</summary>
internal static class PaperFooter
{
    private const int LongestBy = 80;

    /// <summary>The foot of a worksheet, in the codes of a workbook.</summary>
    public static string OfSheet(ReportTexts texts) => Mark(texts) is { } mark
        ? $"&L&8{mark.Replace("&", "&&", StringComparison.Ordinal)}&R&8{texts["Sheet.Footer"]}"
        : "&C" + texts["Sheet.Footer"];

    /// <summary>The mark in words; null where nothing is being issued.</summary>
    public static string? Mark(ReportTexts texts) => PaperMark.Current is { } mark
        ? SafeText.ForXml(texts.Format("Paper.Mark", mark.Code, mark.By.Length <= LongestBy ? mark.By : mark.By[..LongestBy], mark.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)))
        : null;
}
