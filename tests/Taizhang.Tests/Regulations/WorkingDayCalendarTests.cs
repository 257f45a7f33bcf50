using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Regulations;
using Taizhang.Tests.Ledger;

namespace Taizhang.Tests.Regulations;

public sealed class WorkingDayCalendarTests
{
    private const string Good = """
        year: 2030
        document: {zh: 通知, en: Notice}
        issued: 2029-11-01
        festivals:
          - {name: {zh: 元旦, en: New Year}, from: 2029-12-31, to: 2030-01-02, make_up: [2030-01-05]}
        """;

    private static readonly WorkingDayCalendar Calendar = WorkingDayCalendar.Shipped();

    [Theory]
    [InlineData("2018-09-29", true)]
    [InlineData("2018-10-01", false)]
    [InlineData("2018-12-31", false)]
    [InlineData("2019-05-02", false)]
    [InlineData("2019-05-05", true)]
    [InlineData("2020-01-31", false)]
    [InlineData("2020-02-01", false)]
    [InlineData("2020-02-03", true)]
    [InlineData("2021-09-18", true)]
    [InlineData("2022-04-02", true)]
    [InlineData("2022-12-31", false)]
    [InlineData("2023-10-08", true)]
    [InlineData("2024-02-09", true)]
    [InlineData("2025-01-28", false)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-23", false)]
    public void The_published_arrangement_decides(string day, bool isWorkingDay) => Assert.Equal(isWorkingDay, Calendar.WorkingDays.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData(2018, 250)]
    [InlineData(2019, 250)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    public void A_year_has_its_number_of_working_days(int year, int expected) => Assert.Equal(expected, Calendar.WorkingDays.Between(new(year, 1, 1), new(year, 12, 31)));

    [Fact]
    public void Five_working_days_over_the_national_holiday_take_in_the_make_up_day() => Assert.Equal(Day("2026-10-13"), Calendar.WorkingDays.After(Day("2026-09-30"), 5));

    [Fact]
    public void Make_up_days_lie_on_weekends_and_holidays_hold_no_make_up_day() => Assert.All(Calendar.Years.Values, year =>
    {
        Assert.All(year.MakeUpDays, day => Assert.Contains(day.DayOfWeek, (DayOfWeek[])[DayOfWeek.Saturday, DayOfWeek.Sunday]));
        Assert.Empty(year.Holidays.Intersect(year.MakeUpDays));
    });

    [Fact]
    public void A_year_without_a_known_arrangement_is_named()
    {
        Assert.Equal(Enumerable.Range(2018, 9), Calendar.Years.Keys);
        Assert.True(Calendar.IsKnown(Day("2026-12-31")));
        Assert.False(Calendar.IsKnown(Day("2027-01-01")));
        Assert.Equal([2017, 2027], Calendar.UnknownYears(new Period(Day("2017-06-01"), Day("2027-03-01"))));
    }

    [Theory]
    [InlineData("year: 2030", "year: 2031", "rules.file-name")]
    [InlineData("year: 2030", "", "rules.missing")]
    [InlineData("from: 2029-12-31", "from: 2027-12-31", "rules.day-of-other-year")]
    [InlineData("to: 2030-01-02", "to: 2029-12-30", "rules.from-after-to")]
    [InlineData("2030-01-05", "2030-01-08", "rules.make-up-on-weekday")]
    [InlineData("2030-01-05", "soon", "rules.not-a-day")]
    [InlineData("festivals:", "holidays:", "rules.unknown-key")]
    public void A_bad_arrangement_is_told_what_is_wrong_in_both_languages(string good, string bad, string code)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var read = WorkingDayCalendar.Read([("2030.yaml", Good.Replace(good, bad, StringComparison.Ordinal))]);

        Assert.Null(read.Value);
        Assert.Contains(code, read.Problems.Select(problem => problem.Code));
        Assert.All(read.Problems, RuleWords.AreThere);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
