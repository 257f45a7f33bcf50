using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Answers "why?" for one duty, as of a day, from the records themselves.</summary>
public sealed class Explainer(TaizhangDb db, LedgerEngine engine, RequirementBook book, WorkingDays workingDays, TimeProvider clock) : IReading
{
    /// <summary>The proof of the duty that the code, the period and the subject name; null where there is none the reader may see.</summary>
    /// <param name="code">The requirement's code.</param>
    /// <param name="periodKey">The period.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="asOf">The day it is looked at; null for today.</param>
    /// <param name="seenAt">As the system saw it at this moment; null for now.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Proof?> WhyAsync(string code, string periodKey, Subject subject, DateOnly? asOf, DateTime? seenAt, CancellationToken cancellationToken)
    {
        if (!await MayBeSeenAsync(subject, cancellationToken))
        {
            return null;
        }

        var versions = (await book.ReadAsync(db, cancellationToken)).Where(requirement => requirement.Code == code).ToList();
        var state = await db.LedgerStates.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (versions.Count == 0 || state is null)
        {
            return null;
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        var window = new EvaluationWindow(state.KeptFrom, asOf ?? clock.Today(), workingDays);
        HashSet<long> organizations = subject.Kind == SubjectKind.Organization ? [subject.Id] : [];
        HashSet<long> members = subject.Kind == SubjectKind.Member ? [subject.Id] : [];
        var (registry, evaluation) = engine.JudgeSome(connection, versions, window, organizations, members, seenAt);
        var duty = evaluation.Conclude().Where(each => each.PeriodKey == periodKey).Select(each => (JudgedDuty?)each).FirstOrDefault();
        if (duty is not { } judged)
        {
            return null;
        }

        var days = DaysOf(judged, window);
        var around = new Period(Least(days.From, judged.Verdict.OpensOn).Less(400), window.Day);
        var query = engine.Query(connection, registry, around, Wanted(versions), evaluation.NeedQuorum) with { Organizations = organizations, Members = members, SeenAt = seenAt };
        var facts = new List<Fact>();
        engine.Read(query, (in Fact fact) => facts.Add(fact));
        var standing = facts.Select(fact => fact.Record).ToHashSet();
        var withdrawn = new HashSet<RecordReference>();
        engine.Read(query with { IncludeWithdrawn = true }, (in Fact fact) =>
        {
            if (!standing.Contains(fact.Record))
            {
                withdrawn.Add(fact.Record);
                facts.Add(fact);
            }
        });
        return Prover.Prove(judged, days, facts, withdrawn, registry, window);
    }

    /// <summary>The proofs of all duties of some requirements for some subjects, without what came close.</summary>
    /// <param name="versions">All versions of the requirements.</param>
    /// <param name="subjects">The subjects; those the reader may see.</param>
    /// <param name="asOf">The day it is looked at.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<Proof>> WhyAllAsync(IReadOnlyList<Requirement> versions, SubjectNames subjects, DateOnly asOf, CancellationToken cancellationToken)
    {
        var state = await db.LedgerStates.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (versions.Count == 0 || state is null)
        {
            return [];
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        var window = new EvaluationWindow(state.KeptFrom, asOf, workingDays);
        var organizations = subjects.Organizations.Keys.ToHashSet();
        var members = subjects.Members.Keys.ToHashSet();
        var (registry, evaluation) = engine.JudgeSome(connection, versions, window, organizations, members);
        var duties = evaluation.Conclude().Where(duty => organizations.Contains(duty.OrganizationId)).ToList();
        if (duties.Count == 0)
        {
            return [];
        }

        var earliest = duties.Min(duty => Least(DaysOf(duty, window).From, duty.Verdict.OpensOn));
        var query = engine.Query(connection, registry, new Period(earliest.Less(400), asOf), Wanted(versions), evaluation.NeedQuorum) with { Organizations = organizations, Members = members };
        var facts = new List<(Subject Subject, Fact Fact)>();
        engine.Read(query, (in Fact fact) =>
        {
            if (fact.Role == FactRole.Held)
            {
                facts.Add((new(SubjectKind.Organization, fact.OrganizationId), fact));
            }

            if (fact.MemberId != 0)
            {
                facts.Add((new(SubjectKind.Member, fact.MemberId), fact));
            }
        });
        var bySubject = facts.ToLookup(each => each.Subject, each => each.Fact);
        return [.. duties.Select(duty => Prover.Prove(duty, DaysOf(duty, window), bySubject[duty.Subject], new HashSet<RecordReference>(), registry, window))];
    }

    /// <summary>The days a duty's key names.</summary>
    internal static Period DaysOf(in JudgedDuty duty, EvaluationWindow window)
    {
        if (CalendarPeriod.TryParse(duty.PeriodKey, out var period))
        {
            return period.Days;
        }

        return duty.PeriodKey switch
        {
            CalendarPeriod.Standing => new(window.Day, window.Day),
            CalendarPeriod.Once => new(duty.Requirement.InForce.From, duty.Requirement.DueOn ?? duty.Requirement.InForce.To),
            var key when DateOnly.TryParseExact(key.AsSpan(0, Math.Min(10, key.Length)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) => new(on, on),
            _ => new(window.KeptFrom, window.Day),
        };
    }

    /// <summary>The kinds of facts the requirements speak of, in every part one may take in them.</summary>
    private static List<(FactKind Kind, FactRole Role)> Wanted(IEnumerable<Requirement> versions) =>
        [.. versions.SelectMany(version => version.Filters).SelectMany(filter => filter.Kinds).Distinct()
            .SelectMany(kind => Enum.GetValues<FactRole>().Select(role => (kind, role)))];

    private Task<bool> MayBeSeenAsync(Subject subject, CancellationToken cancellationToken) => subject.Kind == SubjectKind.Organization
        ? db.OrganizationsInScope.AnyAsync(organization => organization.Id == subject.Id, cancellationToken)
        : db.Members.AnyAsync(member => member.Id == subject.Id, cancellationToken);

    private static DateOnly Least(DateOnly one, DateOnly other) => one < other ? one : other;
}
