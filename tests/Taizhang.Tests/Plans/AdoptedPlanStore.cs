using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Plans;
using Taizhang.Plans.Execution;
using Taizhang.Reports;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Plans;

/// <summary>The invented bureau with its adopted plan, and a note on the measure that nothing counts.</summary>
public sealed class AdoptedPlanStore : IAsyncLifetime
{
    internal static readonly DateOnly Today = new(2026, 11, 24);

    internal TemporaryStore Store { get; private set; } = null!;

    public long PlanId { get; private set; }

    public long RootId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Store = await TemporaryStore.WithTheBureauAsync(Today);
        var plan = await Store.AskAsync<TaizhangDb, Plan>(db => db.Plans.Include(each => each.Clauses).SingleAsync());
        (PlanId, RootId) = (plan.Id, plan.OrganizationId);
        var clause = plan.Clauses.Single(each => each.Level == ClauseLevel.Measure && each.Number == "15").Id;
        var note = new NoteMeasure.Request(clause, new DateOnly(2026, 9, 10)) { Progress = "已建档", Problem = "两个支部尚未销号", Owner = "王强", Deadline = new DateOnly(2026, 10, 31), Judgement = MeasureJudgement.Behind };
        Assert.True((await Store.AskAsync<NoteMeasure, Outcome>(notes => notes.RunAsync(note, Actor.System with { Name = "李芳" }))).IsDone);
    }

    internal async Task<ExecutionLedger> ReadAsync(Scope? scope = null, DateOnly? asOf = null)
    {
        var (ledger, refusal) = await AskAsync(new(PlanId, asOf, "李芳"), scope);
        Assert.True(ledger is not null, refusal?.Code);
        return ledger;
    }

    internal Task<(ExecutionLedger? Ledger, Refusal? Refusal)> AskAsync(ExecutionLedgerReading.Request request, Scope? scope = null) => AskAsync(scope ?? Scope.Everything, request);

    internal async Task<List<Duty>> KeptAsync(string code, string year) => await Store.AskAsync<TaizhangDb, List<Duty>>(db =>
        db.Duties.Where(duty => duty.PeriodKey.StartsWith(year) && db.Requirements.Any(row => row.Id == duty.RequirementId && row.Code == code)).ToListAsync());

    private async Task<(ExecutionLedger? Ledger, Refusal? Refusal)> AskAsync(Scope scope, ExecutionLedgerReading.Request request)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        await using var services = Store.Services.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = scope;
        return await services.ServiceProvider.GetRequiredService<ExecutionLedgerReading>().ReadAsync(request, default);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
