using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Accounts.Administration;
using Taizhang.Activities;
using Taizhang.Evidence;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Members.Corrections;
using Taizhang.Members.Personal;
using Taizhang.Members.Rosters;
using Taizhang.Organizations;
using Taizhang.Plans;
using Taizhang.Tests.Evidence;
using Taizhang.Tests.Members;
using Taizhang.Tests.Plans;

namespace Taizhang.Tests.Security;

/// <summary>Makes and names the things the deeds of the table are done to, for one branch.</summary>
internal sealed class DeedThings(IServiceProvider services)
{
    /// <summary>The identity provider that is set.</summary>
    public const string Provider = "https://id.example";

    private static readonly DateOnly Today = TimeProvider.System.Today();

    private readonly Dictionary<string, string> _shared = [];

    /// <summary>The things of a branch, and those of the whole bureau.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(Organization branch)
    {
        if (_shared.Count == 0)
        {
            await ShareAsync(branch);
        }

        var things = new Dictionary<string, string>(_shared)
        {
            ["{branch}"] = Name(branch.Id),
            ["{above}"] = Name(branch.ParentId!.Value),
            ["{name}"] = branch.Name,
            ["{type}"] = Kebab.Word(branch.Type),
        };
        await PeopleAsync(branch, things);
        await RecordsAsync(branch, things);
        await DutiesAsync(branch, things);
        return things;
    }

    /// <summary>What is of the bureau as a whole.</summary>
    private async Task ShareAsync(Organization branch)
    {
        _shared["{today}"] = Words.DayInTable(Today);
        _shared["{yesterday}"] = Words.DayInTable(Today.AddDays(-1));
        _shared["{last-week}"] = Words.DayInTable(Today.AddDays(-7));
        _shared["{next-month}"] = Words.DayInTable(Today.AddMonths(1));
        _shared["{next-year}"] = Words.DayInTable(Today.AddYears(1));
        _shared["{password}"] = OwnAccounts.Password;
        var root = await AskAsync(db => db.Organizations.SingleAsync(each => each.ParentId == null));
        _shared["{root}"] = Name(root.Id);
        _shared["{plan}"] = Name(await AskAsync(db => db.Plans.MinAsync(plan => plan.Id)));
        _shared["{clause}"] = Name(await AskAsync(db => db.PlanClauses.Where(clause => clause.Level == ClauseLevel.Measure).MinAsync(clause => clause.Id)));
        _shared["{foreign-proposal}"] = Name(await AskAsync(db => db.DutyProposals.MinAsync(proposal => proposal.Id)));
        var open = await DoAsync<UploadPlan, UploadPlan.Request>(new(root.Id, "plan.txt", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(SamplePlan.Text) + "\n"), "另一方案"));
        _shared["{open-plan}"] = Name(open);
        _shared["{proposal}"] = Name(await AskAsync(db => db.DutyProposals.Where(proposal => proposal.PlanId == open).MinAsync(proposal => proposal.Id)));
        var ready = await DoAsync<UploadPlan, UploadPlan.Request>(new(root.Id, "ready.txt", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(SamplePlan.Text) + "\n\n附"), "已议方案"));
        var proposals = await AskAsync(db => db.DutyProposals.Where(proposal => proposal.PlanId == ready).Select(proposal => proposal.Id).ToListAsync());
        await DoAsync<DecideProposal, DecideProposal.Request>(new(ready, proposals, ProposalDecision.Accepted));
        _shared["{ready-plan}"] = Name(ready);
        _shared["{reading}"] = Name(await DoAsync<RecordInterpretation, RecordInterpretation.Request>(new("BR-10", "如何计算", "按自然月计算", "机关党委办公室", Today.AddDays(-3), Today.AddDays(-2), null, null)));
        var done = await DoAsync<ReceiveRoster, ReceiveRoster.Request>(new("a.xlsx", RosterFile.Of(["姓名", "所在党支部"], ["新一", branch.Name]), new(Today, null)));
        await DoAsync<ApplyRoster, ApplyRoster.Request>(new(done, new(Today, null)));
        _shared["{done-import}"] = Name(done);
        _shared["{import}"] = Name(await DoAsync<ReceiveRoster, ReceiveRoster.Request>(new("b.xlsx", RosterFile.Of(["姓名", "所在党支部"], ["新二", branch.Name]), new(Today, null))));
        await AccountsAsync();
    }

    private async Task AccountsAsync()
    {
        var first = await AskAsync(db => db.Accounts.MinAsync(account => account.Id));
        _shared["{account}"] = Name(first);
        _shared["{login}"] = await AskAsync(db => db.Accounts.Where(account => account.Id == first).Select(account => account.UserName!).SingleAsync());
        var people = await AskAsync(db => db.Members.Where(member => member.Standing == Standing.Full).OrderBy(member => member.Id).Skip(40).Take(4).ToListAsync());
        _shared["{without-account}"] = Name(people[0].Id);
        _shared["{without-account-name}"] = Uri.EscapeDataString(people[0].Name);
        var closed = await DoAsync<OpenAccount, OpenAccount.Request>(new("closed.one", people[1].Id));
        await DoAsync<CloseAccount, CloseAccount.Request>(new(closed, "离岗"));
        _shared["{closed-account}"] = Name(closed);
        var locked = await DoAsync<OpenAccount, OpenAccount.Request>(new("locked.one", people[2].Id));
        await AskAsync(db => db.Accounts.Where(account => account.Id == locked).ExecuteUpdateAsync(set => set.SetProperty(account => account.LockedUntil, TimeProvider.System.Now().AddHours(1))));
        _shared["{locked-account}"] = Name(locked);
        var linked = await DoAsync<OpenAccount, OpenAccount.Request>(new("linked.one", people[3].Id));
        await DoAsync<LinkSubject, LinkSubject.Request>(new(linked, Provider, "u-1"));
        _shared["{linked-account}"] = Name(linked);
        _shared["{grant}"] = Name(await AskAsync(db => db.Grants.MinAsync(grant => grant.Id)));
        _shared["{policy}"] = Name(await AskAsync(db => db.PolicyChanges.MinAsync(change => change.Id)));
    }

    private async Task PeopleAsync(Organization branch, Dictionary<string, string> things)
    {
        var plain = await AskAsync(db => db.Members.Where(member => member.OrganizationId == branch.Id && member.Standing == Standing.Full && !db.Posts.Any(post => post.MemberId == member.Id) && !db.RankHoldings.Any(rank => rank.MemberId == member.Id) && !db.Circumstances.Any(each => each.MemberId == member.Id))
            .OrderBy(member => member.Id).Select(member => member.Id).Take(5).ToListAsync());
        things["{member}"] = Name(plain[0]);
        things["{second}"] = Name(plain[1]);
        // Whoever answers for personal data there: the organization officer, where there is one.
        things["{secretary}"] = Name(await AskAsync(db => db.Posts.Where(post => post.OrganizationId == branch.Id && (post.Kind == PostKind.Secretary || post.Kind == PostKind.OrganizationOfficer) && post.To == null && post.SupersededAt == null).OrderByDescending(post => post.Kind).Select(post => post.MemberId).FirstAsync()));
        things["{membership}"] = Name(await AskAsync(db => db.Memberships.Where(each => each.MemberId == plain[0] && each.SupersededAt == null).Select(each => each.Id).FirstAsync()));
        var began = await AskAsync(db => db.Memberships.Where(each => each.MemberId == plain[0] && each.SupersededAt == null).Select(each => each.From).FirstAsync());
        things["{right-day}"] = Words.DayInTable(began.AddDays(1));
        await DoAsync<GivePost, GivePost.Request>(new(plain[2], branch.Id, PostKind.CommitteeMember, Today.AddDays(-20)));
        await DoAsync<SetRank, SetRank.Request>(new(plain[2], CadreRank.SectionLevel, Today.AddDays(-20)));
        await DoAsync<RecordCircumstance, RecordCircumstance.Request>(new(plain[2], CircumstanceKind.Floating, Today.AddDays(-20), null, "支委会"));
        things["{holder}"] = Name(plain[2]);
        things["{post}"] = Name(await AskAsync(db => db.Posts.Where(each => each.MemberId == plain[2] && each.SupersededAt == null).Select(each => each.Id).FirstAsync()));
        things["{rank}"] = Name(await AskAsync(db => db.RankHoldings.Where(each => each.MemberId == plain[2] && each.SupersededAt == null).Select(each => each.Id).FirstAsync()));
        things["{circumstance}"] = Name(await AskAsync(db => db.Circumstances.Where(each => each.MemberId == plain[2] && each.SupersededAt == null).Select(each => each.Id).FirstAsync()));
        await DoAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(plain[3], new() { Phone = "13800000000" }, "本人登记"));
        await DoAsync<EndMembership, EndMembership.Request>(new(plain[3], Today.AddDays(-3), Departure.TransferredOut, "调离"));
        things["{gone}"] = Name(plain[3]);
        things["{correction}"] = Name(await DoAsync<AskForCorrection, AskForCorrection.Request>(new(HeldField.Occupation, "花境师", "登记有误"), new Actor("", Role.Member, plain[1], null, Scope.Everything)));
        things["{third}"] = Name(plain[4]);
    }

    private async Task RecordsAsync(Organization branch, Dictionary<string, string> things)
    {
        things["{activity}"] = Name(await AskAsync(db => db.Activities.Where(each => each.OrganizationId == branch.Id && each.SupersededAt == null).OrderByDescending(each => each.Id).Select(each => each.Id).FirstAsync()));
        await using (var scope = services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = Scope.Everything;
            var activity = long.Parse(things["{activity}"], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True((await scope.ServiceProvider.GetRequiredService<EvidenceDesk>().AddAsync(RecordKind.Activity, activity, [new("签到表.txt", null, () => new MemoryStream(SampleFiles.Text))], Actor.System)).IsDone);
        }

        things["{evidence}"] = Name(await AskAsync(db => db.Evidence.MaxAsync(item => item.Id)));
        var (one, other) = (long.Parse(things["{member}"], System.Globalization.CultureInfo.InvariantCulture), long.Parse(things["{second}"], System.Globalization.CultureInfo.InvariantCulture));
        things["{talk}"] = Name(await DoAsync<RecordTalk, RecordTalk.Request>(new(branch.Id, FactKind.ReminderTalk, Today.AddDays(-4), one, other)));
        things["{election}"] = Name(await DoAsync<RecordElection, RecordElection.Request>(new(branch.Id, FactKind.ByElection, Today.AddDays(-5), 5, 5, 1, 2, 5, 5, null)));
        var empty = await DoAsync<FoundOrganization, FoundOrganization.Request>(new($"E{branch.Id}", $"空{branch.Name}", OrganizationType.Branch, branch.ParentId, Today.AddDays(-30)));
        things["{empty}"] = Name(empty);
    }

    private async Task DutiesAsync(Organization branch, Dictionary<string, string> things)
    {
        var book = await AskAsync<RequirementBook, IReadOnlyList<Requirement>>((db, book) => book.ReadAsync(db, default));
        var duties = await AskAsync(db => (from duty in db.Duties
                                           join requirement in db.Requirements on duty.RequirementId equals requirement.Id
                                           where duty.SubjectKind == SubjectKind.Organization && duty.SubjectId == branch.Id && duty.State != DutyState.NotApplicable
                                           orderby duty.PeriodKey descending
                                           select new { requirement.Code, requirement.Id, duty.PeriodKey }).ToListAsync());
        var plain = duties.Where(duty => duty.Code.StartsWith("BR-", StringComparison.Ordinal)).DistinctBy(duty => duty.Code).ToList();
        var subject = new Subject(SubjectKind.Organization, branch.Id);
        things["{duty}"] = $"{plain[0].Code}/{plain[0].PeriodKey}/{subject}";
        things["{released}"] = $"{plain[1].Code}/{plain[1].PeriodKey}/{subject}";
        things["{release}"] = Name(await DoAsync<ReleaseDuty, ReleaseDuty.Request>(new(plain[1].Code, subject, Today.AddYears(-1), Today.AddYears(1), "停业整顿")));
        var noted = duties.First(duty => book.Any(requirement => requirement.Id == duty.Id && NoteProgress.IsNoted(requirement)));
        things["{noted}"] = $"{noted.Code}/{noted.PeriodKey}/{subject}";
        things["{note}"] = Name(await DoAsync<NoteProgress, NoteProgress.Request>(new(noted.Id, branch.Id, Today, 1, "已开班")));
    }

    private async Task<long> DoAsync<TOperation, TRequest>(TRequest request, Actor? actor = null)
        where TOperation : Operation<TRequest>
        where TRequest : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = Scope.Everything;
        var outcome = await scope.ServiceProvider.GetRequiredService<TOperation>().RunAsync(request, actor ?? Actor.System);
        Assert.True(outcome.IsDone, $"{typeof(TOperation).Name}: {string.Join(", ", outcome.Refusals.Select(refusal => Words.Say(refusal)))}");
        return outcome.Id ?? 0;
    }

    private Task<TResult> AskAsync<TResult>(Func<TaizhangDb, Task<TResult>> ask) => AskAsync<TaizhangDb, TResult>((db, _) => ask(db));

    private async Task<TResult> AskAsync<TService, TResult>(Func<TaizhangDb, TService, Task<TResult>> ask)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaizhangDb>();
        db.Scope = Scope.Everything;
        return await ask(db, scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static string Name(long key) => Thing.Number(key);
}
