using System.Collections.Immutable;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Regulations;

/// <summary>The working days by the published holiday arrangements, and for which years one is known.</summary>
/// <param name="WorkingDays">The working days; plain weekdays in years without a known arrangement.</param>
/// <param name="Years">The arrangements by year.</param>
public sealed record WorkingDayCalendar(WorkingDays WorkingDays, ImmutableSortedDictionary<int, HolidayArrangement> Years)
{
    private static readonly Lazy<WorkingDayCalendar> ReadOnce = new(() =>
    {
        var read = Read(RuleBook.EmbeddedFiles(typeof(WorkingDayCalendar).Assembly, "rules/calendar/"));
        return read.Value ?? throw new RuleBookException(read.Problems);
    });

    /// <summary>The calendar that ships with the system, read once a process.</summary>
    public static WorkingDayCalendar Shipped() => ReadOnce.Value;

    /// <summary>Whether the arrangement of the day's year is known; where it is not, weekdays stand in.</summary>
    public bool IsKnown(DateOnly day) => Years.ContainsKey(day.Year);

    /// <summary>The years of a stretch of days without a known arrangement, so that an answer can say so.</summary>
    public IEnumerable<int> UnknownYears(Period days) =>
        Enumerable.Range(days.From.Year, days.To.Year - days.From.Year + 1).Where(year => !Years.ContainsKey(year));

    /// <summary>The calendar of these files, one a year, or every problem in any of them.</summary>
    public static Definition<WorkingDayCalendar> Read(IEnumerable<(string Name, string Text)> files)
    {
        var read = files.Select(file => ReadYear(file.Text, file.Name)).ToList();
        ImmutableArray<RuleProblem> problems = [.. read.SelectMany(each => each.Problems)];
        if (!problems.IsEmpty)
        {
            return new(null, problems);
        }

        var years = read.Select(each => each.Value!).ToImmutableSortedDictionary(arrangement => arrangement.Year, arrangement => arrangement);
        return new(new(new WorkingDays(years.Values.SelectMany(year => year.Holidays), years.Values.SelectMany(year => year.MakeUpDays)), years), []);
    }

    private static Definition<HolidayArrangement> ReadYear(string text, string file)
    {
        var problems = new ProblemList(file);
        if (YamlText.Map(text, problems) is not { } map)
        {
            return new(null, problems.Sorted);
        }

        var year = map.Integer("year", 1949, 9000);
        if (map.Has("year") && Path.GetFileNameWithoutExtension(file) != year.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            map.Wrong("year", "rules.file-name", ("key", year), ("file", file));
        }

        var document = map.Bilingual("document");
        var issued = map.Day("issued");
        var holidays = new List<DateOnly>();
        var makeUps = new List<DateOnly>();
        foreach (var festival in map.Maps("festivals"))
        {
            ReadFestival(festival, year, holidays, makeUps);
        }

        map.TextOrNull("note");
        map.Close();
        return new(problems.Count == 0 ? new(year, document, issued, [.. holidays.Order()], [.. makeUps.Order()]) : null, problems.Sorted);
    }

    private static void ReadFestival(YamlMap map, int year, List<DateOnly> holidays, List<DateOnly> makeUps)
    {
        map.Bilingual("name");
        var from = map.Day("from");
        var to = map.DayOrNull("to") ?? from;
        if (from > to)
        {
            map.Wrong("from", "rules.from-after-to", ("from", from), ("to", to));
        }

        // The holidays of New Year may begin in the last days of the year before.
        if (map.Has("from") && (Math.Abs(from.Year - year) > 1 || to.DayNumber - from.DayNumber > 31))
        {
            map.Wrong("from", "rules.day-of-other-year", ("day", from), ("year", year));
            to = from;
        }

        for (var day = from; day <= to; day = day.AddDays(1))
        {
            holidays.Add(day);
        }

        foreach (var node in map.List("make_up"))
        {
            if (!DateOnly.TryParseExact(map.Scalar(node, "make_up"), "yyyy-MM-dd", out var day))
            {
                map.Problems.Add(node, "rules.not-a-day", ("key", "make_up"), ("text", node.ToString()));
            }
            else if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day))
            {
                map.Problems.Add(node, "rules.make-up-on-weekday", ("day", day));
            }
            else
            {
                makeUps.Add(day);
            }
        }

        map.Close();
    }
}

/// <summary>The arrangement the State Council published for a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Document">The notice.</param>
/// <param name="IssuedOn">Its day.</param>
/// <param name="Holidays">Every day off, weekends among them.</param>
/// <param name="MakeUpDays">Weekend days on which work is done.</param>
public sealed record HolidayArrangement(int Year, Bilingual Document, DateOnly IssuedOn, ImmutableArray<DateOnly> Holidays, ImmutableArray<DateOnly> MakeUpDays);
