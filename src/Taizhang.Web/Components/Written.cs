using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Taizhang.Web.Components;

/// <summary>How days, months and amounts are written in the reader's language.</summary>
public static class Written
{
    /// <summary>In text: 2018年10月23日, 23 October 2018.</summary>
    public static string Day(this IStringLocalizer<SharedTexts> texts, DateOnly day) => day.ToString(texts["Format.Day"], CultureInfo.CurrentUICulture);

    /// <summary>In text: 2018年10月, October 2018.</summary>
    public static string Month(this IStringLocalizer<SharedTexts> texts, DateOnly day) => day.ToString(texts["Format.Month"], CultureInfo.CurrentUICulture);

    /// <summary>An amount with its currency, two decimals.</summary>
    public static string Money(this IStringLocalizer<SharedTexts> texts, decimal amount) => texts["Format.Money", Amount(amount)];

    /// <summary>In tables, in both languages: 2018-10-23.</summary>
    public static string TableDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An amount without its currency: 12,345.60.</summary>
    public static string Amount(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
