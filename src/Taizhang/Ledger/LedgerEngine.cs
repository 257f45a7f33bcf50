using System.Collections.Frozen;
using System.Data.Common;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Brings registry, facts and requirements together and judges: all of them, or a few subjects.</summary>
public sealed class LedgerEngine(IStore store, IEnumerable<IFactSource> sources)
{
    private readonly IReadOnlyList<IFactSource> _sources = [.. sources];

    /// <summary>Judges everything.</summary>
    /// <returns>The registry that was looked at, and every duty.</returns>
    public (Registry Registry, Evaluation Evaluation) JudgeAll(DbConnection connection, IReadOnlyList<Requirement> requirements, EvaluationWindow window, DateTime? seenAt = null)
    {
        var registry = new RegistryReader(store, connection, seenAt).ReadAll();
        var evaluation = new Evaluation(requirements, registry, window);
        Feed(connection, evaluation, registry, window, null, null, seenAt);
        return (registry, evaluation);
    }

    /// <summary>Judges a few subjects.</summary>
    public (Registry Registry, Evaluation Evaluation) JudgeSome(
        DbConnection connection,
        IReadOnlyList<Requirement> requirements,
        EvaluationWindow window,
        IReadOnlySet<long> organizations,
        IReadOnlySet<long> members,
        DateTime? seenAt = null)
    {
        var reader = new RegistryReader(store, connection, seenAt);
        var registry = reader.ReadAround(organizations, RollsNeeded(connection, requirements, organizations), members);
        var evaluation = new Evaluation(requirements, registry, window with { OnlyOrganizations = organizations, OnlyMembers = members });
        Feed(connection, evaluation, registry, window, organizations, members, seenAt);
        return (registry, evaluation);
    }

    /// <summary>Gives facts to whoever wants them.</summary>
    public void Read(FactQuery query, FactSink sink)
    {
        foreach (var source in _sources)
        {
            source.Read(query, sink);
        }
    }

    /// <summary>A query for facts on this connection.</summary>
    public FactQuery Query(DbConnection connection, Registry registry, Period days, IEnumerable<(FactKind, FactRole)> wanted, IEnumerable<FactKind> needQuorum) =>
        new(connection, store, registry, days, wanted.ToFrozenSet(), needQuorum.ToFrozenSet());

    private void Feed(DbConnection connection, Evaluation evaluation, Registry registry, EvaluationWindow window, IReadOnlySet<long>? organizations, IReadOnlySet<long>? members, DateTime? seenAt)
    {
        var query = Query(connection, registry, new Period(evaluation.FactsFrom, window.Day), evaluation.Wanted, evaluation.NeedQuorum) with
        {
            Organizations = organizations,
            Members = members,
            SeenAt = seenAt,
        };
        Read(query, evaluation.Add);
    }

    /// <summary>The organizations whose rolls some requirement looks at; those below too where it looks at a whole subtree.</summary>
    private HashSet<long> RollsNeeded(DbConnection connection, IReadOnlyList<Requirement> requirements, IReadOnlySet<long> organizations)
    {
        var needed = new HashSet<long>();
        var ofOrganizations = requirements.Where(requirement => requirement.Subject.Kind == SubjectKind.Organization).ToList();
        if (organizations.Count == 0 || !ofOrganizations.Any(LooksAtRoll))
        {
            return needed;
        }

        needed.UnionWith(organizations);
        if (ofOrganizations.Any(LooksAtSubtree))
        {
            var children = new List<(long Parent, long Id)>();
            store.Read(connection, "SELECT parent_id, id FROM organization WHERE parent_id IS NOT NULL", row => children.Add((row.Whole(0), row.Whole(1))));
            var byParent = children.ToLookup(child => child.Parent, child => child.Id);
            var waiting = new Queue<long>(organizations);
            while (waiting.TryDequeue(out var id))
            {
                foreach (var child in byParent[id].Where(needed.Add))
                {
                    waiting.Enqueue(child);
                }
            }
        }

        return needed;
    }

    private static bool LooksAtRoll(Requirement requirement) =>
        !requirement.Subject.When.IsEmpty || requirement.Measures.Any(measure => measure is Measure.Holds or Measure.Share) || requirement.Filters.Any(filter => filter.Quorum is not null || filter.Kinds.Contains(FactKind.TookOffice));

    private static bool LooksAtSubtree(Requirement requirement) => Properties(requirement).Any(property => property is RegistryProperty.Members or RegistryProperty.FullTimeCadres);

    private static IEnumerable<RegistryProperty> Properties(Requirement requirement) =>
        requirement.Subject.When.Select(condition => condition.Property).Concat(requirement.Measures.SelectMany(measure => measure switch
        {
            Measure.Holds holds => holds.Conditions.Select(condition => condition.Property),
            Measure.Share share => [share.Numerator, share.Denominator],
            _ => Enumerable.Empty<RegistryProperty>(),
        }));
}
