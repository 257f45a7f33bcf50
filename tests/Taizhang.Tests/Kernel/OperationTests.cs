using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Kernel;

public sealed class OperationTests
{
    private static readonly Actor Secretary = new("书记", Role.BranchSecretary, 1, 3, new Scope("/1/3/"), "/1/3/");
    private static readonly Actor Office = new("办公室", Role.OfficeClerk, null, 1, Scope.Everything);

    [Theory, OnEachStore]
    public async Task What_concerns_the_whole_bureau_is_not_done_by_someone_of_one_branch(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(new DateOnly(2026, 11, 24), kind);

        var bySecretary = await store.AskAsync<OperationContext, Outcome>(context => new ForTheWholeBureau(context).RunAsync("", Secretary));
        var byOffice = await store.AskAsync<OperationContext, Outcome>(context => new ForTheWholeBureau(context).RunAsync("", Office));

        Assert.Equal("kernel.not-permitted", Assert.Single(bySecretary.Refusals).Code);
        Assert.True(byOffice.IsDone);
    }

    private sealed class ForTheWholeBureau(OperationContext context) : Operation<string>(context)
    {
        public override Permission Needs => new("activities.record");

        protected override Task<long?> OrganizationOfAsync(string request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

        protected override Task<Outcome> DecideAsync(string request, Actor actor, CancellationToken cancellationToken) => Task.FromResult(Outcome.Done);
    }
}
