namespace Taizhang.Benchmarks;

/// <summary>A clock that stands at noon in China of one day.</summary>
internal sealed class FixedClock(DateOnly day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero);
}
