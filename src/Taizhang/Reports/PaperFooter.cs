using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Reports;

/// <summary>The foot of every sheet that leaves the house: the mark of the paper, where it is an issued one, and the page.</summary>
internal static class PaperFooter
{
    private const int LongestBy = 60;

    // What a workbook's foot may hold, codes and all.
    private const int LongestFoot = 255;

    /// <summary>The foot of a worksheet, in the codes of a workbook.</summary>
    public static string OfSheet(ReportTexts texts)
    {
        if (Mark(texts) is not { } mark)
        {
            return "&C" + texts["Sheet.Footer"];
        }

        var (left, right) = ("&L&8" + mark.Replace("&", "&&", StringComparison.Ordinal), "&R&8" + texts["Sheet.Footer"]);
        return left[..Math.Min(left.Length, LongestFoot - right.Length)] + right;
    }

    /// <summary>The mark in words; null where nothing is being issued.</summary>
    public static string? Mark(ReportTexts texts)
    {
        if (PaperMark.Current is not { } mark)
        {
            return null;
        }

        var (by, at) = (mark.By.Length <= LongestBy ? mark.By : mark.By[..LongestBy], mark.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        return SafeText.ForXml(mark.Reason is { } reason ? texts.Format("Paper.MarkReason", mark.Code, by, at, reason) : texts.Format("Paper.Mark", mark.Code, by, at));
    }
}
