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
        var state = await db.LedgerStates.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
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

    /// <summary>A stretch of the duties, in the order of their keys, so that it can be gone on with from its last one.</summary>
    /// <param name="request">What is asked for; of the period, all whose key begins with it.</param>
    /// <param name="planId">Only requirements of this plan; null for all.</param>
    /// <param name="after">The last duty of the stretch before; null for the first.</param>
    /// <param name="take">How many at the most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<LedgerLines?> StretchAsync(Request request, long? planId, DutyKey? after, int take, CancellationToken cancellationToken)
    {
        var organization = await db.OrganizationsInScope.AsNoTracking().FirstOrDefaultAsync(each => each.Id == request.OrganizationId, cancellationToken);
        var state = await db.LedgerStates.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (organization is null || state?.Day is not { } kept)
        {
            return null;
        }

        IReadOnlyList<Requirement> requirements = [.. (await book.ReadAsync(db, cancellationToken)).Where(requirement => (request.Code is null || IsOf(requirement.Code, request.Code)) && (planId is null || requirement.Source.PlanId == planId))];
        if (request.AsOf is { } day && day != kept)
        {
            var names = await subjects.UnderAsync(organization.Path, cancellationToken);
            return new(organization.Name, day, [.. (await JudgedAsync(requirements, names, new EvaluationWindow(state.KeptFrom, day, workingDays), cancellationToken))
                .Where(line => (request.PeriodKey is null || line.Name.PeriodKey.StartsWith(request.PeriodKey, StringComparison.Ordinal)) && (request.States.Count == 0 || request.States.Contains(line.State)) && (after is not { } last || KeyOf(line).CompareTo(KeyOf(last)) > 0))
                .OrderBy(KeyOf).Take(take)]);
        }

        var byId = requirements.ToDictionary(requirement => requirement.Id);
        var duties = await db.Duties.AsNoTracking().After(after)
            .Where(duty => byId.Keys.Contains(duty.RequirementId) && db.Organizations.Any(each => each.Id == duty.OrganizationId && each.Path.StartsWith(organization.Path))
                && (request.PeriodKey == null || duty.PeriodKey.StartsWith(request.PeriodKey)) && (request.States.Count == 0 || request.States.Contains(duty.State)))
            .OrderBy(duty => duty.RequirementId).ThenBy(duty => duty.PeriodKey).ThenBy(duty => duty.SubjectKind).ThenBy(duty => duty.SubjectId).Take(take).ToListAsync(cancellationToken);
        var known = await subjects.OfAsync([.. duties.Select(duty => duty.Subject)], cancellationToken);
        return new(organization.Name, kept, [.. duties.Select(duty => new LedgerLine(
            byId[duty.RequirementId], new(byId[duty.RequirementId].Code, duty.PeriodKey, duty.Subject), known.Of(duty.Subject), duty.State, duty.DueOn, duty.Achieved, duty.Expected, duty.RecordedLate))]);
    }

    /// <summary>The key of a duty in a listing.</summary>
    public static DutyKey KeyFor(LedgerLine line) => new(line.Requirement.Id, line.Name.PeriodKey, line.Name.Subject);

    private static (int, OrdinalText, SubjectKind, long) KeyOf(LedgerLine line) => KeyOf(KeyFor(line));

    private static (int, OrdinalText, SubjectKind, long) KeyOf(DutyKey key) => (key.RequirementId, new(key.PeriodKey), key.Subject.Kind, key.Subject.Id);

    /// <summary>A text that is compared character by character, as the stores do.</summary>
    private readonly record struct OrdinalText(string Text) : IComparable<OrdinalText>
    {
        public int CompareTo(OrdinalText other) => string.CompareOrdinal(Text, other.Text);
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

/// <summary>Goes on with duties from one of them.</summary>
internal static class DutiesAfter
{
    /// <summary>The duties whose key comes behind that of the last one.</summary>
    public static IQueryable<Duty> After(this IQueryable<Duty> duties, DutyKey? after)
    {
        if (after is not { } last)
        {
            return duties;
        }

        var (requirement, period, kind, id) = (last.RequirementId, last.PeriodKey, last.Subject.Kind, last.Subject.Id);
#pragma warning disable CA1309 // The store compares, character by character.
        return duties.Where(duty => duty.RequirementId > requirement
            || (duty.RequirementId == requirement && (string.Compare(duty.PeriodKey, period) > 0
                || (duty.PeriodKey == period && (duty.SubjectKind > kind || (duty.SubjectKind == kind && duty.SubjectId > id))))));
#pragma warning restore CA1309
    }
}
