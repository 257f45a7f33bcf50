using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Regulations;

/// <summary>The registry and the facts a case describes; what it leaves unsaid is as usual.</summary>
internal static class RuleCaseRegistry
{
    private const long AboveId = 1;
    private const long SubjectId = 2;
    private const long ElsewhereId = 3;
    private const long FirstGroupId = 10;
    private const long FirstBranchId = 200;
    private const long SubjectMemberId = 1;
    private const long FirstMemberId = 100;
    private static readonly DateOnly LongAgo = new(1990, 1, 1);

    /// <summary>Whom the case is about.</summary>
    public static Subject SubjectOf(RuleCase ruleCase) =>
        ruleCase.Subject.Member is null ? new(SubjectKind.Organization, SubjectId) : new(SubjectKind.Member, SubjectMemberId);

    /// <summary>The facts, as facts of the subject.</summary>
    public static IEnumerable<Fact> Facts(RuleCase ruleCase) => ruleCase.Facts.Select((fact, index) => new Fact(
        fact.Kind,
        fact.Role,
        fact.Elsewhere ? ElsewhereId : SubjectId,
        ruleCase.Subject.Member is null ? 0 : SubjectMemberId,
        fact.On,
        (long)(fact.Quantity * 100),
        fact.Present,
        fact.Entitled,
        new RecordReference(RecordSource.None, index + 1),
        fact.RecordedOn));

    /// <summary>The organizations and people around the subject.</summary>
    public static Registry Of(RuleCase ruleCase)
    {
        var around = ruleCase.Subject.Organization;
        var organizations = new List<OrganizationEntry>
        {
            new() { Id = AboveId, Type = Above(around.Type), FoundedOn = LongAgo },
            Subject(around),
            new() { Id = ElsewhereId, ParentId = AboveId, Type = OrganizationType.Branch, FoundedOn = LongAgo },
        };
        organizations.AddRange(Range(FirstGroupId, around.CellGroups).Select(id => new OrganizationEntry { Id = id, ParentId = SubjectId, Type = OrganizationType.CellGroup, FoundedOn = around.FoundedOn }));
        var branches = Range(FirstBranchId, around.Branches).ToList();
        organizations.AddRange(branches.Select(id => new OrganizationEntry { Id = id, ParentId = SubjectId, Type = OrganizationType.Branch, FoundedOn = around.FoundedOn }));

        var members = new List<MemberEntry>();
        if (ruleCase.Subject.Member is { } subject)
        {
            members.Add(Subject(subject));
        }

        AddOthers(members, around, ruleCase.Subject.Member);
        foreach (var branch in branches)
        {
            members.AddRange(Range(FirstMemberId + members.Count, around.MembersOfEachBranch).Select(id => Other(id, branch, Standing.Full, around.FoundedOn)));
        }

        return new Registry(organizations, members);
    }

    private static OrganizationEntry Subject(CaseOrganization around)
    {
        var entry = new OrganizationEntry
        {
            Id = SubjectId,
            ParentId = AboveId,
            Type = around.Type,
            FoundedOn = around.FoundedOn,
            DissolvedOn = around.DissolvedOn ?? DateOnly.MaxValue,
        };
        if (around.Term is { } term)
        {
            entry.Terms.Add(new TermEntry(1, Period.Since(term.From), term.To));
        }

        if (around.UnitStaff is { } staff)
        {
            entry.Figures.Add(new FigureEntry(1, FigureKind.UnitStaff, LongAgo, staff, LongAgo));
        }

        return entry;
    }

    private static MemberEntry Subject(CaseMember member) => new()
    {
        Id = SubjectMemberId,
        JoinedOn = member.JoinedOn,
        ConvertedOn = member.ConvertedOn,
        BornOn = member.BornOn,
        Memberships = [new(SubjectMemberId, SubjectId, member.Standing, Period.Since(member.Since, member.Until), member.JoinedOn)],
        Posts = [.. member.Posts.Select((post, index) => new PostEntry(index + 1, SubjectMemberId, post.IsAbove ? AboveId : SubjectId, post.Kind, post.Days))],
        Ranks = member.Rank is { } rank ? [new(rank, Period.Always)] : [],
        Circumstances = [.. member.Circumstances.Select(circumstance => new CircumstanceEntry(circumstance.Kind, circumstance.Days))],
    };

    private static void AddOthers(List<MemberEntry> members, CaseOrganization around, CaseMember? subject)
    {
        var posts = Posts(around).ToList();
        var full = around.FullMembers - (subject?.Standing == Standing.Full ? 1 : 0);
        var people = Range(FirstMemberId, Math.Max(full, posts.Count)).ToList();
        for (var index = 0; index < people.Count; index++)
        {
            // Posts beyond the members there are belong to people of another organization.
            var member = Other(people[index], index < full ? SubjectId : ElsewhereId, Standing.Full, around.FoundedOn);
            member.Posts = index < posts.Count
                ? [.. posts[index].Select((kind, number) => new PostEntry((index * 10) + number + 100, member.Id, SubjectId, kind, Period.Since(around.FoundedOn)))]
                : [];
            members.Add(member);
        }

        members.AddRange(Range(FirstMemberId + people.Count, around.ProbationaryMembers).Select(id => Other(id, SubjectId, Standing.Probationary, around.FoundedOn)));
    }

    /// <summary>The posts of each person who holds any; in a committee of three the third sees to publicity and discipline both.</summary>
    private static IEnumerable<PostKind[]> Posts(CaseOrganization around)
    {
        PostKind[][] committee =
        [
            around.HasSecretary ? [PostKind.Secretary] : [PostKind.DeputySecretary],
            [PostKind.OrganizationOfficer],
            around.HasDisciplineOfficer ? [PostKind.PublicityOfficer, PostKind.DisciplineOfficer] : [PostKind.PublicityOfficer],
        ];
        return committee.Take(around.Committee)
            .Concat(Enumerable.Repeat<PostKind[]>([PostKind.CommitteeMember], Math.Max(0, around.Committee - committee.Length)))
            .Concat(Enumerable.Repeat<PostKind[]>([PostKind.PartyAffairsWorker], around.PartyAffairsWorkers))
            .Concat(Enumerable.Repeat<PostKind[]>([PostKind.FullTimePartyCadre], around.FullTimeCadres));
    }

    private static MemberEntry Other(long id, long organizationId, Standing standing, DateOnly since) => new()
    {
        Id = id,
        JoinedOn = LongAgo,
        Memberships = [new(id, organizationId, standing, Period.Since(since), LongAgo)],
    };

    private static OrganizationType Above(OrganizationType type) => type is OrganizationType.Branch or OrganizationType.JointBranch or OrganizationType.GeneralBranch or OrganizationType.TemporaryBranch
        ? OrganizationType.OrganPartyCommittee
        : OrganizationType.OrganWorkCommittee;

    private static IEnumerable<long> Range(long first, int count) => Enumerable.Range(0, Math.Max(0, count)).Select(index => first + index);
}
