using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>What a record does for a duty.</summary>
/// <param name="Proof">The duty with its proof.</param>
/// <param name="Mismatch">Why the record does not count for it; none where it counts.</param>
/// <param name="Name">What the subject is called; null where it is not the reader's to see.</param>
public sealed record RecordEffect(Proof Proof, Mismatch Mismatch, string? Name)
{
    /// <summary>Whether the record counts.</summary>
    public bool Counts => Mismatch == Mismatch.None;
}

/// <summary>What a record is, as far as the ledger looks at it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Kind">What happened.</param>
/// <param name="On">When.</param>
/// <param name="Organizations">The organizations that held it.</param>
/// <param name="Members">The people who took part.</param>
public sealed record LookedAt(RecordReference Record, FactKind Kind, DateOnly On, IReadOnlySet<long> Organizations, IReadOnlySet<long> Members);

/// <summary>Tells which duties a record answers, and which it nearly does; the same proofs as an explanation, all at once.</summary>
public sealed class RecordEffects(TaizhangDb db, LedgerEngine engine, RequirementBook book, WorkingDays workingDays, TimeProvider clock) : IReading
{
    /// <summary>Every duty the record counts for or comes close to: of organizations first, then of people.</summary>
    public async Task<IReadOnlyList<RecordEffect>> OfAsync(LookedAt looked, CancellationToken cancellationToken)
    {
        var state = await db.LedgerStates.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var all = await book.ReadAsync(db, cancellationToken);
        var codes = all.Where(requirement => requirement.Filters.Any(filter => filter.Kinds.Contains(looked.Kind))).Select(requirement => requirement.Code).ToHashSet();
        if (state is null || codes.Count == 0)
        {
            return [];
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        var requirements = all.Where(requirement => codes.Contains(requirement.Code)).ToList();
        var window = new EvaluationWindow(state.KeptFrom, clock.Today(), workingDays) { OnlyDays = [looked.On] };
        var connection = db.Database.GetDbConnection();
        var (registry, evaluation) = engine.JudgeSome(connection, requirements, window, looked.Organizations, looked.Members);
        var duties = evaluation.Conclude().Where(duty => duty.State != DutyState.NotApplicable).ToList();
        var kinds = requirements.SelectMany(requirement => requirement.Filters).SelectMany(filter => filter.Kinds).Distinct().SelectMany(kind => Enum.GetValues<FactRole>().Select(role => (kind, role)));
        var query = engine.Query(connection, registry, new Period(evaluation.FactsFrom.Less(Prover.Around), window.Day), kinds, evaluation.NeedQuorum) with { Organizations = looked.Organizations, Members = looked.Members };
        var facts = new Dictionary<Subject, List<Fact>>();
        engine.Read(query, (in Fact fact) => Keep(facts, fact));
        var names = await NamesAsync(looked, cancellationToken);
        var none = new HashSet<RecordReference>();
        return [.. duties
            .Select(duty => (Duty: duty, Proof: Prover.Prove(duty, Explainer.DaysOf(duty, window), facts.GetValueOrDefault(duty.Subject, []), none, registry, window)))
            .Select(each => Effect(each.Proof, looked.Record, names.GetValueOrDefault(each.Duty.Subject)))
            .OfType<RecordEffect>()
            .OrderBy(effect => effect.Proof.Duty.Subject.Kind).ThenBy(effect => !effect.Counts).ThenBy(effect => effect.Proof.Requirement.Code, StringComparer.Ordinal).ThenBy(effect => effect.Proof.Duty.Subject.Id)];
    }

    private static RecordEffect? Effect(Proof proof, RecordReference record, string? name)
    {
        if (proof.Counted.Any(fact => fact.Record == record))
        {
            return new(proof, Mismatch.None, name);
        }

        foreach (var (fact, mismatch) in proof.Near)
        {
            if (fact.Record == record)
            {
                return new(proof, mismatch, name);
            }
        }

        return null;
    }

    private static void Keep(Dictionary<Subject, List<Fact>> facts, in Fact fact)
    {
        var subject = fact.Role == FactRole.Held ? new Subject(SubjectKind.Organization, fact.OrganizationId) : new Subject(SubjectKind.Member, fact.MemberId);
        if (!facts.TryGetValue(subject, out var list))
        {
            facts[subject] = list = [];
        }

        list.Add(fact);
    }

    private async Task<Dictionary<Subject, string>> NamesAsync(LookedAt looked, CancellationToken cancellationToken)
    {
        var names = await db.OrganizationsInScope.Where(each => looked.Organizations.Contains(each.Id)).ToDictionaryAsync(each => new Subject(SubjectKind.Organization, each.Id), each => each.Name, cancellationToken);
        foreach (var member in await db.Members.Where(each => looked.Members.Contains(each.Id)).Select(each => new { each.Id, each.Name }).ToListAsync(cancellationToken))
        {
            names[new(SubjectKind.Member, member.Id)] = member.Name;
        }

        return names;
    }
}
