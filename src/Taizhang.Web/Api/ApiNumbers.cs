using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Web.Api;

/// <summary>Keys and days as cursors carry them.</summary>
internal static class ApiNumbers
{
    public static string Text(long key) => key.ToString(CultureInfo.InvariantCulture);

    public static string Text(DateOnly day) => Words.DayInTable(day);

    public static long Key(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
