using Taizhang.Ledger;

namespace Taizhang.Plans.Execution;

/// <summary>The clauses of a plan as rows of its execution ledger: every measure, and what a requirement came from outside the measures.</summary>
internal sealed class PlanOutline
{
    private readonly Dictionary<int, PlanClause> _byOrdinal;
    private readonly Dictionary<long, PlanClause> _byId;
    private readonly Dictionary<int, PlanClause> _rowByRequirement;

    public PlanOutline(IReadOnlyList<PlanClause> clauses, IReadOnlyList<Requirement> requirements, IReadOnlyDictionary<int, int?> ordinals)
    {
        _byOrdinal = clauses.ToDictionary(clause => clause.Ordinal);
        _byId = clauses.ToDictionary(clause => clause.Id);
        _rowByRequirement = requirements.Select(requirement => (requirement.Id, Clause: ClauseOf(requirement, ordinals))).Where(each => each.Clause is not null).ToDictionary(each => each.Id, each => RowOf(each.Clause!));
        Rows = [.. clauses.Where(clause => clause.Level == ClauseLevel.Measure).Union(_rowByRequirement.Values).OrderBy(clause => clause.Ordinal)];
    }

    /// <summary>The rows, in the order of the text.</summary>
    public IReadOnlyList<PlanClause> Rows { get; }

    /// <summary>The row a requirement belongs to; null where the plan does not say.</summary>
    public PlanClause? RowOf(Requirement requirement) => _rowByRequirement.GetValueOrDefault(requirement.Id);

    /// <summary>The row a clause belongs to.</summary>
    public PlanClause? RowOf(long clauseId) => _byId.TryGetValue(clauseId, out var clause) ? RowOf(clause) : null;

    /// <summary>The title of the action a row stands in: its section, else its chapter.</summary>
    public string ActionOf(PlanClause row) => Upwards(row).Skip(1).FirstOrDefault(clause => clause.Level is ClauseLevel.Section or ClauseLevel.Chapter)?.Title ?? row.Title;

    private PlanClause RowOf(PlanClause clause) => Upwards(clause).FirstOrDefault(each => each.Level == ClauseLevel.Measure) ?? clause;

    /// <summary>A later version stands where the first one stood.</summary>
    private PlanClause? ClauseOf(Requirement requirement, IReadOnlyDictionary<int, int?> ordinals) =>
        requirement.Source.ClauseId is { } id && _byId.TryGetValue(id, out var clause) ? clause
        : ordinals.TryGetValue(requirement.Id, out var ordinal) && ordinal is { } known ? _byOrdinal.GetValueOrDefault(known)
        : null;

    private IEnumerable<PlanClause> Upwards(PlanClause? clause)
    {
        for (; clause is not null; clause = clause.ParentOrdinal is { } above && above < clause.Ordinal ? _byOrdinal.GetValueOrDefault(above) : null)
        {
            yield return clause;
        }
    }
}
