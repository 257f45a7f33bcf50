using System.Globalization;

namespace Taizhang.Web.Charts;

/// <summary>Numbers as SVG writes them, whatever the language of the page.</summary>
internal static class Svg
{
    private static readonly int[] Steps = [1, 2, 4, 6, 8, 10];

    public static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double share) => N(Math.Clamp(share, 0, 1) * 100) + "%";

    /// <summary>The next round number at or above: 1, 2, 4, 5, 8, 10, 20 …, always with whole quarters from 4 on.</summary>
    public static int RoundUp(int highest)
    {
        if (highest <= 4)
        {
            return 4;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(highest)));
        return (int)Steps.Select(step => step * power).First(top => top >= highest && top % 2 == 0);
    }
}
