using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Ledger;

/// <summary>The requirements in the store, read once and kept until one changes.</summary>
public sealed class RequirementBook(IStore store)
{
    /// <summary>What is different once a requirement or a reading was added, superseded or ended.</summary>
    private const string StampOfAll = """
        SELECT COALESCE((SELECT CAST(count(*) AS text) || '/' || CAST(max(id) AS text) || '/' || CAST(max(recorded_at) AS text) || '/' || COALESCE(CAST(max(superseded_at) AS text), '') || '/' || COALESCE(CAST(max("to") AS text), '') FROM requirement), '')
            || '|' || COALESCE((SELECT CAST(count(*) AS text) || '/' || CAST(count(superseded_at) AS text) || '/' || CAST(max(id) AS text) || '/' || CAST(max(recorded_at) AS text) || '/' || COALESCE(CAST(max(superseded_at) AS text), '') FROM interpretation), '')
        """;

    private readonly Lock _gate = new();
    private (string Stamp, IReadOnlyList<Requirement> Requirements)? _kept;

    /// <summary>All versions of all requirements that stand, with the readings that apply to them.</summary>
    public async Task<IReadOnlyList<Requirement>> ReadAsync(TaizhangDb db, CancellationToken cancellationToken = default)
    {
        var stamp = await StampAsync(db, cancellationToken);
        lock (_gate)
        {
            if (_kept is { } kept && kept.Stamp == stamp)
            {
                return kept.Requirements;
            }
        }

        var rows = await db.Requirements.AsNoTracking().Where(row => row.SupersededAt == null).OrderBy(row => row.Code).ThenBy(row => row.Version).ToListAsync(cancellationToken);
        var readings = await db.Interpretations.AsNoTracking().Where(row => row.SupersededAt == null && row.Measure != null).OrderBy(row => row.From).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var requirements = rows.Select(row => Read(row, readings)).ToList();
        lock (_gate)
        {
            _kept = (stamp, requirements);
        }

        return requirements;
    }

    /// <summary>The requirement a row defines, with the readings that apply to it.</summary>
    public static Requirement Read(RequirementRow row, IEnumerable<Interpretation> readings)
    {
        var requirement = RequirementReader.Read(row.Definition).Value ?? throw new InvalidOperationException($"Requirement {row.Id} ({row.Code}) does not read.");
        return requirement with
        {
            Id = row.Id,
            Code = row.Code,
            Version = row.Version,
            InForce = Period.Since(row.From, row.To),
            Source = requirement.Source with { PlanId = row.PlanId, ClauseId = row.ClauseId },
            Measure = Tag(requirement.Measure, row.Id),
            Readings = [.. readings.Where(reading => reading.RequirementCode == row.Code)
                .Select(reading => new AppliedReading(reading.Id, reading.From, reading.To ?? DateOnly.MaxValue, Tag(Measure(reading), row.Id)))],
        };
    }

    /// <summary>The requirement as it would be with one more reading.</summary>
    public static Requirement With(Requirement requirement, AppliedReading reading) =>
        requirement with { Readings = [.. requirement.Readings, reading with { Measure = Tag(reading.Measure, requirement.Id) }] };

    private static Measure Measure(Interpretation reading) =>
        RequirementReader.ReadMeasure(reading.Measure!).Value ?? throw new InvalidOperationException($"The measure of interpretation {reading.Id} ({reading.RequirementCode}) does not read.");

    /// <summary>Notes of progress count only for the requirement they are about.</summary>
    private static Measure Tag(Measure measure, int id)
    {
        FactFilter Tagged(FactFilter filter) => filter.Kinds.Contains(FactKind.Progress) ? filter with { Tag = id } : filter;
        return measure switch
        {
            Measure.AtLeast atLeast => atLeast with { Of = Tagged(atLeast.Of) },
            Measure.Total total => total with { Of = Tagged(total.Of) },
            Measure.Growth growth => growth with { Of = Tagged(growth.Of) },
            _ => measure,
        };
    }

    private async Task<string> StampAsync(TaizhangDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var stamp = "";
        store.Read(db.Database.GetDbConnection(), StampOfAll, row => stamp = row.Text(0));
        return $"{db.Database.GetConnectionString()}|{stamp}";
    }
}
