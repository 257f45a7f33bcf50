using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Audit;

/// <summary>What may be worth a look; a fact about lines of the journal, never a judgement of a person.</summary>
public enum PatternKind
{
    /// <summary>Many looks at sensitive data of people by one person on one day.</summary>
    ManyLooks,

    /// <summary>Many files taken out by one person on one day.</summary>
    ManyPapers,

    /// <summary>Files taken out at night.</summary>
    ExportsAtNight,

    /// <summary>Many things asked for without the right to them by one person on one day.</summary>
    ManyRefusals,
}

/// <summary>A pattern on a day, with the lines behind it.</summary>
public sealed record Pattern(PatternKind Kind, DateOnly Day, string Actor, Role Role, int Count, long FirstLine, long LastLine);

/// <summary>Looks through the last days of the journal for what is unusual by stated thresholds.</summary>
public sealed class JournalPatterns(TaizhangDb db, TimeProvider clock) : IReading
{
    /// <summary>Days that are looked at.</summary>
    public const int Days = 30;

    /// <summary>Looks by one person on one day from which they are shown.</summary>
    public const int Looks = 20;

    /// <summary>Files one person took out on one day from which they are shown.</summary>
    public const int Papers = 20;

    /// <summary>Refusals of one person on one day from which they are shown.</summary>
    public const int Refusals = 10;

    /// <summary>Night begins at this hour in China and ends at <see cref="NightEnds"/>.</summary>
    public const int NightBegins = 22;

    /// <summary>The hour at which night ends.</summary>
    public const int NightEnds = 6;

    private const int Most = 20_000;

    /// <summary>The patterns, the newest first.</summary>
    public async Task<IReadOnlyList<Pattern>> ListAsync(CancellationToken cancellationToken)
    {
        var since = ChinaClock.BeginningOf(clock.Today().AddDays(-Days));
        var lines = await db.Journal.AsNoTracking().Where(entry => entry.At >= since && entry.Result != DeedResult.Done)
            .OrderByDescending(entry => entry.Id).Take(Most).Select(entry => new Line(entry.Id, entry.At, entry.Actor, entry.ActorMemberId, entry.Role, entry.Deed, entry.Result)).ToListAsync(cancellationToken);
        return
        [
            .. Group(PatternKind.ManyLooks, lines.Where(IsLookAtAPerson), Looks)
                .Concat(Group(PatternKind.ManyPapers, lines.Where(IsPaper), Papers))
                .Concat(Group(PatternKind.ExportsAtNight, lines.Where(line => IsPaper(line) && ChinaClock.HourOf(line.At) is >= NightBegins or < NightEnds), 1))
                .Concat(Group(PatternKind.ManyRefusals, lines.Where(line => line.Result == DeedResult.Refused), Refusals))
                .OrderByDescending(pattern => pattern.LastLine),
        ];
    }

    private static bool IsLookAtAPerson(Line line) => line is { Result: DeedResult.Looked, Deed: nameof(UnmaskPersonalData) or nameof(FindByIdentityNumber) };

    private static bool IsPaper(Line line) => line.Result == DeedResult.Looked && line.Deed == PaperDesk.Deed;

    private static IEnumerable<Pattern> Group(PatternKind kind, IEnumerable<Line> lines, int from) =>
        from line in lines
        group line by (Day: ChinaClock.DayOf(line.At), line.Actor, line.ActorMemberId, line.Role) into day
        where day.Count() >= @from
        select new Pattern(kind, day.Key.Day, day.Key.Actor, day.Key.Role, day.Count(), day.Min(line => line.Id), day.Max(line => line.Id));

    private sealed record Line(long Id, DateTime At, string Actor, long? ActorMemberId, Role Role, string Deed, DeedResult Result);
}
