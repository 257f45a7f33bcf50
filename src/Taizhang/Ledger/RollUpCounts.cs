namespace Taizhang.Ledger;

/// <summary>Counts duties by state for every organization along the hierarchy.</summary>
public sealed class RollUpCounts(Registry registry)
{
    private const int States = 9;
    private readonly Dictionary<(int RequirementId, string PeriodKey), int> _column = [];
    private readonly List<(int RequirementId, string PeriodKey)> _columns = [];
    private readonly Dictionary<long, int[]?[]> _cells = [];

    /// <summary>Adds to a state of an organization's own count.</summary>
    public void Add(long organizationId, int requirementId, string periodKey, DutyState state, int count = 1)
    {
        if (!_column.TryGetValue((requirementId, periodKey), out var column))
        {
            _column[(requirementId, periodKey)] = column = _columns.Count;
            _columns.Add((requirementId, periodKey));
        }

        Cell(organizationId, column)[(int)state] += count;
    }

    /// <summary>Carries the counts up to every organization above, and gives them all.</summary>
    public IEnumerable<(long OrganizationId, int RequirementId, string PeriodKey, int[] Counts)> Carry()
    {
        var deepestFirst = registry.Organizations.Select(organization => (Organization: organization, Depth: Depth(organization))).OrderByDescending(each => each.Depth);
        foreach (var (organization, _) in deepestFirst)
        {
            if (!_cells.TryGetValue(organization.Id, out var cells))
            {
                continue;
            }

            for (var column = 0; column < cells.Length; column++)
            {
                if (cells[column] is not { } counts)
                {
                    continue;
                }

                if (organization.ParentId != 0)
                {
                    var above = Cell(organization.ParentId, column);
                    for (var state = 0; state < States; state++)
                    {
                        above[state] += counts[state];
                    }
                }

                yield return (organization.Id, _columns[column].RequirementId, _columns[column].PeriodKey, counts);
            }
        }
    }

    private int[] Cell(long organizationId, int column)
    {
        if (!_cells.TryGetValue(organizationId, out var cells))
        {
            _cells[organizationId] = cells = new int[]?[Math.Max(column + 1, 8)];
        }

        if (column >= cells.Length)
        {
            Array.Resize(ref cells, Math.Max(column + 1, cells.Length * 2));
            _cells[organizationId] = cells;
        }

        return cells[column] ??= new int[States];
    }

    private int Depth(OrganizationEntry organization)
    {
        var depth = 0;
        for (var above = registry.Organization(organization.ParentId); above is not null; above = registry.Organization(above.ParentId))
        {
            depth++;
        }

        return depth;
    }
}
