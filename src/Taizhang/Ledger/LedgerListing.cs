using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>A duty as a listing of the ledger has it; figures in hundredths.</summary>
public sealed record LedgerLine(Requirement Requirement, DutyName Name, string SubjectName, DutyState State, DateOnly DueOn, long Achieved, long Expected, bool RecordedLate);

/// <summary>The duties of an organization and all below it, as they stood on a day.</summary>
/// <param name="Organization">The name of the organization.</param>
/// <param name="Day">The day the states are true for.</param>
/// <param name="Lines">The duties, the nearest due day first.</param>
public sealed record LedgerLines(string Organization, DateOnly Day, IReadOnlyList<LedgerLine> Lines);

/// <summary>Lists the duties of a subtree: as kept, or judged anew for an earlier day.</summary>
public sealed class LedgerListing(TaizhangDb db, LedgerEngine engine, RequirementBook book, LedgerSubjects subjects, WorkingDays workingDays) : IReading
{
    /// <summary>What is asked for.</summary>
    /// <param name="OrganizationId">The organization at whose subtree one looks.</param>
    /// <param name="PeriodKey">Only this period and the shorter ones in it; for a whole year also what has no period; null for all that is kept.</param>
    /// <param name="AsOf">An earlier day; null for the ledger's own.</param>
    /// <param name="States">Only these states; empty for all.</param>
    /// <param name="Code">Only the requirement with this code, or all whose code begins so: <c>P1-02-1</c>, <c>P1</c>; null for all.</param>
    public sealed record Request(long OrganizationId, string? PeriodKey, DateOnly? AsOf, IReadOnlyCollection<DutyState> States, string? Code = null);

    /// <summary>The duties; null where the organization is not there or not the reader's to see, or the ledger was never built.</summary>
    public async Task<LedgerLines?> ReadAsync(Request request, CancellationToken cancellationToken)
    {
        var organization = await db.OrganizationsInScope.AsNoTracking().FirstOrDefaultAsync(each => each.Id == request.OrganizationId, cancellationToken);
        var state = await db.LedgerStates.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (organization is null || state?.Day is not { } kept)
        {
            return null;
        }

        IReadOnlyList<Requirement> requirements = [.. (await book.ReadAsync(db, cancellationToken)).Where(requirement => request.Code is null || IsOf(requirement.Code, request.Code))];
        var names = await subjects.UnderAsync(organization.Path, cancellationToken);
        var lines = request.AsOf is { } day && day != kept
            ? await JudgedAsync(requirements, names, new EvaluationWindow(state.KeptFrom, day, workingDays), cancellationToken)
            : await KeptAsync(requirements, names, organization.Path, cancellationToken);
        return new(organization.Name, request.AsOf ?? kept, [.. lines
            .Where(line => IsIn(line, request.PeriodKey) && (request.States.Count == 0 || request.States.Contains(line.State)))
            .OrderBy(line => line.DueOn).ThenBy(line => line.Name.Code, StringComparer.Ordinal).ThenBy(line => line.Name.Subject.Id)]);
    }

    private async Task<List<LedgerLine>> KeptAsync(IReadOnlyList<Requirement> requirements, SubjectNames names, string path, CancellationToken cancellationToken)
    {
        var byId = requirements.ToDictionary(requirement => requirement.Id);
        var duties = await db.Duties.AsNoTracking().Where(duty => db.Organizations.Any(each => each.Id == duty.OrganizationId && each.Path.StartsWith(path))).ToListAsync(cancellationToken);
        return [.. duties.Where(duty => byId.ContainsKey(duty.RequirementId)).Select(duty => new LedgerLine(
            byId[duty.RequirementId], new(byId[duty.RequirementId].Code, duty.PeriodKey, duty.Subject), names.Of(duty.Subject), duty.State, duty.DueOn, duty.Achieved, duty.Expected, duty.RecordedLate))];
    }

    private async Task<List<LedgerLine>> JudgedAsync(IReadOnlyList<Requirement> requirements, SubjectNames names, EvaluationWindow window, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var (_, evaluation) = engine.JudgeSome(db.Database.GetDbConnection(), requirements, window, names.Organizations.Keys.ToHashSet(), names.Members.Keys.ToHashSet());
        return [.. evaluation.Conclude().Where(duty => names.Organizations.ContainsKey(duty.OrganizationId)).Select(duty => new LedgerLine(
            duty.Requirement, new(duty.Requirement.Code, duty.PeriodKey, duty.Subject), names.Of(duty.Subject), duty.State, duty.Verdict.DueOn, duty.Verdict.Achieved, duty.Verdict.Expected, duty.Verdict.RecordedLate))];
    }

    /// <summary>Whether a code is the one asked for, or begins with it at a dash.</summary>
    public static bool IsOf(string code, string asked)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(asked);
        return code.StartsWith(asked, StringComparison.OrdinalIgnoreCase) && (code.Length == asked.Length || code[asked.Length] == '-');
    }

    private static bool IsIn(LedgerLine line, string? asked)
    {
        var key = line.Name.PeriodKey;
        if (asked is null)
        {
            return true;
        }

        if (key == asked || !CalendarPeriod.TryParse(asked, out var period))
        {
            return key == asked;
        }

        if (CalendarPeriod.TryParse(key, out var own))
        {
            return period.Days.Contains(own.Days.From) && period.Days.Contains(own.Days.To);
        }

        return (asked.Length == 4 && key is CalendarPeriod.Standing or CalendarPeriod.Once) || (key != CalendarPeriod.Standing && period.Days.Contains(line.DueOn));
    }
}
