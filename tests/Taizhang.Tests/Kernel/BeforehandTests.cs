using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Taizhang.Tests.Kernel;

public sealed class BeforehandTests(UnchangedBureau bureau) : IClassFixture<UnchangedBureau>
{
    [Fact]
    public async Task What_stands_in_the_way_beforehand_is_told_together_with_what_the_operation_finds_and_nothing_is_done()
    {
        var branch = await bureau.Store.OrganizationAsync("QC05");
        var roll = await bureau.Store.AskAsync<TaizhangDb, List<long>>(db => db.Members.Where(member => member.OrganizationId == branch.Id && member.Standing == Standing.Full).Select(member => member.Id).Take(3).ToListAsync());
        var count = await bureau.Store.AskAsync<TaizhangDb, int>(db => db.Activities.CountAsync());
        await using var scope = bureau.Store.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OperationContext>().Refuse([new Refusal("errors.unreadable", ("value", "31st")).At("heldOn")]);
        var record = scope.ServiceProvider.GetRequiredService<RecordActivity>();

        var bad = await record.RunAsync(new(branch.Id, FactKind.ThemeDay, UnchangedBureau.Today.AddDays(1), "", 2) { PresentIds = roll }, Actor.System);
        var otherwiseGood = await record.RunAsync(new(branch.Id, FactKind.ThemeDay, UnchangedBureau.Today, "植树", 2) { PresentIds = roll }, Actor.System);
        var looked = false;
        var rehearsed = await record.RehearseAsync(new(branch.Id, FactKind.ThemeDay, UnchangedBureau.Today, "植树", 2) { PresentIds = roll }, Actor.System, _ => { looked = true; return Task.CompletedTask; });

        // The day is in the future too, but of a field that could not be read only that is told.
        Assert.Equal(["errors.unreadable", "kernel.required"], bad.Refusals.Select(refusal => refusal.Code).Order(StringComparer.Ordinal));
        Assert.All([otherwiseGood, rehearsed], outcome => Assert.Equal("errors.unreadable", Assert.Single(outcome.Refusals).Code));
        Assert.False(looked);
        Assert.Equal(count, await bureau.Store.AskAsync<TaizhangDb, int>(db => db.Activities.CountAsync()));
    }
}
