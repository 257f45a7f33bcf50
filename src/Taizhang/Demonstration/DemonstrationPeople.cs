using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Demonstration;

/// <summary>Three hundred invented people and the posts among them.</summary>
internal sealed class DemonstrationPeople(Random random, TimeProvider clock)
{
    private const string Surnames = "陈林黄张李王吴刘蔡杨许郑谢郭洪邱曾廖赖徐周叶苏庄吕江何罗高潘简朱钟彭游詹胡施沈余卢梁赵颜柯翁魏孙戴";
    private const string Given = "建华志明秀英丽文伟芳国强玉兰晓东春燕海峰雪梅永康静怡浩然思远佳宁子轩雨桐若曦明哲嘉禾清和景行知微";
    private readonly List<(Member Member, Organization Branch, int Place)> _people = [];

    public IEnumerable<Member> Members => _people.Select(each => each.Member);

    /// <summary>The members of a branch, its secretary first.</summary>
    public IReadOnlyList<Member> Of(Organization branch) => [.. _people.Where(each => each.Branch.Id == branch.Id).OrderBy(each => each.Place).Select(each => each.Member)];

    /// <summary>Leaders at division rank, each a member of one of the first branches.</summary>
    public IReadOnlyList<Member> Leaders => [.. _people.Where(each => IsLeader(each.Branch, each.Place)).Select(each => each.Member)];

    public DemonstrationPeople Invent(IReadOnlyList<Organization> branches)
    {
        var today = clock.Today();
        for (var index = 0; index < branches.Count; index++)
        {
            var size = index switch { 5 => 5, 11 => 6, _ => 12 + (index * 7 % 9) };
            for (var place = 0; place < size; place++)
            {
                var born = new DateOnly(branches[index].Name.StartsWith("离退休", StringComparison.Ordinal) ? 1942 + random.Next(20) : 1966 + random.Next(34), 1 + random.Next(12), 1 + random.Next(28));
                var joined = born.AddYears(21).AddDays(random.Next(4000));
                var isNew = place == size - 1 && index % 4 == 1;
                joined = isNew ? today.AddDays(-120 - (index * 11)) : joined > today.AddYears(-3) ? today.AddYears(-3).AddDays(-index) : joined;
                _people.Add((new Member
                {
                    Code = $"QC{_people.Count + 1:0000}",
                    Name = Name(),
                    Gender = random.Next(5) < 2 ? Gender.Female : Gender.Male,
                    BornOn = born,
                    Ethnicity = random.Next(14) == 0 ? "壮族" : "汉族",
                    Education = random.Next(4) switch { 0 => "硕士", 1 => "大专", _ => "大学" },
                    JoinedOn = joined,
                    ConvertedOn = isNew ? null : joined.AddYears(1),
                    Standing = isNew ? Standing.Probationary : Standing.Full,
                    OrganizationId = branches[index].Id,
                }, branches[index], place));
            }
        }

        return this;
    }

    /// <summary>Memberships, posts, ranks and circumstances, once people have their keys.</summary>
    public void Describe(TaizhangDb db, DateOnly from)
    {
        var recorded = clock.Now().AddYears(-2);
        foreach (var (member, branch, place) in _people)
        {
            var since = member.JoinedOn!.Value > branch.FoundedOn ? member.JoinedOn.Value : branch.FoundedOn;
            db.Memberships.Add(new Membership { MemberId = member.Id, OrganizationId = branch.Id, Standing = member.Standing, From = since, RecordedAt = recorded });
            if (PostOf(place, _people.Count(each => each.Branch.Id == branch.Id)) is { } kind)
            {
                var took = branch.Code == "QC05" && place == 0 ? clock.Today().AddDays(-75) : branch.FoundedOn > from ? branch.FoundedOn : from.AddDays(-200 - (int)(member.Id % 90));
                db.Posts.Add(new Post { MemberId = member.Id, OrganizationId = branch.Id, Kind = kind, From = took, RecordedAt = recorded });
            }

            if (IsLeader(branch, place))
            {
                db.RankHoldings.Add(new RankHolding { MemberId = member.Id, Rank = CadreRank.DivisionLevel, From = from.AddYears(-2), RecordedAt = recorded });
            }

            if (place == 1 && branch.Code is "QC01" or "QC02" && place == 1)
            {
                db.Posts.Add(new Post { MemberId = member.Id, OrganizationId = branch.Id, Kind = PostKind.FullTimePartyCadre, From = from.AddYears(-1), RecordedAt = recorded });
            }

            if (branch.Name.StartsWith("离退休", StringComparison.Ordinal) && place > 8)
            {
                db.Circumstances.Add(new Circumstance { MemberId = member.Id, Kind = CircumstanceKind.FrailOrOld, From = from.AddMonths(-6), DecidedBy = branch.Name, RecordedAt = recorded });
            }
        }
    }

    private static bool IsLeader(Organization branch, int place) =>
        (branch.Code is "QC01" or "QC02" && place is 3 or 4) || (branch.Code is "QC03" or "QC07" && place == 3);

    private static PostKind? PostOf(int place, int size) => place switch
    {
        0 => PostKind.Secretary,
        1 when size >= 7 => PostKind.OrganizationOfficer,
        2 when size >= 7 => PostKind.DisciplineOfficer,
        5 when size >= 14 => PostKind.PublicityOfficer,
        6 when size is >= 7 and < 18 => PostKind.PartyAffairsWorker,
        _ => null,
    };

    private string Name()
    {
        var name = $"{Surnames[random.Next(Surnames.Length)]}{Given[random.Next(Given.Length)]}";
        return random.Next(4) == 0 ? name : name + Given[random.Next(Given.Length)];
    }
}
