using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Members.Corrections;
using Taizhang.Members.Personal;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Members;

/// <summary>What people ask to have corrected, and what becomes of it.</summary>
public sealed class CorrectionTests
{
    private const string Wrong = "11010519491231002X";
    private const string Phone = "13912345678";

    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [OnEachStore]
    public async Task What_is_asked_is_sealed_and_closes_when_the_value_is_changed_by_its_own_operation(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var person = await PersonAsync(store, "QC05");
        var phone = await AskAsync(store, person, HeldField.Phone, Phone);
        var work = await AskAsync(store, person, HeldField.Occupation, "综合科科长");

        var (kept, line) = (await RowAsync(store, phone), await LineAsync(store, nameof(AskForCorrection), $"{nameof(AskForCorrection)}/{phone}"));
        Assert.DoesNotContain(Phone, System.Text.Encoding.UTF8.GetString(kept.Sealed) + line.Details + line.Changes, StringComparison.Ordinal);
        Assert.Contains("phone", line.Details, StringComparison.Ordinal);

        await store.DoneAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(person.MemberId!.Value, new() { Phone = Phone }, "本人申请更正"));

        Assert.Equal((CorrectionState.Corrected, CorrectionState.Open), ((await RowAsync(store, phone)).State, (await RowAsync(store, work)).State));
        Assert.Contains($"{nameof(CorrectionRequest)}/{phone}", (await LineAsync(store, nameof(CorrectPersonalData), $"Member/{person.MemberId}")).Changes, StringComparison.Ordinal);
        var own = await store.AskAsync<CorrectionListing, IReadOnlyList<AskedCorrection>>(listing => listing.OwnAsync(person, default));
        Assert.Equal([("综合科科长", CorrectionState.Open), (Phone, CorrectionState.Corrected)], own.Select(each => (each.Wanted!.Wanted, each.State)));
    }

    [Fact]
    public async Task The_office_refuses_with_a_reason_the_person_reads_and_the_journal_does_not()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var person = await PersonAsync(store, "QC05");
        var id = await AskAsync(store, person, HeldField.Name, "李四");

        await store.RefusedAsync<AnswerCorrection, AnswerCorrection.Request>(new(id, null, null), "Verdict: kernel.required", "Reason: kernel.required");
        await store.RefusedAsync<AnswerCorrection, AnswerCorrection.Request>(new(id, CorrectionVerdict.Refused, "见13912345678"), "Reason: personal.reason-has-number");
        await store.RefusedAsync<AnswerCorrection, AnswerCorrection.Request>(new(id, CorrectionVerdict.Corrected, null), "Verdict: corrections.unchanged");
        await store.DoneAsync<AnswerCorrection, AnswerCorrection.Request>(new(id, CorrectionVerdict.Refused, "与居民身份证所载姓名不符"));
        await store.RefusedAsync<AnswerCorrection, AnswerCorrection.Request>(new(id, CorrectionVerdict.Refused, "与居民身份证所载姓名不符"), "corrections.closed");

        var asked = Assert.Single(await store.AskAsync<CorrectionListing, IReadOnlyList<AskedCorrection>>(listing => listing.OwnAsync(person, default)));
        Assert.Equal((CorrectionState.Refused, "与居民身份证所载姓名不符", Today), (asked.State, asked.Answer, asked.ClosedOn));
        Assert.DoesNotContain("居民身份证", (await LineAsync(store, nameof(AnswerCorrection), $"{nameof(CorrectionRequest)}/{id}")) is var line ? line.Details + line.Changes : "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_import_changed_the_office_closes_as_corrected()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var person = await PersonAsync(store, "QC05");
        var id = await AskAsync(store, person, HeldField.Education, "研究生");
        await store.AskAsync<TaizhangDb, int>(db => db.Members.Where(each => each.Id == person.MemberId).ExecuteUpdateAsync(set => set.SetProperty(each => each.Education, "研究生")));

        await store.DoneAsync<AnswerCorrection, AnswerCorrection.Request>(new(id, CorrectionVerdict.Corrected, null));

        Assert.Equal(CorrectionState.Corrected, (await RowAsync(store, id)).State);
    }

    [Fact]
    public async Task What_is_empty_or_cannot_be_right_is_told_all_at_once_and_nothing_is_asked_twice()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var person = await PersonAsync(store, "QC05");
        var member = await store.AskAsync<TaizhangDb, Member>(db => db.Members.AsNoTracking().FirstAsync(each => each.Id == person.MemberId));

        Assert.Equal(["Field: kernel.required", "Wanted: kernel.required", "Why: kernel.required"], await RefusedAsync(store, person, null, " ", null));
        Assert.Equal(["Wanted: identity.check-digit"], await RefusedAsync(store, person, HeldField.IdentityNumber, Wrong[..^1] + "1", "登记有误"));
        Assert.Equal(["Wanted: personal.phone-unreadable"], await RefusedAsync(store, person, HeldField.Phone, "12345", "换号"));
        Assert.Equal(["Wanted: corrections.same-as-held"], await RefusedAsync(store, person, HeldField.Name, member.Name, "登记有误"));
        Assert.Equal(["Wanted: registry.too-long", "Why: registry.too-long"], await RefusedAsync(store, person, HeldField.Occupation, new string('科', 201), new string('因', 201)));
        await AskAsync(store, person, HeldField.IdentityNumber, "不应登记，请清除");
        Assert.Equal(["Field: corrections.asked-already"], await RefusedAsync(store, person, HeldField.IdentityNumber, Wrong, "登记有误"));
        Assert.Equal(["corrections.nobody"], await RefusedAsync(store, RegistryDeeds.Personnel, HeldField.Name, "李四", "登记有误"));
    }

    [Fact]
    public async Task A_person_takes_back_the_own_request_and_no_other_and_no_branch_answers()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var (person, other) = (await PersonAsync(store, "QC05"), await PersonAsync(store, "QC05", 1));
        var id = await AskAsync(store, person, HeldField.Name, "李四");
        var office = new Actor("办公室", Role.OfficeClerk, null, 1, Scope.Everything, "/1/");

        Assert.Equal("kernel.not-found", Assert.Single((await store.DoAsync<WithdrawCorrection, WithdrawCorrection.Request>(new(id), other)).Refusals).Code);
        Assert.Equal("kernel.not-permitted", Assert.Single((await store.DoAsync<AnswerCorrection, AnswerCorrection.Request>(new(id, CorrectionVerdict.Refused, "与档案记载一致"), office)).Refusals).Code);
        Assert.Equal("kernel.not-found", Assert.Single((await store.DoAsync<AnswerCorrection, AnswerCorrection.Request>(new(999_999, CorrectionVerdict.Refused, "与档案记载一致"))).Refusals).Code);
        await store.DoneAsync<WithdrawCorrection, WithdrawCorrection.Request>(new(id), person);
        Assert.Equal("corrections.closed", Assert.Single((await store.DoAsync<WithdrawCorrection, WithdrawCorrection.Request>(new(id), person)).Refusals).Code);
        Assert.Equal(CorrectionState.Withdrawn, (await RowAsync(store, id)).State);
    }

    [Fact]
    public async Task What_waits_is_overdue_from_the_day_after_the_offices_own_limit()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        await AskAsync(store, await PersonAsync(store, "QC05"), HeldField.Name, "李四");

        store.Clock.Advance(TimeSpan.FromDays(PersonalDataSettings.UsualAnswerDays));
        var inTime = await store.AskAsync<CorrectionListing, WaitingCount>(listing => listing.WaitingAsync(default));
        store.Clock.Advance(TimeSpan.FromDays(1));
        var late = await store.AskAsync<CorrectionListing, WaitingCount>(listing => listing.WaitingAsync(default));

        Assert.Equal([new(1, Today, 0), new(1, Today, 1)], [inTime, late]);
    }

    [Fact]
    public async Task A_change_of_keys_seals_again_what_people_asked_and_what_was_answered()
    {
        using var keys = new OwnKeys();
        await using var store = await keys.BureauAsync(Today);
        var person = await PersonAsync(store, "QC05");
        var id = await AskAsync(store, person, HeldField.Name, "李四");
        await store.DoneAsync<AnswerCorrection, AnswerCorrection.Request>(new(id, CorrectionVerdict.Refused, "与档案记载一致"));
        await store.DoneAsync<RotateKeys, RotateKeys.Request>(new(), Actor.System);
        Assert.True(await store.AskAsync<KeyUse, int>(use => use.BehindAsync(default)) >= 2);

        for (long? last = 0; last is not null;)
        {
            last = await store.AskAsync<ReencryptPersonalData, long?>(async again => (await again.RunAsync(new(last.Value), Actor.System)).IsDone ? again.LastMemberId : throw new InvalidOperationException());
        }

        Assert.Equal(0, await store.AskAsync<KeyUse, int>(use => use.BehindAsync(default)));
        var asked = Assert.Single(await store.AskAsync<CorrectionListing, IReadOnlyList<AskedCorrection>>(listing => listing.OwnAsync(person, default)));
        Assert.Equal(("李四", "与档案记载一致"), (asked.Wanted!.Wanted, asked.Answer));
    }

    [Theory]
    [InlineData(null, 15)]
    [InlineData("1", 1)]
    [InlineData("30", 30)]
    [InlineData("31", null)]
    [InlineData("0", null)]
    [InlineData("a week", null)]
    public void The_days_for_an_answer_are_a_setting_with_limits(string? word, int? days)
    {
        var (read, refusal) = PersonalDataSettings.ReadAnswerDays(word);

        Assert.Equal(days, refusal is null ? read : null);
    }

    private static async Task<long> AskAsync(TemporaryStore store, Actor person, HeldField field, string wanted)
    {
        var outcome = await store.DoAsync<AskForCorrection, AskForCorrection.Request>(new(field, wanted, "与本人证件不符"), person);
        Assert.True(outcome.IsDone, string.Join(", ", outcome.Refusals));
        return outcome.Id!.Value;
    }

    private static async Task<IEnumerable<string>> RefusedAsync(TemporaryStore store, Actor person, HeldField? field, string? wanted, string? why) =>
        (await store.DoAsync<AskForCorrection, AskForCorrection.Request>(new(field, wanted, why), person)).Refusals.Select(refusal => refusal.ToString());

    private static async Task<Actor> PersonAsync(TemporaryStore store, string branch, int place = 0)
    {
        var (member, organization) = (await store.PlainMemberAsync(branch, place), await store.OrganizationAsync(branch));
        return new Actor(member.Name, Role.Member, member.Id, organization.Id, new Scope(organization.Path, member.Id), organization.Path);
    }

    private static Task<CorrectionRequest> RowAsync(TemporaryStore store, long id) => store.AskAsync<TaizhangDb, CorrectionRequest>(db => db.CorrectionRequests.AsNoTracking().FirstAsync(each => each.Id == id));

    private static Task<JournalEntry> LineAsync(TemporaryStore store, string deed, string about) =>
        store.AskAsync<TaizhangDb, JournalEntry>(db => db.Journal.AsNoTracking().Where(entry => entry.Deed == deed && entry.About == about).OrderBy(entry => entry.Id).LastAsync());
}
