using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Tests.Support;

/// <summary>What tests of the registry do and ask.</summary>
internal static class RegistryDeeds
{
    public static readonly Actor Personnel = new("人事", Role.PersonnelSection, null, 1, Scope.Everything, "/1/");

    public static Task<Outcome> DoAsync<TOperation, TRequest>(this TemporaryStore store, TRequest request, Actor? actor = null)
        where TOperation : Operation<TRequest>
        where TRequest : notnull =>
        store.AskAsync<TOperation, Outcome>(operation => operation.RunAsync(request, actor ?? Personnel));

    public static async Task DoneAsync<TOperation, TRequest>(this TemporaryStore store, TRequest request, Actor? actor = null)
        where TOperation : Operation<TRequest>
        where TRequest : notnull
    {
        var outcome = await store.DoAsync<TOperation, TRequest>(request, actor);
        Assert.True(outcome.IsDone, string.Join(", ", outcome.Refusals.Select(refusal => $"{refusal}: {Words.Say(refusal)}")));
        await store.LedgerIsAsRebuiltAsync();
    }

    public static async Task RefusedAsync<TOperation, TRequest>(this TemporaryStore store, TRequest request, params string[] codes)
        where TOperation : Operation<TRequest>
        where TRequest : notnull
    {
        var outcome = await store.DoAsync<TOperation, TRequest>(request);
        Assert.Equal(codes.Order(StringComparer.Ordinal), outcome.Refusals.Select(refusal => refusal.ToString()).Order(StringComparer.Ordinal));
        Assert.All(outcome.Refusals, refusal => Assert.NotEqual(refusal.Code, Words.Say(refusal)));
    }

    public static async Task LedgerIsAsRebuiltAsync(this TemporaryStore store) =>
        Assert.Empty(await store.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(keeper => keeper.CheckAsync(default)));

    public static Task<Organization> OrganizationAsync(this TemporaryStore store, string code) =>
        store.AskAsync<TaizhangDb, Organization>(db => db.Organizations.AsNoTracking().FirstAsync(organization => organization.Code == code));

    /// <summary>A member of a branch who holds no post, by place.</summary>
    public static Task<Member> PlainMemberAsync(this TemporaryStore store, string code, int place = 0) =>
        store.AskAsync<TaizhangDb, Member>(db => db.Members.AsNoTracking()
            .Where(member => db.Organizations.Any(organization => organization.Id == member.OrganizationId && organization.Code == code) && member.Standing == Standing.Full && !db.Posts.Any(post => post.MemberId == member.Id))
            .OrderBy(member => member.Id).Skip(place).FirstAsync());

    public static Task<Member> HolderAsync(this TemporaryStore store, string code, PostKind kind) =>
        store.AskAsync<TaizhangDb, Member>(db => db.Members.AsNoTracking()
            .FirstAsync(member => db.Posts.Any(post => post.MemberId == member.Id && post.Kind == kind && post.SupersededAt == null && post.To == null && db.Organizations.Any(organization => organization.Id == post.OrganizationId && organization.Code == code))));

    public static Task<List<Membership>> MembershipsAsync(this TemporaryStore store, long memberId) =>
        store.AskAsync<TaizhangDb, List<Membership>>(db => db.Memberships.AsNoTracking().Where(each => each.MemberId == memberId).OrderBy(each => each.From).ThenBy(each => each.Id).ToListAsync());
}

/// <summary>A bureau that no test of the class changes.</summary>
public sealed class UnchangedBureau : IAsyncLifetime
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    internal TemporaryStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await TemporaryStore.WithTheBureauAsync(Today);

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
