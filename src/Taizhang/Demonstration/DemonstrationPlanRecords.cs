using Taizhang.Activities;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Demonstration;

/// <summary>The records the invented plan asks for beyond what regulations ask; here and there one is missing.</summary>
internal sealed class DemonstrationPlanRecords(IReadOnlyList<Organization> branches, DemonstrationPeople people, long committeeId, DateOnly from, DateOnly today)
{
    private readonly Random _random = new(20261124);

    /// <summary>One thing held and who came.</summary>
    internal sealed record Held(long OrganizationId, FactKind Kind, DateOnly On, string Topic, decimal Hours, Member? LedBy, IReadOnlyList<Member> Present)
    {
        public Activity Activity(int id) => new()
        {
            Id = id,
            OrganizationId = OrganizationId,
            Kind = Kind,
            HeldOn = On,
            Topic = Topic,
            Hours = Hours,
            LedById = LedBy?.Id,
            RecordedAt = DateTime.SpecifyKind(On.ToDateTime(new TimeOnly(9, 0)), DateTimeKind.Utc),
        };
    }

    public IEnumerable<Held> Invent() => Enumerable.Range(from.Year, today.Year - from.Year + 1).SelectMany(year => OfOffice(year).Concat(branches.SelectMany((branch, index) => OfBranch(year, branch, index))))
        .Where(held => held.On <= today);

    private IEnumerable<Held> OfOffice(int year)
    {
        var secretaries = branches.Where(branch => branch.FoundedOn.Year < year).Select(branch => people.Of(branch)[0]).ToList();
        yield return new(committeeId, FactKind.SecretaryReport, new DateOnly(year, 1, 10), "党支部书记向机关党委述职", 4, null, [.. secretaries.Where((_, index) => index != 12)]);
        yield return new(committeeId, FactKind.DevelopmentInspection, new DateOnly(year, 5, 20), "发展党员工作自查", 3, null, []);
        yield return new(committeeId, FactKind.DisciplineStudyMonth, new DateOnly(year, 8, 1), "纪律教育学习月", 8, null, []);
        yield return new(committeeId, FactKind.StandardAssessment, new DateOnly(year, 12, 20), "达标评定结果公布", 3, null, []);
        yield return new(committeeId, FactKind.CareVisit, new DateOnly(year, 1, 18), "春节前走访慰问", 6, null, []);
        yield return new(committeeId, FactKind.CareVisit, new DateOnly(year, 6, 26), "“七一”前走访慰问", 6, null, []);
        for (var month = 1; month <= 12; month += 3)
        {
            yield return new(committeeId, FactKind.Study, new DateOnly(year, month + 1, 17), "机关党委理论学习交流", 3, null, []);
        }
    }

    private IEnumerable<Held> OfBranch(int year, Organization branch, int index)
    {
        if (branch.FoundedOn.Year >= year)
        {
            yield break;
        }

        var members = people.Of(branch);
        if (index != 4)
        {
            yield return new(branch.Id, FactKind.PublicCommitment, new DateOnly(year, 2, 20 + (index % 7)), "年度公开承诺", 1, members[0], members);
        }

        yield return new(branch.Id, FactKind.MassContact, new DateOnly(year, 4, 8 + index), "进社区听取游园意见", 3, members[0], Most(members));
        if (index is not (9 or 12))
        {
            yield return new(branch.Id, FactKind.MassContact, new DateOnly(year, 9, 3 + index), "便民服务：修枝与养护咨询", 3, members[0], Most(members));
        }

        for (var month = 1; month <= 12; month += 3)
        {
            yield return new(branch.Id, FactKind.Study, new DateOnly(year, month + 1, 3 + index), "理论学习交流会", 2, members[0], Most(members));
        }
    }

    private List<Member> Most(IReadOnlyList<Member> members) => [.. members.Where((_, index) => index == 0 || _random.Next(20) > 0)];
}
