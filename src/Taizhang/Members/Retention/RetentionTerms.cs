using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Retention;

/// <summary>How long sealed values are kept, as the notice states it (PIPL Art. 19 and 47): all of them until the person leaves the roll, notes of care at the longest so many years.</summary>
public static class RetentionTerms
{
    /// <summary>The years after which notes on health and hardship are past their term while the person is on the roll.</summary>
    public const int CareYears = 2;

    /// <summary>The most years somebody may decide to keep a value past its term.</summary>
    public const int MostYearsOn = 2;

    /// <summary>Values that are past their term on a day and of which nobody decided that they are kept on.</summary>
    internal static IQueryable<PersonalValue> Past(this IQueryable<PersonalValue> values, IQueryable<Member> members, DateOnly today)
    {
        var cared = ChinaClock.BeginningOf(today.AddYears(-CareYears));
        return values.Where(value => value.Sealed != null && (value.KeptUntil == null || value.KeptUntil < today)
            && (members.Any(member => member.Id == value.MemberId && member.Standing == Standing.Left)
                || ((value.Kind == PersonalKind.Health || value.Kind == PersonalKind.Hardship) && value.RecordedAt < cared)));
    }
}
