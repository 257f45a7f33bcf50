using Taizhang.Activities;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Demonstration;

/// <summary>Two years of invented records: most duties met, some not, a few recorded late.</summary>
internal sealed class DemonstrationRecords(Random random, IReadOnlyList<Organization> branches, DemonstrationPeople people, long committeeId, DateOnly from, DateOnly today)
{
    private static readonly string[] ThemeDays = ["植树护绿在一线", "重温入党誓词", "走进社区听民意", "安全生产大家谈", "红色故事会", "保护古树名木", "节约用水我带头", "文明服务进公园"];
    private static readonly string[] Lectures = ["学好党章 守好初心", "把群众的小事当大事", "纪律是带电的高压线", "一片绿叶的责任", "从园林史看为民情怀"];
    private static readonly string[] Meetings = ["审议支部工作计划", "讨论党费使用情况", "通报上季度工作", "讨论预备党员培养"];
    private static readonly string[] Studies = ["专题学习：基层组织建设", "集中学习：条例逐条读", "读书班：生态文明"];

    public List<Activity> Activities { get; } = [];

    public List<(long ActivityId, long MemberId)> Attendances { get; } = [];

    public List<Talk> Talks { get; } = [];

    public List<Election> Elections { get; } = [];

    public DemonstrationRecords Invent()
    {
        for (var index = 0; index < branches.Count; index++)
        {
            Branch(branches[index], diligence: index switch { 4 or 12 => 0.72, 9 => 0.8, _ => 0.965 });
        }

        foreach (var leader in people.Leaders.Select((member, index) => (Member: member, Index: index)))
        {
            Lead(leader.Member, leader.Index);
        }

        TalkAmongLeaders();
        for (var year = from.Year; year <= today.Year; year++)
        {
            Hold(committeeId, FactKind.SpecialSupervision, new DateOnly(year, 6, 12), "党建工作专项督查", 6, null, [], 1);
            Hold(committeeId, FactKind.OrganMeeting, new DateOnly(year, 3, 20), "党员干部大会", 2, null, [], 1);
            Hold(committeeId, FactKind.BudgetDrawnUp, new DateOnly(year, 1, 22), "党建工作经费预算", 1, null, [], 1);
            Hold(committeeId, FactKind.SecretaryReport, new DateOnly(year, 1, 9), "支部书记述职评议", 4, null, [], 1);
        }

        foreach (var asked in new DemonstrationPlanRecords(branches, people, committeeId, from, today).Invent())
        {
            var id = Activities.Count + 1;
            Activities.Add(asked.Activity(id));
            Attendances.AddRange(asked.Present.Select(member => ((long)id, member.Id)));
        }

        Activities.Sort((one, other) => one.HeldOn.CompareTo(other.HeldOn));
        Renumber();
        return this;
    }

    private void Branch(Organization branch, double diligence)
    {
        var members = people.Of(branch);
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= today; month = month.AddMonths(1))
        {
            if (month < branch.FoundedOn)
            {
                continue;
            }

            Hold(branch.Id, FactKind.ThemeDay, month.AddDays(4 + (int)(branch.Id % 9)), Pick(ThemeDays), 3, null, members, diligence);
            if (members.Count >= 7)
            {
                Hold(branch.Id, FactKind.CommitteeMeeting, month.AddDays(9 + (int)(branch.Id % 7)), Pick(Meetings), 1, members[0], [members[0], members[1], members[2]], diligence);
            }

            if (month.Month % 3 == 2)
            {
                Hold(branch.Id, FactKind.GeneralMeeting, month.AddDays(14), Pick(Meetings), 2, members[0], members, diligence);
                Hold(branch.Id, FactKind.Lecture, month.AddDays(20), Pick(Lectures), 2, members[0], members, diligence);
            }

            if (month.Month % 6 == 4)
            {
                Hold(branch.Id, FactKind.Study, month.AddDays(24), Pick(Studies), 4, members[0], members, diligence);
            }

            if (month.Month == 12)
            {
                Hold(branch.Id, FactKind.LifeMeeting, month.AddDays(12), "年度组织生活会", 3, members[0], members, diligence);
                Hold(branch.Id, FactKind.DemocraticAppraisal, month.AddDays(18), "民主评议党员", 2, members[0], members, diligence);
            }
        }

        Talk(branch, members, diligence);
        if (branch.Id % 5 == 2)
        {
            Elections.Add(new Election { OrganizationId = branch.Id, Kind = FactKind.ByElection, HeldOn = from.AddDays(100 + (int)branch.Id), Entitled = members.Count, Present = members.Count - 1, Seats = 1, Candidates = 2, Issued = members.Count - 1, Returned = members.Count - 1, RecordedAt = Moment(from.AddDays(101 + (int)branch.Id)) });
        }
    }

    private void Talk(Organization branch, IReadOnlyList<Member> members, double diligence)
    {
        for (var year = from.Year; year <= today.Year; year++)
        {
            foreach (var partner in members.Skip(1))
            {
                var on = new DateOnly(year, 3, 1).AddDays(random.Next(230));
                if (on <= today && on >= branch.FoundedOn && random.NextDouble() < diligence - 0.1)
                {
                    Talks.Add(new Talk { OrganizationId = branch.Id, Kind = FactKind.HeartToHeartTalk, HeldOn = on, TalkerId = members[0].Id, PartnerId = partner.Id, RecordedAt = Moment(on.AddDays(2)) });
                }
            }
        }
    }

    /// <summary>A leader's lectures: the first of the year given by all, the second still missing for some; one was given elsewhere.</summary>
    private void Lead(Member leader, int index)
    {
        for (var year = from.Year; year <= today.Year; year++)
        {
            var own = branches.First(branch => branch.Id == leader.OrganizationId);
            Hold(own.Id, FactKind.Lecture, new DateOnly(year, 5, 8 + index), Pick(Lectures), 2, leader, people.Of(own), index == 4 ? 0 : 1);
            var second = index == 2 && year == today.Year ? branches[8] : own;
            Hold(second.Id, FactKind.Lecture, new DateOnly(year, 10, 10 + index), Pick(Lectures), 2, leader, people.Of(second), index is 3 or 4 && year == today.Year ? 0 : 1);
        }
    }

    /// <summary>Leaders talk with each other in every half-year; one pair has still to.</summary>
    private void TalkAmongLeaders()
    {
        var leaders = people.Leaders;
        foreach (var (month, index) in Enumerable.Range(0, ((today.Year - from.Year) * 12) + 12).Where(month => month % 6 == 3).SelectMany(month => leaders.Select((_, index) => (month, index))))
        {
            var on = from.AddMonths(month).AddDays(3 + index);
            if (on <= today && !(index == 1 && on.AddMonths(6) > today))
            {
                Talks.Add(new Talk { OrganizationId = leaders[index].OrganizationId, Kind = FactKind.HeartToHeartTalk, HeldOn = on, TalkerId = leaders[index].Id, PartnerId = leaders[(index + 1) % leaders.Count].Id, RecordedAt = Moment(on) });
            }
        }
    }

    private void Hold(long organizationId, FactKind kind, DateOnly on, string topic, decimal hours, Member? leader, IReadOnlyList<Member> invited, double chance)
    {
        if (on > today || random.NextDouble() >= chance)
        {
            return;
        }

        var id = Activities.Count + 1;
        var recorded = on.AddDays(random.Next(25) == 0 ? 48 : 1 + random.Next(5));
        Activities.Add(new Activity { Id = id, OrganizationId = organizationId, Kind = kind, HeldOn = on, Topic = topic, Hours = hours, LedById = leader?.Id, RecordedAt = Moment(recorded > today ? today : recorded) });
        Attendances.AddRange(invited.Where(member => member.JoinedOn <= on && (member.Id == leader?.Id || random.NextDouble() < 0.91 - (member.Id % 23 == 0 ? 0.5 : 0))).Select(member => ((long)id, member.Id)));
    }

    /// <summary>Keys rise with the day.</summary>
    private void Renumber()
    {
        var numbers = new long[Activities.Count + 1];
        for (var index = 0; index < Activities.Count; index++)
        {
            numbers[Activities[index].Id] = index + 1;
            Activities[index].Id = index + 1;
        }

        var renumbered = Attendances.Select(each => (numbers[each.ActivityId], each.MemberId)).Distinct().Order().ToList();
        Attendances.Clear();
        Attendances.AddRange(renumbered);
    }

    private string Pick(string[] topics) => topics[random.Next(topics.Length)];

    private static DateTime Moment(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(2, 30)), DateTimeKind.Utc);
}
