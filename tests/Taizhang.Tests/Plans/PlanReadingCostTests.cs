using System.Diagnostics;
using System.Text;
using Taizhang.Plans.Reading;

namespace Taizhang.Tests.Plans;

/// <summary>Reading costs in proportion to the text, for plans and for texts made to be costly.</summary>
public class PlanReadingCostTests
{
    private const int Times = 6, Smallest = 20_000;

    /// <summary>Six times the text may cost so many times as much; were the cost its square, it would be thirty-six.</summary>
    private const double MostCost = 18;

    [Theory]
    [InlineData("plan")]
    [InlineData("每年")]
    [InlineData("《")]
    [InlineData("《一》")]
    [InlineData("“每年1次")]
    [InlineData("12月")]
    [InlineData("不少于5名，")]
    [InlineData("10%、")]
    [InlineData("1.")]
    [InlineData("（一）总则\n")]
    [InlineData("1\t任务\t2024年\n")]
    [InlineData("每个党支部")]
    [InlineData("由局")]
    [InlineData("牵头单位：局，")]
    [InlineData("1")]
    [InlineData("万")]
    [InlineData("上半年")]
    [InlineData("一")]
    [InlineData("短\n")]
    public void Six_times_the_text_costs_about_six_times_as_much(string piece)
    {
        var unit = piece == "plan" ? SamplePlans.TextOf("yuwan-water-2025") : piece;
        var small = Of(unit, Smallest);
        var large = Of(unit, Smallest * Times);
        Cost(small);
        var cost = Enumerable.Range(0, 3).Min(_ => Cost(large) / Math.Max(Cost(small), 5));
        Assert.True(cost < MostCost, $"{piece}: {cost:0.0} times as much for {Times} times the text");
    }

    private static byte[] Of(string piece, int length) =>
        Encoding.UTF8.GetBytes("一、总则\n" + string.Concat(Enumerable.Repeat(piece, length / piece.Length)));

    private static double Cost(byte[] bytes)
    {
        var before = Stopwatch.GetTimestamp();
        PlanReader.Read(bytes, "plan.txt");
        return Stopwatch.GetElapsedTime(before).TotalMilliseconds;
    }
}
