using Taizhang.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Taizhang.Ledger;

/// <summary>A duty that stands otherwise with a reading than without.</summary>
public sealed record MovedDuty(Requirement Requirement, string PeriodKey, Subject Subject, DutyState Without, DutyState With);

/// <summary>Compares the ledger with a reading and without it; nothing is written.</summary>
public sealed class ReadingEffect(TaizhangDb db, LedgerEngine engine, RequirementBook book, WorkingDays workingDays, TimeProvider clock) : IReading
{
    /// <summary>What a reading that is not in the register yet would move.</summary>
    public async Task<IReadOnlyList<MovedDuty>> OfNewAsync(string code, AppliedReading reading, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(code, cancellationToken);
        return await CompareAsync(versions, [.. versions.Select(version => RequirementBook.With(version, reading))], cancellationToken);
    }

    /// <summary>What an entry of the register moves.</summary>
    public async Task<IReadOnlyList<MovedDuty>> OfAsync(Interpretation entry, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(entry.RequirementCode, cancellationToken);
        return await CompareAsync([.. versions.Select(version => version with { Readings = version.Readings.RemoveAll(reading => reading.InterpretationId == entry.Id) })], versions, cancellationToken);
    }

    private async Task<List<Requirement>> VersionsAsync(string code, CancellationToken cancellationToken) =>
        [.. (await book.ReadAsync(db, cancellationToken)).Where(requirement => requirement.Code == code)];

    private async Task<IReadOnlyList<MovedDuty>> CompareAsync(List<Requirement> without, List<Requirement> with, CancellationToken cancellationToken)
    {
        if (without.Count == 0 || await db.LedgerStates.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } state)
        {
            return [];
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        var window = new EvaluationWindow(state.KeptFrom, clock.Today(), workingDays);
        var before = Judge(without, window).ToDictionary(duty => (duty.Requirement.Id, duty.PeriodKey, duty.Subject), duty => duty.State);
        return [.. Judge(with, window)
            .Where(duty => before.TryGetValue((duty.Requirement.Id, duty.PeriodKey, duty.Subject), out var state) && state != duty.State)
            .Select(duty => new MovedDuty(duty.Requirement, duty.PeriodKey, duty.Subject, before[(duty.Requirement.Id, duty.PeriodKey, duty.Subject)], duty.State))
            .OrderBy(moved => moved.PeriodKey, StringComparer.Ordinal).ThenBy(moved => moved.Subject.Id)];
    }

    private IEnumerable<JudgedDuty> Judge(IReadOnlyList<Requirement> requirements, EvaluationWindow window) => engine.JudgeAll(db.Database.GetDbConnection(), requirements, window).Evaluation.Conclude();
}
