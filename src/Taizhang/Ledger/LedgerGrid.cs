using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>A cell of the grid: one duty.</summary>
public sealed record GridCell(string Code, string PeriodKey, Subject Subject, DutyState State, NotApplicableReason Reason, bool RecordedLate);

/// <summary>A row of the grid: an organization or a person with its duties of the year.</summary>
public sealed record GridRow(Subject Subject, string Name, IReadOnlyDictionary<(string Code, string PeriodKey), GridCell> Cells);

/// <summary>A group of columns: a requirement with the periods of the year.</summary>
public sealed record GridColumn(Requirement Requirement, IReadOnlyList<string> PeriodKeys);

/// <summary>The ledger of an organization for a year: its branches, or the people of a branch, against what is asked of them.</summary>
public sealed record Grid(string OrganizationName, long OrganizationId, DateOnly Day, IReadOnlyList<GridColumn> Columns, IReadOnlyList<GridRow> Rows)
{
    /// <summary>The requirements that bind subjects of the kind, the latest version of each; what one may narrow the grid to.</summary>
    public IReadOnlyList<Requirement> Offered { get; init; } = [];

    /// <summary>The first day whose duties are kept.</summary>
    public DateOnly KeptFrom { get; init; }

    /// <summary>Whether there are more subjects than the grid shows.</summary>
    public bool IsCut { get; init; }
}

/// <summary>Reads the grid: as kept for the ledger's day, or judged anew for an earlier one.</summary>
public sealed class LedgerGrid(TaizhangDb db, LedgerEngine engine, RequirementBook book, WorkingDays workingDays) : IReading
{
    /// <summary>What is asked for.</summary>
    /// <param name="OrganizationId">The organization at whose subtree one looks.</param>
    /// <param name="Year">The year.</param>
    /// <param name="Kind">Organizations or people.</param>
    /// <param name="AsOf">An earlier day; null for the ledger's own.</param>
    /// <param name="PlanId">Only requirements of this plan.</param>
    /// <param name="Code">Only this requirement.</param>
    /// <param name="State">Only rows with a duty in this state.</param>
    /// <param name="Document">Only requirements of the regulation or plan with this Chinese title.</param>
    public sealed record Request(long OrganizationId, int Year, SubjectKind Kind, DateOnly? AsOf = null, long? PlanId = null, string? Code = null, DutyState? State = null, string? Document = null);

    /// <summary>Rows at the most.</summary>
    public const int MostRows = 400;

    /// <summary>The grid; null where the organization is not there or not the reader's to see.</summary>
    public async Task<Grid?> ReadAsync(Request request, CancellationToken cancellationToken)
    {
        var organization = await db.OrganizationsInScope.AsNoTracking().FirstOrDefaultAsync(each => each.Id == request.OrganizationId, cancellationToken);
        if (organization is null)
        {
            return null;
        }

        var names = request.Kind == SubjectKind.Organization
            ? await db.Organizations.AsNoTracking().Where(each => each.Path.StartsWith(organization.Path)).OrderBy(each => each.Path).Take(MostRows).ToDictionaryAsync(each => each.Id, each => each.Name, cancellationToken)
            : await db.Members.AsNoTracking().Where(member => db.Organizations.Any(each => each.Id == member.OrganizationId && each.Path.StartsWith(organization.Path))).OrderBy(member => member.OrganizationId).ThenBy(member => member.Id).Take(MostRows).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        var offered = (await book.ReadAsync(db, cancellationToken)).Where(requirement => requirement.Subject.Kind == request.Kind).ToList();
        var requirements = offered.Where(requirement => (request.PlanId is null || requirement.Source.PlanId == request.PlanId) && (request.Code is null || requirement.Code == request.Code) && (request.Document is null || requirement.Source.Document.Chinese == request.Document)).ToList();
        var state = await db.LedgerStates.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var day = request.AsOf ?? state?.Day ?? default;
        var cells = request.AsOf is { } asOf && asOf != state?.Day
            ? await JudgedAsync(requirements, names.Keys, request.Kind, new EvaluationWindow(state?.KeptFrom ?? new DateOnly(asOf.Year, 1, 1), asOf, workingDays), cancellationToken)
            : await KeptAsync(requirements, names.Keys, request, cancellationToken);
        return Arrange(organization.Name, request, day, requirements, names, cells.Where(cell => IsOfYear(cell.PeriodKey, request.Year)).ToList()) with
        {
            Offered = [.. offered.GroupBy(requirement => requirement.Code).Select(versions => versions.Last()).OrderBy(requirement => requirement.Source.PlanId is null).ThenBy(requirement => requirement.Code, StringComparer.Ordinal)],
            KeptFrom = state?.KeptFrom ?? day,
            IsCut = names.Count == MostRows,
        };
    }

    private static Grid Arrange(string name, Request request, DateOnly day, List<Requirement> requirements, Dictionary<long, string> names, List<GridCell> cells)
    {
        var rows = names.Select(each => (Subject: new Subject(request.Kind, each.Key), Name: each.Value))
            .GroupJoin(cells, row => row.Subject, cell => cell.Subject, (row, of) => new GridRow(row.Subject, row.Name, of.ToDictionary(cell => (cell.Code, cell.PeriodKey))))
            .Where(row => row.Cells.Count > 0 && (request.State is null || row.Cells.Values.Any(cell => cell.State == request.State))).ToList();
        // What binds most rows stands before what binds a few, so that the first screen is filled; each document stays together.
        var bound = cells.Where(cell => cell.State != DutyState.NotApplicable).GroupBy(cell => cell.Code).ToDictionary(of => of.Key, of => of.Select(cell => cell.Subject).Distinct().Count());
        var documents = requirements.Select(requirement => requirement.Source.Document.Chinese).Distinct().Select((document, place) => (document, place)).ToDictionary(each => each.document, each => each.place);
        var columns = requirements.GroupBy(requirement => requirement.Code)
            .Select(versions => new GridColumn(versions.Last(), [.. cells.Where(cell => cell.Code == versions.Key).Select(cell => cell.PeriodKey).Distinct().Order(StringComparer.Ordinal)]))
            .Where(column => column.PeriodKeys.Count > 0)
            .OrderBy(column => column.Requirement.Source.PlanId is null).ThenBy(column => column.Requirement.Source.PlanId)
            .ThenBy(column => documents[column.Requirement.Source.Document.Chinese])
            .ThenBy(column => bound.GetValueOrDefault(column.Requirement.Code) * 2 < rows.Count).ThenBy(column => column.Requirement.Code, StringComparer.Ordinal).ToList();
        return new Grid(name, request.OrganizationId, day, columns, rows);
    }

    private async Task<List<GridCell>> KeptAsync(List<Requirement> requirements, IReadOnlyCollection<long> subjects, Request request, CancellationToken cancellationToken)
    {
        var codes = requirements.ToDictionary(requirement => requirement.Id, requirement => requirement.Code);
        var ids = codes.Keys.ToList();
        var year = Prefix(request.Year);
        var duties = await db.Duties.AsNoTracking()
            .Where(duty => duty.SubjectKind == request.Kind && subjects.Contains(duty.SubjectId) && ids.Contains(duty.RequirementId)
                && (duty.PeriodKey.StartsWith(year) || duty.PeriodKey == CalendarPeriod.Once || duty.PeriodKey == CalendarPeriod.Standing))
            .Select(duty => new { duty.RequirementId, duty.PeriodKey, duty.SubjectId, duty.State, duty.Reason, duty.RecordedLate }).ToListAsync(cancellationToken);
        return [.. duties.Select(duty => new GridCell(codes[duty.RequirementId], duty.PeriodKey, new Subject(request.Kind, duty.SubjectId), duty.State, duty.Reason, duty.RecordedLate))];
    }

    private async Task<List<GridCell>> JudgedAsync(List<Requirement> requirements, IEnumerable<long> subjects, SubjectKind kind, EvaluationWindow window, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        HashSet<long> some = [.. subjects];
        HashSet<long> none = [];
        var (_, evaluation) = engine.JudgeSome(db.Database.GetDbConnection(), requirements, window, kind == SubjectKind.Organization ? some : none, kind == SubjectKind.Member ? some : none);
        return [.. evaluation.Conclude().Select(duty => new GridCell(duty.Requirement.Code, duty.PeriodKey, duty.Subject, duty.State, duty.Reason, duty.Verdict.RecordedLate))];
    }

    private static bool IsOfYear(string periodKey, int year) =>
        periodKey is CalendarPeriod.Once or CalendarPeriod.Standing || periodKey.StartsWith(Prefix(year), StringComparison.Ordinal);

    private static string Prefix(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
