using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Regulations;

/// <summary>Reads the cases of a version.</summary>
internal static class RuleCaseReader
{
    /// <param name="map">The case.</param>
    /// <param name="requirement">The requirement it is an example of.</param>
    public static RuleCase Read(YamlMap map, Requirement requirement)
    {
        var subject = requirement.Subject.Kind == SubjectKind.Member ? OfMember(map) : OfOrganization(map);
        var facts = map.Maps("facts").Select(Fact).ToList();
        var expected = map.Text("expect");
        DutyState? state = expected is "none" or "" ? null : map.WordOrNull<DutyState>("expect");
        var ruleCase = new RuleCase(
            map.Bilingual("name"),
            map.Day("on"),
            Key(map, requirement),
            subject,
            [.. facts],
            state,
            map.WordOrNull<NotApplicableReason>("reason"),
            map.Words<Mismatch>("near"),
            (int)map.Node.Start.Line);
        if (ruleCase.Reason is not null && state is not (DutyState.NotApplicable or DutyState.Exempt))
        {
            map.Wrong("reason", "rules.case-reason", ("state", expected));
        }

        map.Close();
        return ruleCase;
    }

    private static string Key(YamlMap map, Requirement requirement)
    {
        var key = map.Text("period");
        var fits = requirement.Cadence switch
        {
            Cadence.Once => key == CalendarPeriod.Once,
            Cadence.Standing => key == CalendarPeriod.Standing,
            Cadence.Event => DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            var cadence => CalendarPeriod.TryParse(key, out var period) && CalendarPeriod.Of(cadence, period.Days.From.Year).Contains(period),
        };
        if (!fits && key.Length > 0)
        {
            map.Wrong("period", "rules.case-period", ("key", key), ("cadence", Kebab.Word(requirement.Cadence)));
        }

        return key;
    }

    private static CaseFact Fact(YamlMap map)
    {
        var on = map.Day("on");
        var fact = new CaseFact(
            map.Word<FactKind>("kind"),
            map.WordOrNull<FactRole>("role") ?? FactRole.Held,
            on,
            map.DecimalOrNull("quantity") ?? 0,
            map.Integer("present", 0, 100_000, -1),
            map.Integer("entitled", 0, 100_000, -1),
            map.Flag("elsewhere"),
            map.DayOrNull("recorded_on") ?? on);
        map.Close();
        return fact;
    }

    private static CaseSubject OfOrganization(YamlMap parent)
    {
        if (parent.MapOrNull("subject") is not { } map)
        {
            return new(new CaseOrganization(), null);
        }

        var organization = Organization(map);
        map.Close();
        return new(organization, null);
    }

    private static CaseSubject OfMember(YamlMap parent)
    {
        if (parent.MapOrNull("subject") is not { } map)
        {
            return new(new CaseOrganization(), new CaseMember());
        }

        var usual = new CaseMember();
        var member = new CaseMember
        {
            Standing = map.WordOrNull<Standing>("standing") ?? usual.Standing,
            JoinedOn = map.DayOrNull("joined_on") ?? usual.JoinedOn,
            ConvertedOn = map.DayOrNull("converted_on"),
            BornOn = map.DayOrNull("born_on"),
            Since = map.DayOrNull("since") ?? usual.Since,
            Until = map.DayOrNull("until"),
            Rank = map.WordOrNull<CadreRank>("rank"),
            Posts = [.. map.Maps("posts").Select(post => Held(post, () => new CasePost(post.Word<PostKind>("kind"), Days(post), post.Flag("above"))))],
            Circumstances = [.. map.Maps("circumstances").Select(each => Held(each, () => new CaseCircumstance(each.Word<CircumstanceKind>("kind"), Days(each))))],
        };
        var branch = new CaseOrganization();
        if (map.MapOrNull("branch") is { } around)
        {
            branch = Organization(around);
            around.Close();
        }

        map.Close();
        return new(branch, member);
    }

    private static T Held<T>(YamlMap map, Func<T> read)
    {
        var value = read();
        map.Close();
        return value;
    }

    private static CaseOrganization Organization(YamlMap map)
    {
        var usual = new CaseOrganization();
        return usual with
        {
            Type = map.WordOrNull<OrganizationType>("type") ?? usual.Type,
            FoundedOn = map.DayOrNull("founded_on") ?? usual.FoundedOn,
            DissolvedOn = map.DayOrNull("dissolved_on"),
            FullMembers = map.Integer("full_members", 0, 10_000, usual.FullMembers),
            ProbationaryMembers = map.Integer("probationary_members", 0, 10_000, 0),
            Committee = map.Integer("committee", 0, 50, usual.Committee),
            HasSecretary = map.Flag("secretary", true),
            HasDisciplineOfficer = map.Flag("discipline_officer", true),
            PartyAffairsWorkers = map.Integer("party_affairs_workers", 0, 100, 0),
            FullTimeCadres = map.Integer("full_time_cadres", 0, 1000, 0),
            CellGroups = map.Integer("cell_groups", 0, 100, 0),
            Branches = map.Integer("branches", 0, 100, 0),
            MembersOfEachBranch = map.Integer("members_of_each_branch", 0, 1000, usual.MembersOfEachBranch),
            UnitStaff = map.TextOrNull("unit_staff") == "unknown" ? null : map.Integer("unit_staff", 0, 1_000_000, usual.UnitStaff),
            Term = map.TextOrNullIfText("term") == "unknown" ? null : map.MapOrNull("term") is { } term ? Held(term, () => Days(term)) : usual.Term,
        };
    }

    private static Period Days(YamlMap map)
    {
        var days = Period.Since(map.Day("from"), map.DayOrNull("to"));
        if (days.From > days.To)
        {
            map.Wrong("from", "rules.from-after-to", ("from", days.From), ("to", days.To));
        }

        return days;
    }
}
