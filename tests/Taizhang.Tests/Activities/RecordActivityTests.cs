using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Activities;

public sealed class RecordActivityTests
{
    [Theory, OnEachStore]
    public async Task A_meeting_that_has_not_been_held_yet_is_refused(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var branch = await store.OrganizationAsync("QC05");

        Bureau.Refuses(await store.RecordAsync(new(branch.Id, FactKind.ThemeDay, Bureau.Today.AddDays(1), "植树", 2) { PresentIds = await store.RollAsync(branch.Id) }), "activities.in-the-future");
    }

    [Theory, OnEachStore]
    public async Task Who_is_not_on_the_roll_of_the_day_is_neither_present_nor_absent(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var branch = await store.OrganizationAsync("QC05");
        var roll = await store.RollAsync(branch.Id);
        var stranger = (await store.RollAsync((await store.OrganizationAsync("QC06")).Id))[0];
        var request = new RecordActivity.Request(branch.Id, FactKind.ThemeDay, Bureau.Today, "植树", 2) { PresentIds = roll };

        Bureau.Refuses(await store.RecordAsync(request with { PresentIds = [.. roll, stranger] }), "activities.not-on-roll");
        Bureau.Refuses(await store.RecordAsync(request with { Absent = new Dictionary<long, string?> { [stranger] = "ill" } }), "activities.not-on-roll");
        Bureau.Refuses(await store.RecordAsync(request with { PresentIds = [.. roll, 999_999] }), "activities.not-on-roll");
        Bureau.Refuses(await store.RecordAsync(request with { PresentIds = [] }), "activities.nobody-present");
    }

    [Theory, OnEachStore]
    public async Task A_lecturer_is_a_member_somewhere_on_that_day_or_a_guest_but_not_both(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var branch = await store.OrganizationAsync("QC05");
        var gone = await store.AskAsync<TaizhangDb, long>(db => db.Members.Where(member => member.JoinedOn > new DateOnly(2026, 1, 1)).Select(member => member.Id).FirstAsync());
        var request = new RecordActivity.Request(branch.Id, FactKind.Lecture, new DateOnly(2026, 1, 6), "学好党章", 2) { PresentIds = await store.RollAsync(branch.Id) };

        Bureau.Refuses(await store.RecordAsync(request), "activities.lecturer-missing");
        Bureau.Refuses(await store.RecordAsync(request with { LedById = 999_999 }), "activities.leader-unknown");
        Bureau.Refuses(await store.RecordAsync(request with { LedById = gone }), "activities.leader-not-there");
        Bureau.Refuses(await store.RecordAsync(request with { LedById = request.PresentIds.First(), LedByGuest = "市委党校教师" }), "activities.two-leaders");
        Bureau.IsDone(await store.RecordAsync(request with { LedByGuest = "市委党校教师" }));
        await store.HoldsAsync();
    }

    [Theory, OnEachStore]
    public async Task A_joint_meeting_counts_for_each_branch_by_its_own_roll_and_is_recorded_once(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var (holder, partner) = (await store.OrganizationAsync("QC05"), await store.OrganizationAsync("QC13"));
        var (here, there) = (await store.RollAsync(holder.Id), await store.RollAsync(partner.Id));
        var request = new RecordActivity.Request(holder.Id, FactKind.GeneralMeeting, new DateOnly(2026, 11, 12), "联合学习讨论", 2) { PresentIds = [.. here, .. there.Take(3)], Absent = there.Skip(3).ToDictionary(id => id, _ => (string?)"trip"), PartnerIds = [partner.Id] };

        Bureau.Refuses(await store.RecordAsync(request with { PartnerIds = [partner.Id, holder.Id] }), "activities.partner-is-own");
        Bureau.Refuses(await store.RecordAsync(request with { PresentIds = here, Absent = new Dictionary<long, string?>(), PartnerIds = [888_888] }), "activities.partner-unknown");
        var outcome = await store.RecordAsync(request);

        Bureau.IsDone(outcome);
        await store.HoldsAsync();
        var record = new RecordReference(RecordSource.Activity, outcome.Id!.Value);
        var effects = await store.AskAsync<RecordEffects, IReadOnlyList<RecordEffect>>(reading => reading.OfAsync(new(record, request.Kind, request.HeldOn, new HashSet<long> { holder.Id, partner.Id }, new HashSet<long>()), default));
        Assert.Contains(effects, effect => effect.Proof.Duty.Subject.Id == holder.Id && effect.Counts);
        Assert.Contains(effects, effect => effect.Proof.Duty.Subject.Id == partner.Id && effect.Mismatch == Mismatch.NoQuorum);
        Bureau.Refuses(await store.RecordAsync(new(partner.Id, FactKind.GeneralMeeting, request.HeldOn, " 联合学习讨论 ", 2) { PresentIds = there }), "activities.already-recorded");
        Bureau.Refuses(await store.RecordAsync(request with { PartnerIds = [], PresentIds = here, Absent = new Dictionary<long, string?>() }), "activities.already-recorded");
    }

    [Theory, OnEachStore]
    public async Task A_correction_keeps_the_earlier_version_and_needs_a_reason(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var branch = await store.OrganizationAsync("QC05");
        var request = new RecordActivity.Request(branch.Id, FactKind.ThemeDay, new DateOnly(2026, 11, 20), "植树护绿", 3) { PresentIds = await store.RollAsync(branch.Id) };
        var first = await store.RecordAsync(request);

        Bureau.Refuses(await store.RecordAsync(request with { CorrectsId = first.Id }), "activities.reason-missing");
        var second = await store.RecordAsync(request with { CorrectsId = first.Id, Reason = "时数有误", Hours = 4 });
        Bureau.IsDone(second);
        Bureau.Refuses(await store.RecordAsync(request with { CorrectsId = first.Id, Reason = "再改" }), "activities.no-longer-stands", "activities.already-recorded");

        var details = await store.AskAsync<ActivityListing, ActivityDetails?>(listing => listing.FindAsync(second.Id!.Value, default));
        Assert.Equal(3, details!.Corrects!.Activity.Hours);
        Assert.Equal("时数有误", details.Corrects.Activity.SupersededReason);
        Assert.Equal(second.Id, (await store.AskAsync<ActivityListing, ActivityDetails?>(listing => listing.FindAsync(first.Id!.Value, default)))!.CorrectedById);
        await store.HoldsAsync();
    }

    [Theory, OnEachStore]
    public async Task A_rehearsal_shows_what_would_count_and_leaves_nothing_behind(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var branch = await store.OrganizationAsync("QC05");
        var request = new RecordActivity.Request(branch.Id, FactKind.ThemeDay, new DateOnly(2026, 11, 20), "试填", 3) { PresentIds = await store.RollAsync(branch.Id) };
        var (activities, journal) = (await store.AskAsync<TaizhangDb, int>(db => db.Activities.CountAsync()), await store.AskAsync<TaizhangDb, int>(db => db.Journal.CountAsync()));
        IReadOnlyList<RecordEffect> effects = [];
        await using (var scope = store.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope())
        {
            var reading = scope.ServiceProvider.GetRequiredService<RecordEffects>();
            var outcome = await scope.ServiceProvider.GetRequiredService<RecordActivity>().RehearseAsync(request, Actor.System, async id =>
                effects = await reading.OfAsync(new(new(RecordSource.Activity, id), request.Kind, request.HeldOn, new HashSet<long> { branch.Id }, request.PresentIds.ToHashSet()), default));
            Bureau.IsDone(outcome);
        }

        Assert.Contains(effects, effect => effect.Counts && effect.Proof.Duty.Subject == new Subject(SubjectKind.Organization, branch.Id));
        Assert.Equal(activities, await store.AskAsync<TaizhangDb, int>(db => db.Activities.CountAsync()));
        Assert.Equal(journal, await store.AskAsync<TaizhangDb, int>(db => db.Journal.CountAsync()));
        await store.HoldsAsync();
    }

    [Theory, OnEachStore]
    public async Task A_committee_without_a_roll_of_its_own_records_what_it_held(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var committee = await store.OrganizationAsync("QC00");

        Bureau.IsDone(await store.RecordAsync(new(committee.Id, FactKind.SpecialSupervision, Bureau.Today, "专项督查", 3)));
        Bureau.IsDone(await store.RecordAsync(new(committee.Id, FactKind.OrganMeeting, Bureau.Today, "党员干部大会", 2) { PresentIds = await store.RollAsync((await store.OrganizationAsync("QC05")).Id) }));
        await store.HoldsAsync();
    }

    [Theory, OnEachStore]
    public async Task The_journal_keeps_neither_why_people_were_absent_nor_the_names_of_guests(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var branch = await store.OrganizationAsync("QC05");
        var roll = await store.RollAsync(branch.Id);

        Bureau.IsDone(await store.RecordAsync(new(branch.Id, FactKind.ThemeDay, Bureau.Today, "植树", 2) { PresentIds = [.. roll.Skip(1)], Absent = new Dictionary<long, string?> { [roll[0]] = "手术住院" }, Guests = "王某某", Note = "备注内容" }));

        var details = await store.AskAsync<TaizhangDb, string?>(db => db.Journal.OrderByDescending(entry => entry.Id).Select(entry => entry.Details).FirstAsync());
        Assert.DoesNotContain("手术住院", details, StringComparison.Ordinal);
        Assert.DoesNotContain("王某某", details, StringComparison.Ordinal);
        Assert.DoesNotContain("备注内容", details, StringComparison.Ordinal);
    }
}
