using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Members.Personal;
using Taizhang.Organizations;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Members;

/// <summary>Who looks at a sealed value, who corrects it, and what of it stands in the journal.</summary>
public sealed class UnmaskTests
{
    private const string Number = "11010519491231002X";
    private const string Phone = "13912345678";

    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [OnEachStore]
    public async Task What_was_corrected_is_shown_for_a_reason_and_neither_deed_leaves_the_value_in_the_journal(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var member = await store.PlainMemberAsync("QC05");
        await store.DoneAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(member.Id, new() { IdentityNumber = Number, Phone = "139-1234 5678", Health = "高血压" }, "本人申请更正"));

        var (outcome, value) = await LookAsync(store, member.Id, PersonalKind.Phone, RegistryDeeds.Personnel);

        Assert.True(outcome.IsDone, string.Join(", ", outcome.Refusals));
        Assert.Equal(Phone, value);
        var lines = await store.AskAsync<TaizhangDb, List<JournalEntry>>(db => db.Journal.AsNoTracking().Where(entry => entry.About == $"Member/{member.Id}").OrderBy(entry => entry.Id).ToListAsync());
        Assert.Equal([(nameof(CorrectPersonalData), DeedResult.Done), (nameof(UnmaskPersonalData), DeedResult.Looked)], lines.Select(line => (line.Deed, line.Result)));
        Assert.Contains("走访慰问前联系", lines[1].Details, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.All([Number, Phone, "高血压"], secret => Assert.DoesNotContain(secret, line.Details + line.Changes, StringComparison.Ordinal)));
        Assert.Equal(["110***********002X", "139****5678", "******"], (await store.AskAsync<PersonalFile, IReadOnlyList<HeldValue>>(file => file.OfAsync(member.Id, default))).Where(held => held.Kind != PersonalKind.Address).Select(held => held.Mask));
    }

    [Fact]
    public async Task In_a_branch_with_an_organization_officer_only_that_officer_looks_and_only_there()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var branch = await store.OrganizationAsync("QC05");
        var (officer, secretary) = (await ActorAsync(store, branch, PostKind.OrganizationOfficer), await ActorAsync(store, branch, PostKind.Secretary));
        var (own, other) = (await HeldInAsync(store, branch.Id), await HeldInAsync(store, (await store.OrganizationAsync("QC07")).Id));

        var answers = new[]
        {
            await LookAsync(store, own, PersonalKind.Phone, officer),
            await LookAsync(store, own, PersonalKind.Phone, secretary),
            await LookAsync(store, other, PersonalKind.Phone, officer),
            await LookAsync(store, own, PersonalKind.Phone, new Actor("办公室", Role.OfficeClerk, null, 1, Scope.Everything, "/1/")),
        };

        Assert.NotNull(answers[0].Value);
        Assert.Equal(["personal.not-the-officer", "kernel.not-permitted", "kernel.not-permitted"], answers[1..].Select(answer => Assert.Single(answer.Outcome.Refusals).Code));
        Assert.All(answers[1..], answer => Assert.Null(answer.Value));
    }

    [Fact]
    public async Task In_a_branch_without_an_organization_officer_the_secretary_looks()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var branch = await store.OrganizationAsync("QC06");

        var (outcome, value) = await LookAsync(store, await HeldInAsync(store, branch.Id), PersonalKind.Address, await ActorAsync(store, branch, PostKind.Secretary));

        Assert.True(outcome.IsDone, string.Join(", ", outcome.Refusals));
        Assert.StartsWith("广东省", value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "kernel.required")]
    [InlineData("看看", "personal.reason-too-short")]
    [InlineData("联系电话13912345678", "personal.reason-has-number")]
    public async Task A_look_without_a_good_reason_shows_nothing(string reason, string code)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var member = await HeldInAsync(store, (await store.OrganizationAsync("QC05")).Id);

        var (outcome, value) = await LookAsync(store, member, PersonalKind.Phone, RegistryDeeds.Personnel, reason);

        Assert.Contains(code, outcome.Refusals.Select(refusal => refusal.Code));
        Assert.Null(value);
    }

    [Fact]
    public async Task A_value_that_is_not_held_or_damaged_is_told_so()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var member = await HeldInAsync(store, (await store.OrganizationAsync("QC05")).Id);
        await store.AskAsync<TaizhangDb, int>(db => db.PersonalValues.Where(row => row.MemberId == member && row.Kind == PersonalKind.Phone).ExecuteUpdateAsync(row => row.SetProperty(each => each.Sealed, [2, 1, 0, 0, 0, 1, 9])));

        Assert.Equal("personal.not-held", Assert.Single((await LookAsync(store, member, PersonalKind.Health, RegistryDeeds.Personnel)).Outcome.Refusals).Code);
        Assert.Equal("personal.damaged", Assert.Single((await LookAsync(store, member, PersonalKind.Phone, RegistryDeeds.Personnel)).Outcome.Refusals).Code);
    }

    [Fact]
    public async Task What_cannot_be_right_is_refused_all_at_once_and_a_number_belongs_to_one_person()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var (first, second) = (await store.PlainMemberAsync("QC05"), await store.PlainMemberAsync("QC05", 1));
        await store.DoneAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(first.Id, new() { IdentityNumber = Number }, "本人申请更正"));

        await store.RefusedAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(second.Id, new() { IdentityNumber = Number.ToLowerInvariant(), Phone = "12345" }, null), "IdentityNumber: personal.identity-taken", "Phone: personal.phone-unreadable", "Reason: kernel.required");
        await store.RefusedAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(second.Id, new() { IdentityNumber = "110105194912310021" }, "本人申请更正"), "IdentityNumber: identity.check-digit");
        await store.RefusedAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(first.Id, new() { IdentityNumber = Number }, "本人申请更正"), "registry.nothing-changed");
        await store.DoneAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(first.Id, new() { Cleared = [PersonalKind.IdentityNumber] }, "已转出，按期清除"));
        await store.DoneAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(second.Id, new() { IdentityNumber = Number }, "本人申请更正"));
    }

    [Theory]
    [OnEachStore]
    public async Task A_whole_identity_number_finds_the_person_and_stands_nowhere_in_the_journal(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var member = await store.PlainMemberAsync("QC05");
        await store.DoneAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(member.Id, new() { IdentityNumber = Number }, "本人申请更正"));

        Assert.Equal(member.Id, await FoundAsync(store, "110105 19491231 002x", RegistryDeeds.Personnel));
        Assert.Null(await FoundAsync(store, "440105198003010016", RegistryDeeds.Personnel));

        var lines = await store.AskAsync<TaizhangDb, List<JournalEntry>>(db => db.Journal.AsNoTracking().Where(entry => entry.Deed == nameof(FindByIdentityNumber)).OrderBy(entry => entry.Id).ToListAsync());
        Assert.Equal([(DeedResult.Looked, $"Member/{member.Id}"), (DeedResult.Looked, null)], lines.Select(line => (line.Result, line.About)));
        Assert.All(lines, line => Assert.DoesNotContain("1949", line.Details + line.Changes + line.About, StringComparison.Ordinal));
        var own = new Actor(member.Name, Role.Member, member.Id, member.OrganizationId, Scope.Everything);
        Assert.Equal("identity-number", Assert.Single((await store.AskAsync<OwnData, OwnDataFile?>(data => data.ReadAsync(own, default)))!.Looks).Kind);
    }

    [Theory]
    [InlineData("", "Number: kernel.required")]
    [InlineData("110105194912310021", "Number: identity.check-digit")]
    [InlineData("张三", "Number: identity.length")]
    public async Task A_number_that_cannot_be_one_is_told_and_looked_for_nowhere(string typed, string code)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);

        await store.RefusedAsync<FindByIdentityNumber, FindByIdentityNumber.Request>(new(typed), code);

        Assert.DoesNotContain("1949", new FindByIdentityNumber.Request(Number).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PersonalKind.IdentityNumber, "44010519800301001X", "440***********001X")]
    [InlineData(PersonalKind.Phone, "13812345678", "138****5678")]
    [InlineData(PersonalKind.Phone, "020-12345678", "020*****5678")]
    [InlineData(PersonalKind.Address, "广东省广州市海珠区新港中路397号", "广东省广州市海珠区******")]
    [InlineData(PersonalKind.Address, "广州市海珠区赤岗街道某小区3栋", "广州市海珠区******")]
    [InlineData(PersonalKind.Address, "花园小区3栋502", "******")]
    [InlineData(PersonalKind.Health, "高血压", "******")]
    public void A_value_is_masked_as_its_kind_is(PersonalKind kind, string value, string mask) => Assert.Equal(mask, PersonalMask.Of(kind, value));

    [Fact]
    public void Every_sensitive_field_stands_in_the_notice_with_purpose_retention_and_readers_in_both_languages()
    {
        using var db = new Postgres.DesignTime().CreateDbContext([]);
        var sensitive = db.Model.GetEntityTypes().SelectMany(type => type.ClrType.GetProperties().Where(property => property.IsDefined(typeof(SensitiveAttribute), false)).Select(property => $"{type.ClrType.Name}.{property.Name}"))
            .Concat(Enum.GetNames<PersonalKind>().Select(name => $"{nameof(PersonalKind)}.{name}")).ToList();

        var unsaid = sensitive.Except(PersonalDataUses.All.SelectMany(use => use.Fields));
        var keys = PersonalDataUses.All.SelectMany(use => new[] { "", "-purpose", "-retention", "-readers" }.Select(part => $"privacy-use.{use.Name}{part}")).ToList();
        var books = Words.BooksOf(typeof(Program).Assembly);
        var silent = new[] { "", "zh-CN" }.SelectMany(culture => keys.Where(key => !books.Any(book => book.GetResourceSet(CultureInfo.GetCultureInfo(culture), true, false)?.GetString(key) is not null)));

        Assert.True(sensitive.Count > 10);
        Assert.Empty(unsaid);
        Assert.Empty(silent);
    }

    private static Task<long?> FoundAsync(TemporaryStore store, string number, Actor actor) =>
        store.AskAsync<FindByIdentityNumber, long?>(async find => (await find.RunAsync(new(number), actor)).IsDone ? find.MemberId : throw new InvalidOperationException());

    private static Task<(Outcome Outcome, string? Value)> LookAsync(TemporaryStore store, long memberId, PersonalKind kind, Actor actor, string reason = "走访慰问前联系") =>
        store.AskAsync<UnmaskPersonalData, (Outcome, string?)>(async unmask => (await unmask.RunAsync(new(memberId, kind, UnmaskPurpose.Care, reason), actor), unmask.Value));

    private static async Task<Actor> ActorAsync(TemporaryStore store, Organization branch, PostKind kind)
    {
        var member = await store.HolderAsync(branch.Code!, kind);
        return new Actor(member.Name, Role.BranchSecretary, member.Id, branch.Id, new Scope(branch.Path), branch.Path);
    }

    /// <summary>Someone of a branch of whom a telephone number is held.</summary>
    private static Task<long> HeldInAsync(TemporaryStore store, long organizationId) =>
        store.AskAsync<TaizhangDb, long>(db => db.PersonalValues.Where(row => row.Kind == PersonalKind.Phone && db.Members.Any(member => member.Id == row.MemberId && member.OrganizationId == organizationId)).Select(row => row.MemberId).OrderBy(id => id).FirstAsync());
}
