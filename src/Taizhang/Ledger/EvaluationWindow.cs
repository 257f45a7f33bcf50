namespace Taizhang.Ledger;

/// <summary>From when on and for which day duties are judged.</summary>
/// <param name="KeptFrom">The first day whose duties are kept.</param>
/// <param name="Day">The day the states are true for; facts after it do not count.</param>
/// <param name="WorkingDays">The working days.</param>
public sealed record EvaluationWindow(DateOnly KeptFrom, DateOnly Day, WorkingDays WorkingDays)
{
    /// <summary>Only periods that contain one of these days are judged; null for all.</summary>
    public IReadOnlyCollection<DateOnly>? OnlyDays { get; init; }

    /// <summary>Only these organizations are judged; null for all.</summary>
    public IReadOnlySet<long>? OnlyOrganizations { get; init; }

    /// <summary>Only these people are judged; null for all.</summary>
    public IReadOnlySet<long>? OnlyMembers { get; init; }

    /// <summary>The last day of the year of <see cref="Day"/>; what lies behind it is not looked at yet.</summary>
    public DateOnly Horizon => new(Day.Year, 12, 31);

    /// <summary>Whether a period is judged.</summary>
    public bool Covers(Kernel.Period days)
    {
        if (days.To < KeptFrom || days.From > Horizon)
        {
            return false;
        }

        if (OnlyDays is null)
        {
            return true;
        }

        foreach (var day in OnlyDays)
        {
            if (days.Contains(day))
            {
                return true;
            }
        }

        return false;
    }
}
