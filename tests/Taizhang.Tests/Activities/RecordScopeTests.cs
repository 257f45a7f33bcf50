using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Activities;

public sealed class RecordScopeTests
{
    [Theory, OnEachStore]
    public async Task A_secretary_lists_the_records_of_the_own_branch_and_no_others(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var branch = await store.OrganizationAsync("QC05");
        await using var scope = In(store, new Scope(branch.Path));
        var services = scope.ServiceProvider;

        var (activities, total) = await services.GetRequiredService<ActivityListing>().ListAsync(new(All: true, Take: 100), default);
        var (talks, _) = await services.GetRequiredService<TalkListing>().ListAsync(new(All: true, Take: 100), default);
        var (elections, _) = await services.GetRequiredService<ElectionListing>().ListAsync(new(All: true, Take: 100), default);

        Assert.NotEmpty(activities);
        Assert.Equal(total, activities.Count);
        Assert.All(activities, row => Assert.Equal(branch.Name, row.Organization));
        Assert.All(talks, row => Assert.Equal(branch.Name, row.Organization));
        Assert.All(elections, row => Assert.Equal(branch.Name, row.Organization));
    }

    [Theory, OnEachStore]
    public async Task A_member_lists_the_own_talks_alone(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var talk = await store.AskAsync<TaizhangDb, Talk>(db => db.Talks.FirstAsync());
        var path = await store.AskAsync<TaizhangDb, string>(db => db.Organizations.Where(each => each.Id == talk.OrganizationId).Select(each => each.Path).FirstAsync());
        await using var scope = In(store, new Scope(path, talk.PartnerId));

        var (talks, total) = await scope.ServiceProvider.GetRequiredService<TalkListing>().ListAsync(new(Take: 100), default);
        var own = await store.AskAsync<TaizhangDb, int>(db => db.Talks.CountAsync(each => each.PartnerId == talk.PartnerId || each.TalkerId == talk.PartnerId));

        Assert.Equal(own, total);
        Assert.Equal(own, talks.Count);
    }

    [Theory, OnEachStore]
    public async Task An_explanation_names_no_record_of_another_branch(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var (branch, other) = (await store.OrganizationAsync("QC05"), await store.OrganizationAsync("QC06"));
        var elsewhere = await store.AskAsync<TaizhangDb, long>(db => db.Activities.Where(activity => activity.OrganizationId == other.Id).Select(activity => activity.Id).FirstAsync());
        await using var scope = In(store, new Scope(branch.Path));

        Assert.Empty(await scope.ServiceProvider.GetRequiredService<RecordListing>().NamesAsync([new(RecordSource.Activity, elsewhere)], default));
    }

    private static AsyncServiceScope In(TemporaryStore store, Scope seen)
    {
        var scope = store.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = seen;
        return scope;
    }
}
