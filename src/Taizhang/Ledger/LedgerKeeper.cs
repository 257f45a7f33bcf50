using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Ledger;

/// <summary>Keeps the ledger: current with every change in the same transaction, its page turned with the day, rebuilt and checked as a whole.</summary>
public sealed class LedgerKeeper(TaizhangDb db, IStore store, LedgerEngine engine, RequirementBook book, WorkingDays workingDays, TimeProvider clock) : IFollowsChanges
{
    /// <summary>Duties that turn on one day beyond which the whole ledger is judged anew.</summary>
    private const int FewTurns = 5000;

    /// <inheritdoc/>
    public async Task FollowAsync(Touched touched, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var state = await BegunAsync(cancellationToken);
        if (touched.Everything || state.Day is not { } day || day.Year != today.Year)
        {
            await RebuildAsync(state, today, cancellationToken);
            return;
        }

        if (day != today)
        {
            await TurnAsync(state, today, cancellationToken);
        }

        var requirements = await book.ReadAsync(db, cancellationToken);
        var window = new EvaluationWindow(state.KeptFrom, today, workingDays);
        if (touched.Days.Count > 0)
        {
            var concerned = requirements.Where(requirement => requirement.Filters.Any(filter => filter.Kinds.Any(kind => touched.Kinds.Contains((int)kind)))).ToList();
            Bring(WithAllVersions(concerned, requirements), window with { OnlyDays = [.. touched.Days] }, touched.Organizations, touched.Members);
        }

        if (touched.WholeOrganizations.Count + touched.WholeMembers.Count > 0)
        {
            var organizations = await WithThoseAboveAsync(touched.WholeOrganizations, cancellationToken);
            Bring(requirements, window, organizations, touched.WholeMembers);
        }
    }

    /// <summary>Brings the ledger to today if it stands on an earlier day, or was not begun though there is someone to judge.</summary>
    /// <returns>Whether a page was turned.</returns>
    public async Task<bool> TurnToTodayAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var kept = await StateAsync(cancellationToken);
        if (kept is null ? !await db.Organizations.IgnoreQueryFilters().AnyAsync(cancellationToken) : kept.Day == today)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var state = await BegunAsync(cancellationToken);
        if (state.Day is { } day && day < today && day.Year == today.Year)
        {
            await TurnAsync(state, today, cancellationToken);
        }
        else
        {
            await RebuildAsync(state, today, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Computes all duties from the records and writes them anew.</summary>
    /// <returns>How many duties there are.</returns>
    public async Task<long> RebuildAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var state = await BegunAsync(cancellationToken);
        var count = await RebuildAsync(state, clock.Today(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return count;
    }

    /// <summary>Sets the first day whose duties are kept.</summary>
    public async Task KeepFromAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var state = await StateAsync(cancellationToken);
        if (state is null)
        {
            await BeginAsync(day, cancellationToken);
            return;
        }

        state.KeptFrom = day;
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Every difference between what is kept and what the records give.</summary>
    public async Task<IReadOnlyList<LedgerDifference>> CheckAsync(CancellationToken cancellationToken)
    {
        if (await StateAsync(cancellationToken) is not { Day: { } day } state)
        {
            return [];
        }

        var requirements = await book.ReadAsync(db, cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        var (registry, evaluation) = engine.JudgeAll(connection, requirements, new EvaluationWindow(state.KeptFrom, day, workingDays));
        return LedgerCheck.Compare(store, connection, requirements, registry, evaluation.Conclude());
    }

    private async Task<long> RebuildAsync(LedgerState state, DateOnly today, CancellationToken cancellationToken)
    {
        var requirements = await book.ReadAsync(db, cancellationToken);
        var (connection, transaction) = Open();
        var (registry, evaluation) = engine.JudgeAll(connection, requirements, new EvaluationWindow(state.KeptFrom, today, workingDays));
        DutyTable.Execute(connection, transaction, "DELETE FROM duty");
        DutyTable.Execute(connection, transaction, "DELETE FROM roll_up");
        var counts = new RollUpCounts(registry);
        var written = store.Write(connection, DutyTable.Duties, evaluation.Conclude().Select(duty =>
        {
            counts.Add(duty.OrganizationId, duty.Requirement.Id, duty.PeriodKey, duty.State);
            return duty;
        }));
        store.Write(connection, DutyTable.RollUps, counts.Carry());
        state.Day = today;
        state.RebuiltAt = clock.Now();
        await db.SaveChangesAsync(cancellationToken);
        return written;
    }

    /// <summary>Judges anew what changes with the day alone.</summary>
    private async Task TurnAsync(LedgerState state, DateOnly today, CancellationToken cancellationToken)
    {
        var turning = await db.Duties.IgnoreQueryFilters().Where(duty => duty.TurnsOn != null && duty.TurnsOn <= today)
            .Select(duty => new { duty.RequirementId, duty.SubjectKind, duty.SubjectId }).Distinct().Take(FewTurns + 1).ToListAsync(cancellationToken);
        if (turning.Count > FewTurns)
        {
            await RebuildAsync(state, today, cancellationToken);
            return;
        }

        var all = await book.ReadAsync(db, cancellationToken);
        var ids = turning.Select(duty => duty.RequirementId).ToHashSet();
        var window = new EvaluationWindow(state.KeptFrom, today, workingDays);
        if (turning.Count > 0)
        {
            Bring(
                WithAllVersions([.. all.Where(requirement => ids.Contains(requirement.Id))], all),
                window,
                turning.Where(duty => duty.SubjectKind == SubjectKind.Organization).Select(duty => duty.SubjectId).ToHashSet(),
                turning.Where(duty => duty.SubjectKind == SubjectKind.Member).Select(duty => duty.SubjectId).ToHashSet());
        }

        state.Day = today;
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Judges these subjects by these requirements and writes what changed, roll-ups included.</summary>
    private void Bring(IReadOnlyList<Requirement> requirements, EvaluationWindow window, IReadOnlySet<long> organizations, IReadOnlySet<long> members)
    {
        if (requirements.Count == 0)
        {
            return;
        }

        var (connection, transaction) = Open();
        var (registry, evaluation) = engine.JudgeSome(connection, requirements, window, organizations, members);
        var judged = evaluation.Conclude().ToList();
        var kept = DutyTable.ReadSome(store, connection, [.. requirements.Select(requirement => (long)requirement.Id)], organizations, members);
        var changed = new List<JudgedDuty>();
        var counts = new RollUpCounts(registry);
        foreach (var duty in judged)
        {
            var key = new DutyKey(duty.Requirement.Id, duty.PeriodKey, duty.Subject);
            var isKept = kept.Remove(key, out var before);
            if (isKept && before == KeptDuty.From(duty))
            {
                continue;
            }

            changed.Add(duty);
            if (isKept)
            {
                counts.Add(before.OrganizationId, key.RequirementId, key.PeriodKey, before.State, -1);
            }

            counts.Add(duty.OrganizationId, key.RequirementId, key.PeriodKey, duty.State);
        }

        // What was not judged now lies in other periods, unless all of the subject was looked at; its events always are.
        var ofEvents = requirements.Where(requirement => requirement.Cadence == Cadence.Event).Select(requirement => requirement.Id).ToHashSet();
        var gone = kept.Where(each => window.OnlyDays is null || ofEvents.Contains(each.Key.RequirementId)).ToList();
        foreach (var (key, duty) in gone)
        {
            counts.Add(duty.OrganizationId, key.RequirementId, key.PeriodKey, duty.State, -1);
        }

        DutyTable.Upsert(connection, transaction, changed);
        DutyTable.Remove(connection, transaction, gone.Select(each => each.Key));
        DutyTable.AddCounts(connection, transaction, counts.Carry());
    }

    private static List<Requirement> WithAllVersions(IReadOnlyList<Requirement> some, IReadOnlyList<Requirement> all)
    {
        var codes = some.Select(requirement => requirement.Code).ToHashSet();
        return [.. all.Where(requirement => codes.Contains(requirement.Code))];
    }

    /// <summary>A change below may move what is asked of those above: a hundred members, a share of staff.</summary>
    private async Task<HashSet<long>> WithThoseAboveAsync(IReadOnlySet<long> organizations, CancellationToken cancellationToken)
    {
        var all = organizations.ToHashSet();
        var paths = await db.Organizations.IgnoreQueryFilters().Where(organization => organizations.Contains(organization.Id)).Select(organization => organization.Path).ToListAsync(cancellationToken);
        foreach (var path in paths)
        {
            all.UnionWith(Organization.KeysOf(path));
        }

        return all;
    }

    private async Task<LedgerState?> StateAsync(CancellationToken cancellationToken) => await db.LedgerStates.SingleOrDefaultAsync(cancellationToken);

    /// <summary>The ledger begins with the first change it follows; what happened in this year counts.</summary>
    private async Task<LedgerState> BegunAsync(CancellationToken cancellationToken) =>
        await StateAsync(cancellationToken) ?? await BeginAsync(new DateOnly(clock.Today().Year, 1, 1), cancellationToken);

    private async Task<LedgerState> BeginAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var state = new LedgerState { KeptFrom = day };
        db.LedgerStates.Add(state);
        await db.SaveChangesAsync(cancellationToken);
        return state;
    }

    private (DbConnection Connection, DbTransaction? Transaction) Open() => (db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction());
}
