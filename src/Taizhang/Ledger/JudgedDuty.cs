namespace Taizhang.Ledger;

/// <summary>What the evaluator says of one duty.</summary>
/// <param name="Requirement">The requirement, in the version that judged.</param>
/// <param name="PeriodKey">The period.</param>
/// <param name="Subject">Whom it binds.</param>
/// <param name="OrganizationId">The organization that answers for it.</param>
/// <param name="State">How it stands on the day.</param>
/// <param name="Reason">Why it does not apply.</param>
/// <param name="Verdict">The figures behind the state.</param>
/// <param name="TurnsOn">The day on which the state changes if nothing is recorded.</param>
public readonly record struct JudgedDuty(
    Requirement Requirement,
    string PeriodKey,
    Subject Subject,
    long OrganizationId,
    DutyState State,
    NotApplicableReason Reason,
    Verdict Verdict,
    DateOnly? TurnsOn);

/// <summary>The figures of a judgement, without regard to the day it is looked at.</summary>
/// <param name="IsMet">Whether enough was done.</param>
/// <param name="MetOn">The day it was done, for what may be done late.</param>
/// <param name="Achieved">What was achieved, in hundredths.</param>
/// <param name="Expected">What is expected, in hundredths.</param>
/// <param name="OpensOn">The first day on which it can be fulfilled.</param>
/// <param name="DueOn">The last day in time.</param>
/// <param name="OutOfReachOn">The first day on which nothing that is still to come can fulfil it.</param>
/// <param name="RecordedLate">Whether a record that counted was recorded long after it happened.</param>
/// <param name="ChangesDaily">Whether it follows properties that change with the day alone.</param>
public readonly record struct Verdict(
    bool IsMet,
    DateOnly? MetOn,
    long Achieved,
    long Expected,
    DateOnly OpensOn,
    DateOnly DueOn,
    DateOnly? OutOfReachOn = null,
    bool RecordedLate = false,
    bool ChangesDaily = false)
{
    /// <summary>How the duty stands on a day.</summary>
    public DutyState StateOn(DateOnly day, int remindDays)
    {
        if (IsMet)
        {
            return MetOn > DueOn ? DutyState.MetLate : DutyState.Met;
        }

        if (day < OpensOn)
        {
            return DutyState.Upcoming;
        }

        if (day > DueOn)
        {
            return DutyState.Missed;
        }

        if (OutOfReachOn <= day)
        {
            return DutyState.OutOfReach;
        }

        return day >= DueOn.Less(remindDays) ? DutyState.DueSoon : DutyState.Open;
    }

    /// <summary>The next day after a day on which the state changes if nothing is recorded.</summary>
    public DateOnly? TurnsAfter(DateOnly day, int remindDays)
    {
        if (ChangesDaily)
        {
            return day.AddDays(1);
        }

        if (IsMet)
        {
            return null;
        }

        DateOnly? next = null;
        foreach (var turn in (ReadOnlySpan<DateOnly?>)[OpensOn, DueOn.Less(remindDays), OutOfReachOn, DueOn == DateOnly.MaxValue ? null : DueOn.AddDays(1)])
        {
            if (turn > day && (next is null || turn < next))
            {
                next = turn;
            }
        }

        return next;
    }
}

internal static class DayArithmetic
{
    /// <summary>The day so many days before, not before the least day there is.</summary>
    public static DateOnly Less(this DateOnly day, int days) => day.DayNumber < days ? DateOnly.MinValue : day.AddDays(-days);
}
