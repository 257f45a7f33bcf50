using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Accounts;
using Taizhang.Accounts.Administration;
using Taizhang.Accounts.Granting;
using Taizhang.Accounts.Passkeys;
using Taizhang.Accounts.Providers;
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
using Taizhang.Plans.Execution;
using Taizhang.Tests.Evidence;
using Taizhang.Tests.Members;
using Taizhang.Tests.Plans;

namespace Taizhang.Tests.Security;

/// <summary>Every form, every address that takes a post and every operation: who may, where, and what is typed so that it is done.</summary>
/// <remarks>
/// A new form needs a row here, of one line: the component and the name of its form, the operation, the roles that may (whoever
/// does it in the table first), the address, and the fields a person fills in. What the page has filled in already is sent as it
/// stands. Names in braces are things <see cref="DeedThings"/> makes, in the branch of whoever does it and in another. What the
/// deed is bound to is said by <see cref="Deed.Bound"/> where it is not a thing of one organization. An operation no form leads
/// to goes to <see cref="Commands"/>; a form that judges by a secret, not by a permission, goes to <see cref="OpenToAll"/> with its reason.
/// An address that takes a post and no form goes to <see cref="WithoutAForm"/>.
/// </remarks>
internal static class DeedTable
{
    private static readonly byte[] Roster = RosterFile.Of(["姓名", "所在党支部"], ["新三", "植物园党支部"]);
    private static readonly Role[] Registry = [Role.PersonnelSection, Role.OfficeClerk];
    private static readonly Role[] Records = [Role.OfficeClerk, Role.BranchSecretary, Role.Leader];
    private static readonly Role[] Elections = [Role.OfficeClerk, Role.PersonnelSection, Role.BranchSecretary];
    private static readonly Role[] Releases = [Role.OfficeClerk, Role.PersonnelSection];
    private static readonly Role[] Notes = [Role.OfficeClerk, Role.BranchSecretary];
    private static readonly Role[] Office = [Role.OfficeClerk];
    private static readonly Role[] Section = [Role.PersonnelSection];
    private static readonly Role[] People = [Role.Member, Role.BranchSecretary, Role.Leader];
    private static readonly Role[] Readers = [Role.OfficeClerk, Role.PersonnelSection, .. People];
    private static readonly Role[] Holders = [Role.BranchSecretary, Role.OfficeClerk, Role.PersonnelSection];
    private static readonly Role[] SystemAdministrator = [Role.SystemAdministrator];
    private static readonly Role[] SecurityAdministrator = [Role.SecurityAdministrator];
    private static readonly Role[] AuditAdministrator = [Role.AuditAdministrator];

    /// <summary>The forms anyone may send, each with the reason and the test that judges it.</summary>
    public static IReadOnlyDictionary<string, string> OpenToAll { get; } = new Dictionary<string, string>
    {
        ["GalleryFormPage/activity"] = "Shows the components in Development alone and reaches no operation.",
        ["GalleryFormPage/close"] = "Shows the components in Development alone and reaches no operation.",
        ["DemonstrationSignIn/sign-in"] = "The demonstration knows no passwords; World comes in by it.",
        ["PasswordSignIn/sign-in"] = "Whoever comes may try; the password decides: PasswordTests, GuessingTests.",
        ["PasskeySignIn/passkey"] = "Whoever comes may try; the passkey decides, and what it answered opens once: PasskeyTests.",
        ["SecondFactorStep/second-factor"] = "Whoever has shown the password may try; the code decides: SecondFactorTests.",
        ["FirstStartPage/first-start"] = "Whoever starts the system first; the code from its log decides: FirstStartTests.",
        ["/sign-out"] = "Whoever comes may go; it ends the own session alone: OwnSessionTests.",
    };

    /// <summary>The addresses that take a post and no form, so that no antiforgery token comes with it: each with what stands in its place, and the tests that judge it.</summary>
    public static IReadOnlyDictionary<string, string> WithoutAForm { get; } = new Dictionary<string, string>
    {
        ["/api/v1/activities"] = "A token in a header opens it and no cookie does, and no page of another site has one to send: CallTableTests.",
        ["/evidence/uploads/"] = "Asks for a header no form of another site can send: DeedTableTests for every record, UploadTests.",
    };

    public static IReadOnlyList<Deed> All { get; } =
    [
        // The registry.
        new("NewMemberPage/add", typeof(AddMember), Registry, "/members/new", ("Input.OrganizationId", "{branch}"), ("Input.Standing", "full"), ("Input.From", "{last-week}"), ("Input.Name", "甄新"), ("Input.Gender", "female"), ("Input.BornOn", "1990-02-03"), ("Input.JoinedOn", "2015-06-01"), ("Input.ConvertedOn", "2016-06-01")),
        new("EditMemberPage/correct", typeof(CorrectMember), Registry, "/members/{member}/edit", ("Input.Occupation", "园艺师"), ("Input.Reason", "更正")),
        new("PersonalDataPage/personal", typeof(CorrectPersonalData), Registry, "/members/{member}/edit/personal", ("Input.Phone", "13812345678"), ("Input.Reason", "更换号码")),
        new("UnmaskPage/unmask", typeof(UnmaskPersonalData), [Role.PersonnelSection, Role.BranchSecretary], "/members/{member}/unmask", ("Input.Kind", "phone"), ("Input.Purpose", "contact"), ("Input.Reason", "联系本人核实组织关系")),
        new("FindPersonPage/find-person", typeof(FindByIdentityNumber), Section, "/members/find", ("Input.Number", "11010519491231002X")) { Bound = Bound.ToNothing },
        new("CorrectionPage/answer-correction", typeof(AnswerCorrection), Section, "/corrections/{correction}", ("Input.Verdict", "refused"), ("Input.Reason", "与档案一致")),
        new("DecideRetentionPage/retention", typeof(DecideRetention), Section, "/members/{gone}/retention", ("Input.Verdict", "take-out"), ("Input.Reason", "已转出多年")),
        new("MoveMemberForm/move", typeof(MoveMember), Registry, "/members/{member}/edit/membership", ("Input.OrganizationId", "{empty}"), ("Input.On", "{yesterday}"), ("Input.Reason", "岗位调整")),
        new("ChangeStandingForm/standing", typeof(ChangeStanding), Registry, "/members/{member}/edit/membership", ("Input.Standing", "suspended"), ("Input.On", "{yesterday}"), ("Input.Reason", "失联")),
        new("EndMembershipForm/end", typeof(EndMembership), Registry, "/members/{member}/edit/membership", ("Input.Departure", "transferred-out"), ("Input.On", "{yesterday}"), ("Input.Reason", "调离")),
        new("BeginMembershipForm/begin", typeof(BeginMembership), Registry, "/members/{gone}/edit/membership", ("Input.OrganizationId", "{branch}"), ("Input.Standing", "full"), ("Input.From", "{yesterday}"), ("Input.Reason", "调回")),
        new("CorrectMembershipDayForm/correct-day", typeof(CorrectMembershipDay), Registry, "/members/{member}/edit/membership", ("Input.EntryId", "{membership}"), ("Input.From", "{right-day}"), ("Input.Reason", "录错")),
        new("GivePostForm/give-post", typeof(GivePost), Registry, "/members/{member}/edit/posts", ("Input.OrganizationId", "{branch}"), ("Input.Kind", "committee-member"), ("Input.From", "{last-week}")),
        new("SetRankForm/set-rank", typeof(SetRank), Registry, "/members/{member}/edit/posts", ("Input.Rank", "section-level"), ("Input.From", "{last-week}")),
        new("EndPostForm/end-post", typeof(EndPost), Registry, "/members/{holder}/edit/posts", ("Input.EntryId", "{post}"), ("Input.On", "{yesterday}"), ("Input.Reason", "届满")),
        new("PostsPage/withdraw-post", typeof(WithdrawEntry), Registry, "/members/{holder}/edit/posts", ("Input.EntryId", "{post}"), ("Input.Reason", "录错")),
        new("PostsPage/withdraw-rank", typeof(WithdrawEntry), Registry, "/members/{holder}/edit/posts", ("Input.EntryId", "{rank}"), ("Input.Reason", "录错")),
        new("RecordCircumstanceForm/circumstance", typeof(RecordCircumstance), Registry, "/members/{member}/edit/circumstances", ("Input.Kind", "floating"), ("Input.From", "{last-week}"), ("Input.DecidedBy", "支委会")),
        new("EndCircumstanceForm/end-circumstance", typeof(EndCircumstance), Registry, "/members/{holder}/edit/circumstances", ("Input.EntryId", "{circumstance}"), ("Input.On", "{yesterday}"), ("Input.Reason", "返回")),
        new("CircumstancesPage/withdraw-circumstance", typeof(WithdrawEntry), Registry, "/members/{holder}/edit/circumstances", ("Input.EntryId", "{circumstance}"), ("Input.Reason", "录错")),
        new("NewOrganizationPage/found", typeof(FoundOrganization), Registry, "/organizations/new", ("Input.ParentId", "{above}"), ("Input.Type", "branch"), ("Input.Name", "数字园林党支部"), ("Input.Code", "QC71"), ("Input.FoundedOn", "{last-week}")),
        new("EditOrganizationPage/change", typeof(ChangeOrganization), Registry, "/organizations/{branch}/edit", ("Input.Name", "{name}新"), ("Input.From", "{yesterday}"), ("Input.Reason", "更名")),
        new("OrganizationTermPage/open", typeof(OpenTerm), Registry, "/organizations/{branch}/edit/term", ("Input.From", "{yesterday}"), ("Input.EndsOn", "{next-year}")),
        new("CloseTermForm/close", typeof(CloseTerm), Registry, "/organizations/{branch}/edit/term", ("Input.On", "{yesterday}"), ("Input.Reason", "提前换届")),
        new("OrganizationFiguresPage/figure", typeof(RecordFigure), Registry, "/organizations/{branch}/edit/figures", ("Input.Kind", "unit-staff"), ("Input.On", "{yesterday}"), ("Input.Amount", "15"), ("Input.Source", "年报")),
        new("DissolveOrganizationPage/dissolve", typeof(DissolveOrganization), Registry, "/organizations/{empty}/edit/dissolve", ("Input.On", "{yesterday}"), ("Input.Reason", "撤并")),

        // Rosters.
        new("ImportsPage/roster", typeof(ReceiveRoster), Registry, "/import") { Bound = Bound.ToAll, File = () => new("Input.File", "花名册.xlsx", Roster) },
        new("ImportPreview/confirm", typeof(StartRoster), Registry, "/import/{import}") { Bound = Bound.ToAll },
        new("ImportPage/discard", typeof(DiscardRoster), Registry, "/import/{import}") { Bound = Bound.ToAll },
        new("ImportResult/undo", typeof(UndoRoster), Registry, "/import/{done-import}", ("Reason", "选错文件")) { Bound = Bound.ToAll },

        // Records.
        new("RecordActivityPage/record", typeof(RecordActivity), Records, "/activities/new?organization={branch}", ("Input.HeldOn", "{today}"), ("Input.Topic", "学习研讨"), ("Input.PresentIds", "{member}")) { MayNameOthers = ["Input.PartnerIds", "Input.LedById"] },
        new("RecordActivityPage/record", typeof(RecordActivity), Records, "/activities/{activity}/correct", ("Input.Topic", "学习研讨（更正）"), ("Input.Reason", "更正主题")) { MayNameOthers = ["Input.PartnerIds", "Input.LedById"] },
        new("ActivityPage/withdraw", typeof(WithdrawRecord), Records, "/activities/{activity}", ("Reason", "重复录入")),
        new("RecordTalkPage/talk", typeof(RecordTalk), Records, "/talks/new?organization={branch}", ("Input.HeldOn", "{yesterday}"), ("Input.TalkerId", "{member}"), ("Input.PartnerId", "{second}")),
        new("RecordTalkPage/talk", typeof(RecordTalk), Records, "/talks/{talk}/correct", ("Input.HeldOn", "{yesterday}"), ("Input.Reason", "更正日期")),
        new("TalkPage/withdraw", typeof(WithdrawRecord), Records, "/talks/{talk}", ("Reason", "重复录入")),
        new("RecordElectionPage/election", typeof(RecordElection), Elections, "/elections/new?organization={branch}", ("Input.Kind", "by-election"), ("Input.HeldOn", "{yesterday}"), ("Input.TermEndsOn", ""), ("Input.Entitled", "5"), ("Input.Present", "5"), ("Input.Seats", "1"), ("Input.Candidates", "2"), ("Input.Issued", "5"), ("Input.Returned", "5"), ("Input.Names[0]", "{member}"), ("Input.Votes[0]", "5")),
        new("RecordElectionPage/election", typeof(RecordElection), Elections, "/elections/{election}/correct", ("Input.Note", "更正"), ("Input.Reason", "补充说明")),
        new("ElectionPage/withdraw", typeof(WithdrawElection), Elections, "/elections/{election}", ("Reason", "录错")),

        // Evidence, at every kind of record.
        new("EvidenceList/evidence", typeof(AddEvidence), Records, "/activities/{activity}") { File = Minutes, Uploads = ("activity", "{activity}") },
        new("EvidenceList/evidence", typeof(AddEvidence), Records, "/talks/{talk}") { File = Minutes, Uploads = ("talk", "{talk}") },
        new("EvidenceList/evidence", typeof(AddEvidence), Elections, "/elections/{election}") { File = Minutes, Uploads = ("election", "{election}") },
        new("EvidenceList/evidence", typeof(AddEvidence), Notes, "/plans/{plan}/clauses/{clause}") { Bound = Bound.ToAll, File = Minutes, Uploads = ("measure", "{clause}") },
        new("EvidenceList/evidence", typeof(AddEvidence), Registry, "/import/{import}") { Bound = Bound.ToAll, File = Minutes, Uploads = ("import", "{import}") },
        new("CloseEvidencePage/close-evidence", typeof(CloseEvidence), Records, "/evidence/{evidence}/close", ("Reason", "传错文件")),

        // The ledger.
        new("DutyDecisionsPanel/release", typeof(ReleaseDuty), Releases, "/ledger/why/{duty}", ("Input.Reason", "停业整顿")),
        new("DutyDecisionsPanel/end-release", typeof(EndRelease), Releases, "/ledger/why/{released}?end={release}", ("Reason", "恢复")),
        new("DutyDecisionsPanel/note", typeof(NoteProgress), Notes, "/ledger/why/{noted}", ("Input.Quantity", "1"), ("Input.Note", "已完成，材料归档")),
        new("DutyDecisionsPanel/close-note", typeof(CloseProgress), Notes, "/ledger/why/{noted}?close={note}", ("Reason", "录错")),
        new("RecordInterpretationPage/interpretation", typeof(RecordInterpretation), Office, "/interpretations/new?code=BR-10", ("Input.Question", "如何计算"), ("Input.Reading", "按自然月计算"), ("Input.Authority", "机关党委办公室"), ("Input.DecidedOn", "{today}"), ("Input.From", "{next-month}"), ("Input.How", "none")) { Bound = Bound.ToAll },
        new("InterpretationPage/end", typeof(EndInterpretation), Office, "/interpretations/{reading}", ("Input.Reason", "另有解释")) { Bound = Bound.ToAll },

        // Plans.
        new("UploadPlanPage/upload", typeof(UploadPlan), Office, "/plans/new") { Bound = Bound.ToNothing, File = () => new("File", "新方案.txt", [.. SamplePlan.Text, .. Encoding.UTF8.GetBytes("\n\n\n备")]) },
        new("PlanReviewPage/decide", typeof(DecideProposal), Office, "/plans/{open-plan}/review", ("Input.Accept", "{proposal}")) { Bound = Bound.ToAll },
        new("ProposalPage/edit", typeof(DecideProposal), Office, "/plans/{open-plan}/proposals/{proposal}", ("Input.Note", "同意")) { Bound = Bound.ToAll },
        new("ProposalPage/definition", typeof(DecideProposal), Office, "/plans/{open-plan}/proposals/{proposal}") { Bound = Bound.ToAll },
        new("AdoptPlanPage/adopt", typeof(AdoptPlan), Office, "/plans/{ready-plan}/adopt") { Bound = Bound.ToAll },
        new("PlanPage/close", typeof(ClosePlan), Office, "/plans/{plan}", ("Reason", "另行部署")) { Bound = Bound.ToAll },
        new("MeasureNotes/measure-note", typeof(NoteMeasure), Notes, "/plans/{plan}/clauses/{clause}", ("Input.Progress", "已开班两期")) { Bound = Bound.ToAll },

        // Accounts, grants and the rules of signing in.
        new("OpenAccountPage/member", typeof(OpenAccount), SystemAdministrator, "/accounts/new?q={without-account-name}", ("MemberId", "{without-account}"), ("Login", "new.person")) { Bound = Bound.ToNothing },
        new("OpenAccountPage/administrator", typeof(OpenAccount), SystemAdministrator, "/accounts/new", ("Input.Administrator", "audit-administrator"), ("Input.Name", "王五"), ("Input.Login", "wang.wu")) { Bound = Bound.ToNothing },
        new("InvitePage/invite", typeof(InviteMembers), SystemAdministrator, "/accounts/invite", ("OrganizationIds", "{branch}")) { Bound = Bound.ToNothing },
        new("AccountPage/unlock", typeof(UnlockAccount), SystemAdministrator, "/accounts/{locked-account}") { Bound = Bound.ToNothing },
        new("AccountPage/reset", typeof(ResetAccount), SystemAdministrator, "/accounts/{account}") { Bound = Bound.ToNothing },
        new("AccountPage/close", typeof(CloseAccount), SystemAdministrator, "/accounts/{account}", ("Reason", "离岗")) { Bound = Bound.ToNothing },
        new("AccountPage/reopen", typeof(ReopenAccount), SystemAdministrator, "/accounts/{closed-account}", ("Reason", "返岗")) { Bound = Bound.ToNothing },
        new("SubjectForms/link-subject", typeof(LinkSubject), SystemAdministrator, "/accounts/{account}", ("Subject", "u-2")) { Bound = Bound.ToNothing },
        new("SubjectForms/unlink-subject", typeof(UnlinkSubject), SystemAdministrator, "/accounts/{linked-account}") { Bound = Bound.ToNothing },
        new("TokenPage/revoke", typeof(RevokeToken), SystemAdministrator, "/tokens/{token}", ("Reason", "系统停用")) { Bound = Bound.ToNothing },
        new("AnswerForms/agree", typeof(AnswerGrant), SystemAdministrator, "/grants/{grant}") { Bound = Bound.ToNothing },
        new("AnswerForms/refuse", typeof(AnswerGrant), SystemAdministrator, "/grants/{grant}", ("Reason", "不必要")) { Bound = Bound.ToNothing },
        new("AnswerForms/agree", typeof(AnswerPolicyChange), SystemAdministrator, "/policies/{policy}") { Bound = Bound.ToNothing },
        new("AnswerForms/refuse", typeof(AnswerPolicyChange), SystemAdministrator, "/policies/{policy}", ("Reason", "不必要")) { Bound = Bound.ToNothing },
        new("ProposeGrantPage/grant", typeof(ProposeGrant), SecurityAdministrator, "/grants/new?q={login}", ("Input.AccountId", "{account}"), ("Input.Role", "personnel-section"), ("Input.OrganizationId", "{root}"), ("Input.From", "{today}"), ("Input.To", "{next-month}"), ("Input.Reason", "借调")) { Bound = Bound.ToNothing },
        new("GrantPage/end", typeof(EndGrant), SecurityAdministrator, "/grants/{grant}", ("Reason", "不再需要")) { Bound = Bound.ToNothing },
        new("ProposePolicyPage/limit", typeof(ProposePolicyChange), SecurityAdministrator, "/policies/new", ("Input.Setting", "tries"), ("Input.Value", "3"), ("Input.Reason", "收紧")) { Bound = Bound.ToNothing },
        new("ProposePolicyPage/factor", typeof(ProposePolicyChange), SecurityAdministrator, "/policies/new", ("Role", "branch-secretary"), ("Value", "any"), ("Reason", "收紧")) { Bound = Bound.ToNothing },
        new("ProposePolicyPage/time", typeof(ProposePolicyChange), SecurityAdministrator, "/policies/new", ("Input.Role", "branch-secretary"), ("Input.Setting", "idle-minutes"), ("Input.Value", "10"), ("Input.Reason", "收紧")) { Bound = Bound.ToNothing },
        new("PolicyPage/withdraw", typeof(WithdrawPolicyChange), SecurityAdministrator, "/policies/{policy}", ("Reason", "再议")) { Bound = Bound.ToNothing },
        new("AuditPage/verify", null, AuditAdministrator, "/audit") { Bound = Bound.ToNothing },

        // The own account.
        new("MyDataPage/show", null, People, "/my-data") { Bound = Bound.ToNothing },
        new("AskCorrectionPage/ask-correction", typeof(AskForCorrection), People, "/my-data/correction", ("Input.Field", "education"), ("Input.Wanted", "党校研究生"), ("Input.Why", "已取得学历")) { Bound = Bound.ToNothing },
        new("MyDataPage/withdraw-{asked}", typeof(WithdrawCorrection), [Role.Member], "/my-data") { Bound = Bound.ToNothing },
        new("NewPassword/new-password", typeof(ChangePassword), [], "/account/password", ("Present", "{password}"), ("New", "Xinmima-2027"), ("Again", "Xinmima-2027")) { Bound = Bound.ToOneself },
        new("AuthenticatorForm/authenticator", typeof(SetUpAuthenticator), [], "/account/second-factor", ("Code", "{code}"), ("Present", "{password}")) { Bound = Bound.ToOneself },
        new("AuthenticatorKept/codes", typeof(RenewRecoveryCodes), [], "/account/second-factor", ("Present", "{password}")) { Bound = Bound.ToOneself, As = OwnAccount.Guarded },
        new("AuthenticatorKept/remove-authenticator", typeof(RemoveAuthenticator), [], "/account/second-factor", ("PresentToRemove", "{password}")) { Bound = Bound.ToOneself, As = OwnAccount.Guarded },
        new("AddPasskeyForm/add-passkey", typeof(AddPasskey), [], "/account/passkeys", ("Answer", "{made-passkey}"), ("Name", "办公电脑"), ("Present", "{password}")) { Bound = Bound.ToOneself },
        new("PasskeysKept/rename-passkey", typeof(RenamePasskey), [], "/account/passkeys", ("Passkey", "{passkey}"), ("Name", "值班室电脑")) { Bound = Bound.ToOneself, As = OwnAccount.Guarded },
        new("PasskeysKept/remove-passkey", typeof(RemovePasskey), [], "/account/passkeys", ("ToRemove", "{passkey}"), ("Present", "{password}")) { Bound = Bound.ToOneself, As = OwnAccount.Guarded },
        new("PasskeyStep/show-passkey", typeof(ShowPasskey), [], "/sign-in", ("Answer", "{shown-passkey}")) { Bound = Bound.ToOneself, As = OwnAccount.Halfway },
        new("ProviderPage/link", null, [], "/account/provider", ("Present", "{password}")) { Bound = Bound.ToOneself },
        new("ProviderPage/unlink", typeof(UnlinkOwnSubject), [], "/account/provider", ("PresentToUnlink", "{password}")) { Bound = Bound.ToOneself, As = OwnAccount.Guarded },
        new("IssueTokenForm/issue", typeof(IssueToken), Holders, "/account/tokens", ("Input.Name", "报表系统"), ("Input.OrganizationId", "{branch}"), ("Input.Scopes", "read-activities"), ("Input.Password", "{password}")) { Bound = Bound.ToOneself, As = OwnAccount.Holder },
        new("OwnTokensPage/revoke", typeof(RevokeOwnToken), Holders, "/account/tokens", ("TokenId", "{own-token}")) { Bound = Bound.ToOneself, As = OwnAccount.Holder },
        new("/account/capacity", typeof(ChooseCapacity), [], "/account/capacity", ("capacity", "{capacity}")) { Bound = Bound.ToOneself },
        new("/account/sessions/end", typeof(EndSession), [], "/account/sessions/end", ("session", "{session}")) { Bound = Bound.ToOneself },
        new("/account/sessions/end-all", typeof(EndEverySession), [], "/account/sessions/end-all", ("all", "true")) { Bound = Bound.ToOneself },
    ];

    /// <summary>A file for a record.</summary>
    private static Upload Minutes() => new("Files", "会议记录.docx", SampleFiles.Docx());

    /// <summary>The operations no form leads to: those of the command line, of work behind a form, and of coming in.</summary>
    public static IReadOnlyList<CommandDeed> Commands { get; } =
    [
        new(typeof(KeepLedger), Office, (services, actor) => services.GetRequiredService<KeepLedger>().RunAsync(new(TimeProvider.System.Today().AddDays(-1)), actor)),
        new(typeof(ApplyRoster), Registry, (services, actor) => services.GetRequiredService<ApplyRoster>().RunAsync(new(999_999, new(TimeProvider.System.Today(), null)), actor)),
        new(typeof(RotateKeys), SecurityAdministrator, (services, actor) => services.GetRequiredService<RotateKeys>().RunAsync(new(), actor)) { IsTriedByThem = false },
        new(typeof(ReencryptPersonalData), SecurityAdministrator, (services, actor) => services.GetRequiredService<ReencryptPersonalData>().RunAsync(new(0), actor)),
        new(typeof(ArchiveJournal), AuditAdministrator, (services, actor) => services.GetRequiredService<ArchiveJournal>().RunAsync(new(TimeProvider.System.Today()), actor)),
        new(typeof(OpenFirstAccounts), SystemAdministrator, (services, actor) => services.GetRequiredService<OpenFirstAccounts>().RunAsync(new(new("a.a", "甲"), new("b.b", "乙"), new("c.c", "丙")), actor)),
        new(typeof(CollectFiles), [], (services, actor) => services.GetRequiredService<CollectFiles>().RunAsync(new(365), actor)),
        new(typeof(LookAtEvidence), Readers, (services, actor) => services.GetRequiredService<LookAtEvidence>().RunAsync(new(999_999), actor)),
        new(typeof(TakeOriginal), Readers, (services, actor) => services.GetRequiredService<TakeOriginal>().RunAsync(new(999_999), actor)),
        new(typeof(LinkOwnSubject), [.. Enum.GetValues<Role>().Where(role => role != Role.Public)], (services, actor) => services.GetRequiredService<LinkOwnSubject>().RunAsync(new(1, 1, new(DeedThings.Provider, "u-3")), actor)),
        new(typeof(PassSecondFactor), [.. Enum.GetValues<Role>().Where(role => role != Role.Public)], (services, actor) => services.GetRequiredService<PassSecondFactor>().RunAsync(new(1, 1, "000000"), actor)),
        new(typeof(BeginSession), [Role.Public], (services, actor) => services.GetRequiredService<BeginSession>().RunAsync(new(1, SignInMethod.Password, new(null, null)), actor)),
        new(typeof(RecordFailedSignIn), [Role.Public], (services, actor) => services.GetRequiredService<RecordFailedSignIn>().RunAsync(new(1, SignInFailure.WrongPassword, new(null, null)), actor)),
    ];
}
