using Microsoft.EntityFrameworkCore;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Activities;

/// <summary>What tests of records ask of the invented bureau.</summary>
internal static class Bureau
{
    public static DateOnly Today { get; } = new(2026, 11, 24);

    public static Task<TemporaryStore> OpenAsync(StoreKind kind = StoreKind.Sqlite) => TemporaryStore.WithTheBureauAsync(Today, kind);

    /// <summary>Members who were on the roll all year.</summary>
    public static Task<List<long>> RollAsync(this TemporaryStore store, long organizationId) =>
        store.AskAsync<TaizhangDb, List<long>>(db => db.Members.Where(member => member.OrganizationId == organizationId && member.JoinedOn < new DateOnly(2025, 12, 1)).OrderBy(member => member.Id).Select(member => member.Id).ToListAsync());

    public static Task<long> LeaderAsync(this TemporaryStore store, long notIn) => store.AskAsync<TaizhangDb, long>(db =>
        (from rank in db.RankHoldings join member in db.Members on rank.MemberId equals member.Id where rank.Rank >= CadreRank.DivisionLevel && member.OrganizationId != notIn orderby member.Id select member.Id).FirstAsync());

    public static Task<Outcome> RunAsync<TOperation, TRequest>(this TemporaryStore store, TRequest request)
        where TOperation : Operation<TRequest>
        where TRequest : notnull => store.AskAsync<TOperation, Outcome>(operation => operation.RunAsync(request, Actor.System));

    public static Task<Outcome> RecordAsync(this TemporaryStore store, RecordActivity.Request request) => store.RunAsync<RecordActivity, RecordActivity.Request>(request);

    public static Task<Duty> DutyAsync(this TemporaryStore store, string code, string period, Subject subject) => store.AskAsync<TaizhangDb, Duty>(db =>
        (from duty in db.Duties join requirement in db.Requirements on duty.RequirementId equals requirement.Id where requirement.Code == code && duty.PeriodKey == period && duty.SubjectKind == subject.Kind && duty.SubjectId == subject.Id select duty).FirstAsync());

    /// <summary>What is kept equals what a rebuild would give.</summary>
    public static async Task HoldsAsync(this TemporaryStore store) =>
        Assert.Empty(await store.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(keeper => keeper.CheckAsync(default)));

    public static void Refuses(Outcome outcome, params string[] codes)
    {
        Assert.Equal(codes.Order(StringComparer.Ordinal), outcome.Refusals.Select(refusal => refusal.Code).Order(StringComparer.Ordinal));
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            Assert.All(outcome.Refusals, refusal => Assert.DoesNotContain('{', Words.Say(refusal, new System.Globalization.CultureInfo(culture))));
            Assert.All(outcome.Refusals, refusal => Assert.NotEqual(refusal.Code, Words.Say(refusal, new System.Globalization.CultureInfo(culture))));
        }
    }

    public static void IsDone(Outcome outcome) => Assert.True(outcome.IsDone, string.Join(", ", outcome.Refusals));
}
