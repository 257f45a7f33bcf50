using System.Globalization;

namespace Taizhang.Web.Components;

/// <summary>How months and amounts are written in the reader's language; for days see <see cref="Kernel.Words"/>.</summary>
public static class Written
{
    /// <summary>In text: 2018年10月, October 2018.</summary>
    public static string Month(this Texts texts, DateOnly day) => day.ToString(texts["format.month"], CultureInfo.CurrentCulture);

    /// <summary>An amount with its currency, two decimals.</summary>
    public static string Money(this Texts texts, decimal amount) => texts["format.money", Amount(amount)];

    /// <summary>An amount without its currency: 12,345.60.</summary>
    public static string Amount(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
