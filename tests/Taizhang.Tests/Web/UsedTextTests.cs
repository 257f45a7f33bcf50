using System.Text.RegularExpressions;
using System.Xml.Linq;
using Taizhang.Accounts;
using Taizhang.Accounts.Administration;
using Taizhang.Accounts.Granting;
using Taizhang.Accounts.Tokens;
using Taizhang.Activities;
using Taizhang.Audit;
using Taizhang.Evidence;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Members.Corrections;
using Taizhang.Members.Personal;
using Taizhang.Members.Retention;
using Taizhang.Members.Rosters;
using Taizhang.Organizations;
using Taizhang.Plans;
using Taizhang.Plans.Drafting;
using Taizhang.Plans.Reading;
using Taizhang.Regulations;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

public sealed partial class UsedTextTests
{
    /// <summary>Keys made while the program runs: how each begins, and the words that may follow.</summary>
    private static readonly Dictionary<string, IEnumerable<string>> Families = new()
    {
        ["account-state."] = Kebab.All<AccountState>(),
        ["api-answer."] = Words("200", "201", "304", "400", "401", "403", "404", "409", "413", "415", "422", "429"),
        ["api-call."] = Words("list-organizations", "read-organization", "list-members", "read-member", "list-duties", "explain-duty", "list-facts", "list-activities", "read-activity", "record-activity"),
        ["api-filter."] = Words("q", "organization", "standing", "post", "as-of", "state", "plan", "code", "period", "kind", "from", "to", "limit", "cursor"),
        ["api-part."] = Words("id", "code", "periodKey", "who"),
        ["api.bad-filter-"] = Kebab.All<Taizhang.Web.Api.FilterForm>(),
        ["api.place-"] = Words("path", "query", "header"),
        ["token-end."] = Kebab.All<TokenEnd>(),
        ["token-scope."] = TokenScopes.All.Select(Kebab.Word),
        ["absence."] = Words("leave", "trip", "duty", "ill", "training", "unexcused", "other"),
        ["cadence."] = Kebab.All<Cadence>(),
        ["cadre-rank."] = Kebab.All<CadreRank>(),
        ["circumstance-kind."] = Kebab.All<CircumstanceKind>(),
        ["clause-kind."] = Kebab.All<ClauseKind>(),
        ["clause.nothing-"] = Kebab.All<ClauseKind>(),
        ["deed."] = Deeds().Append("issue-paper"),
        ["departure."] = Kebab.All<Departure>(),
        ["draft-doubt."] = Kebab.All<DraftDoubt>(),
        ["duty-state."] = Kebab.All<DutyState>(),
        ["execution.judged-"] = Kebab.All<MeasureJudgement>(),
        ["execution.unjudged-"] = Kebab.All<ClauseKind>(),
        ["fact-kind."] = Kebab.All<FactKind>(),
        ["figure-kind."] = Kebab.All<FigureKind>(),
        ["first-start."] = Account.Administrators.Select(Kebab.Word),
        ["file-class."] = Kebab.All<FileClass>(),
        ["file-kind."] = Kebab.All<FileKind>(),
        ["cli-evidence.fault-"] = Kebab.All<FileFault>(),
        ["gallery.chart.month"] = Words("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"),
        ["gender."] = Kebab.All<Gender>(),
        ["grid.half-"] = Words("1", "2"),
        ["grid.month-"] = Enumerable.Range(1, 12).Select(month => month.ToString("00", System.Globalization.CultureInfo.InvariantCulture)),
        ["audit.channel-"] = Kebab.All<DeedChannel>(),
        ["audit.fault-"] = Kebab.All<ChainFault>(),
        ["audit.pattern-"] = Kebab.All<PatternKind>(),
        ["audit.result-"] = Kebab.All<DeedResult>(),
        ["cli-audit.fault-"] = Kebab.All<ChainFault>(),
        ["home.title-"] = Kebab.All<Role>(),
        ["interpretations.how-"] = Words("none", "figures", "text"),
        ["job-stage."] = Kebab.All<JobStage>(),
        ["measure-judgement."] = Kebab.All<MeasureJudgement>(),
        ["measure.at-least-"] = Kebab.All<Part>(),
        ["measured-by."] = Kebab.All<MeasuredBy>(),
        ["members.step-"] = Kebab.All<Standing>(),
        ["mismatch."] = Kebab.All<Mismatch>(),
        ["modality."] = Kebab.All<Modality>(),
        ["not-applicable."] = Kebab.All<NotApplicableReason>(),
        ["fact-role."] = Kebab.All<FactRole>(),
        ["office."] = Account.Administrators.Select(Kebab.Word),
        ["organization-type."] = Kebab.All<OrganizationType>(),
        ["organizations.figure-"] = Kebab.All<FigureKind>(),
        ["period."] = Words(CalendarPeriod.Once, CalendarPeriod.Standing),
        ["retention-verdict."] = Kebab.All<RetentionVerdict>(),
        ["correction-state."] = Kebab.All<CorrectionState>(),
        ["correction-verdict."] = Kebab.All<CorrectionVerdict>(),
        ["cli-keys.state-"] = Kebab.All<KeyState>(),
        ["personal-kind."] = Kebab.All<PersonalKind>(),
        ["privacy-use."] = PersonalDataUses.All.SelectMany(use => Words(use.Name, use.Name + "-purpose", use.Name + "-retention", use.Name + "-readers")),
        ["unmask-purpose."] = Kebab.All<UnmaskPurpose>(),
        ["person-change."] = Kebab.All<PersonChangeKind>(),
        ["plan-stage."] = Kebab.All<PlanStage>(),
        ["plan.kind-"] = Kebab.All<DutyKind>(),
        ["post-kind."] = Kebab.All<PostKind>(),
        ["problem."] = Words("400.title", "400.text", "403.title", "403.text", "404.title", "404.text", "413.title", "413.text", "429.title", "429.text", "500.title", "500.text"),
        ["proposal-decision."] = Kebab.All<ProposalDecision>(),
        ["policy-setting."] = Kebab.All<PolicySetting>(),
        ["policy-value."] = Enum.GetValues<PolicySetting>().Where(setting => setting != PolicySetting.SecondFactor).Select(Kebab.Word),
        ["proposal-state."] = Kebab.All<ProposalAnswer>().Concat(Words("open", "ended", "unanswered")),
        ["proposal-view."] = Kebab.All<ProposalView>(),
        ["registry-property."] = Kebab.All<RegistryProperty>(),
        ["role."] = Kebab.All<Role>(),
        ["roster-field."] = Kebab.All<RosterField>(),
        ["rule-status."] = Kebab.All<RuleStatus>(),
        ["share-rounding."] = Kebab.All<ShareRounding>(),
        ["second-factor-demand."] = Kebab.All<SecondFactorDemand>(),
        ["sign-in-method."] = Kebab.All<SignInMethod>(),
        ["signature."] = Kebab.All<Role>().Append(Actor.System.Name),
        ["thing."] = Words("account", "account-session", "activity", "election", "talk", "grant", "interpretation", "job", "member", "organization", "plan", "plan-clause", "policy-change", "progress-note", "release", "correction-request", "ledger"),
        ["span."] = Kebab.All<SpanUnit>().SelectMany(unit => Words(unit, unit + "-one")),
        ["standing."] = Kebab.All<Standing>(),
        ["unit."] = Words("hours", "persons", "yuan", "times", "days"),
        ["vote-result."] = Kebab.All<VoteResult>(),
        ["what."] = Kebab.All<FactRole>().SelectMany(role => Words(role, role + "-own")),
        ["whom-choice."] = Kebab.All<Whom>(),

        // What is said of a field fits what the field takes; see PostForm.Say.
        ["errors.unreadable-"] = Words("date", "number", "select"),
        ["kernel.required-"] = Words("select", "file", "date"),
    };

    [Fact]
    public void Every_key_is_asked_for_somewhere()
    {
        var code = Repository.Files("*.cs").Concat(Repository.Files("*.razor")).Where(IsOurs).Select(File.ReadAllText).ToList();
        var written = code.SelectMany(text => Written().Matches(text)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var made = Families.SelectMany(family => family.Value.Select(word => family.Key + word)).ToHashSet(StringComparer.Ordinal);

        var keys = Repository.Files("*Texts.resx").Where(IsOurs).SelectMany(file => XDocument.Load(file).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)).Distinct().ToList();

        var unused = keys.Where(key => !written.Contains(key) && !made.Contains(key)).ToList();
        Assert.NotEmpty(keys);
        Assert.Empty(unused);
    }

    [Fact]
    public void Every_family_of_keys_is_made_somewhere()
    {
        var code = string.Concat(Repository.Files("*.cs").Concat(Repository.Files("*.razor")).Where(IsOurs).Select(File.ReadAllText));

        var unmade = Families.Keys.Where(prefix => prefix is not ("errors.unreadable-" or "kernel.required-")
            && !code.Contains($"\"{prefix}{{", StringComparison.Ordinal) && !code.Contains($"\"{prefix}\" +", StringComparison.Ordinal) && !code.Contains($"\"{prefix.TrimEnd('.')}\"", StringComparison.Ordinal)).ToList();

        Assert.Empty(unmade);
    }

    private static bool IsOurs(string file) => !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static string[] Words(params string[] words) => words;

    /// <summary>The operations a page names among what was done.</summary>
    private static IEnumerable<string> Deeds() => typeof(TaizhangDb).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false, Namespace: not null })
        .Select(type => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name));

    [GeneratedRegex("\"([A-Za-z0-9][A-Za-z0-9.-]*)\"")]
    private static partial Regex Written();
}
