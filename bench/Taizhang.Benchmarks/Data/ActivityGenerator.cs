namespace Taizhang.Benchmarks.Data;

/// <summary>Makes the activities of the year: each branch with its own share of missed duties, some of those held a few days too late.</summary>
internal sealed class ActivityGenerator(MersenneTwister random, List<MadeOrganization> organizations)
{
    private static readonly string[] Topics = "Work plan;Budget and accounts;Safety at work;Service to the public;Rules of procedure;Quality week;Training plan;Neighbourhood help;History of the organisation;Environment day;New members;Review".Split(';');
    private static readonly string[] ThemeDayHours = ["2.5", "3.0", "3.0", "3.5"];
    private static readonly string[] LectureHours = ["1.5", "2.0"];
    private static readonly string[] StudyHours = ["4.0", "6.0"];

    private readonly List<MadeActivity> _activities = [];

    /// <summary>All activities by day, organization and the order they were made in.</summary>
    public List<MadeActivity> Make(List<MadeOrganization> branches, List<MadeRoll> rolls)
    {
        foreach (var (branch, roll) in branches.Zip(rolls))
        {
            OfBranch(branch, roll, 0.03 + (0.07 * random.Next()));
        }

        foreach (var organization in organizations.Where(each => each.Level != "branch" && IsInYear(each.TermEndsOn)))
        {
            Election(organization, 0.07);
        }

        return [.. _activities.OrderBy(each => each.HeldOn).ThenBy(each => each.OrganizationId).ThenBy(each => each.Number)];
    }

    private static bool IsInYear(int? day) => day >= DataYear.First && day <= DataYear.Last;

    private void OfBranch(MadeOrganization branch, MadeRoll roll, double missed)
    {
        foreach (var quarter in DataYear.Quarters)
        {
            Hold(branch, missed, quarter, "member_meeting", "1.5");
        }

        foreach (var month in DataYear.Months)
        {
            if (roll.Size >= 7 || random.Next() < 0.05)
            {
                Hold(branch, missed, month, "committee_meeting", "1.0");
            }

            Hold(branch, missed, month, "theme_day", random.Pick(ThemeDayHours));
        }

        for (var half = 0; half < 2; half++)
        {
            // Every leader gives a lecture, spread over the quarters; one left without has a guest.
            for (var index = 0; index < roll.Leaders.Count; index++)
            {
                Hold(branch, missed, DataYear.Quarters[(half * 2) + (index % 2)], "lecture", random.Pick(LectureHours), roll.Leaders[index]);
            }

            if (roll.Leaders.Count < 2)
            {
                Hold(branch, missed, DataYear.Quarters[(half * 2) + 1], "lecture", "2.0");
            }

            Hold(branch, missed, DataYear.Halves[half], "study", random.Pick(StudyHours));
        }

        Hold(branch, missed, (DataYear.Months[10].From, DataYear.Months[11].To), "life_meeting", "3.0");
        if (random.Next() < 0.5)
        {
            Hold(branch, missed, (DataYear.First, DataYear.Last), "volunteer", "2.0");
        }

        if (IsInYear(branch.TermEndsOn))
        {
            Election(branch, missed);
        }
    }

    private void Hold(MadeOrganization branch, double missed, (int From, int To) days, string kind, string hours, int? ledBy = null)
    {
        var first = Math.Max(days.From, Math.Max(DataYear.First, branch.FoundedOn));
        if (first > days.To)
        {
            return;
        }

        if (random.Next() >= missed)
        {
            Add(random.Between(first, days.To), branch, kind, hours, ledBy);
        }
        else if (random.Next() < 0.3 && days.To + 5 <= DataYear.Last)
        {
            Add(days.To + random.Between(1, 5), branch, kind, hours, ledBy);
        }
    }

    private void Election(MadeOrganization organization, double missed)
    {
        var term = organization.TermEndsOn!.Value;
        if (random.Next() >= missed)
        {
            Add(random.Between(Math.Max(DataYear.First, term - 150), term), organization, "election", "2.0");
        }
        else if (random.Next() < 0.5 && term + 40 <= DataYear.Last)
        {
            Add(term + random.Between(1, 40), organization, "election", "2.0");
        }
    }

    private void Add(int day, MadeOrganization organization, string kind, string hours, int? ledBy = null) =>
        _activities.Add(new(day, organization.Id, _activities.Count, kind, hours, random.Pick(Topics), ledBy));
}
