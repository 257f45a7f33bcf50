namespace Taizhang.Ledger;

/// <summary>Judges requirements: registry and facts in, duties out; no input or output, the same for one subject and for all.</summary>
/// <remarks>Facts may be added in any order, and from several evaluations of the same shape that are then joined.</remarks>
public sealed class Evaluation
{
    private readonly Registry _registry;
    private readonly EvaluationWindow _window;
    private readonly List<RequirementProgram> _programs = [];
    private readonly (RequirementProgram Program, FactFilter Filter, Part DistinctBy, bool IsEvent)[]?[] _dispatch;

    /// <summary>Makes the requirements ready for a registry and a window.</summary>
    public Evaluation(IReadOnlyList<Requirement> requirements, Registry registry, EvaluationWindow window)
    {
        _registry = registry;
        _window = window;
        var dispatch = new List<(RequirementProgram, FactFilter, Part, bool)>?[128 * 3];
        foreach (var versions in requirements.GroupBy(requirement => requirement.Code))
        {
            var all = versions.OrderBy(version => version.InForce.From).ToList();
            foreach (var version in all)
            {
                var program = new RequirementProgram(version, all, registry, window);
                if (program.Subjects.Count > 0)
                {
                    _programs.Add(program);
                    Enlist(program, dispatch);
                }
            }
        }

        _dispatch = [.. dispatch.Select(list => list?.ToArray())];
    }

    /// <summary>Which kinds of facts are looked at, in which part.</summary>
    public IEnumerable<(FactKind Kind, FactRole Role)> Wanted =>
        Enumerable.Range(0, _dispatch.Length).Where(slot => _dispatch[slot] is not null).Select(slot => ((FactKind)(slot / 3), (FactRole)(slot % 3)));

    /// <summary>The days from which facts are looked at: the earliest period, and what may lie before it.</summary>
    public DateOnly FactsFrom => _programs.Count == 0 ? _window.Day : _programs.Min(program => program.Periods.Min(period => period.Days.From).Less(program.Requirement.Measures.Max(Reach)));

    /// <summary>Kinds whose facts must say how many of those entitled were there.</summary>
    public IEnumerable<FactKind> NeedQuorum =>
        _programs.SelectMany(program => program.Requirement.Filters).Where(filter => filter.Quorum is not null).SelectMany(filter => filter.Kinds).Distinct();

    /// <summary>Takes a fact into account.</summary>
    public void Add(in Fact fact)
    {
        var listeners = _dispatch[((int)fact.Kind * 3) + (int)fact.Role];
        if (listeners is null)
        {
            return;
        }

        var organization = -2;
        var member = -2;
        RequirementProgram? keptBy = null;
        foreach (var (program, filter, distinctBy, isEvent) in listeners)
        {
            // A fact that two filters of one requirement take is kept once; the measure tells them apart.
            if (program == keptBy)
            {
                continue;
            }

            if (fact.On > _window.Day && !isEvent)
            {
                continue;
            }

            int index;
            if (program.Requirement.Subject.Kind == SubjectKind.Organization)
            {
                index = organization == -2 ? organization = _registry.OrganizationIndex(fact.OrganizationId) : organization;
            }
            else
            {
                index = member == -2 ? member = _registry.MemberIndex(fact.MemberId) : member;
            }

            if (index >= 0 && program.Has(index) && Passes(fact, filter))
            {
                program.Count(fact, index, distinctBy);
                keptBy = program.KeepsFacts ? program : null;
            }
        }
    }

    /// <summary>Judges every duty by the facts added so far.</summary>
    public IEnumerable<JudgedDuty> Conclude()
    {
        foreach (var program in _programs)
        {
            var judge = new ProgramJudge(program, _registry, _window);
            for (var row = 0; row < program.Subjects.Count; row++)
            {
                foreach (var duty in judge.Judge(row))
                {
                    yield return duty;
                }
            }
        }
    }

    /// <summary>Whether a fact was held in the person's own organization of that day.</summary>
    public static bool IsOwn(in Fact fact, Registry registry)
    {
        var member = registry.Member(fact.MemberId);
        if (member is null)
        {
            return false;
        }

        foreach (var membership in member.Memberships)
        {
            if (membership.OrganizationId == fact.OrganizationId && membership.Days.Contains(fact.On))
            {
                return true;
            }
        }

        return false;
    }

    private static void Enlist(RequirementProgram program, List<(RequirementProgram, FactFilter, Part, bool)>?[] dispatch)
    {
        var requirement = program.Requirement;
        foreach (var measure in requirement.Measures)
        {
            var distinctBy = (measure as Measure.AtLeast)?.DistinctBy ?? Part.None;
            foreach (var filter in measure.Filters)
            {
                var isEvent = measure is Measure.Within within ? ReferenceEquals(filter, within.After) : measure is Measure.NotBefore notBefore && ReferenceEquals(filter, notBefore.After);
                foreach (var kind in filter.Kinds)
                {
                    var listeners = dispatch[((int)kind * 3) + (int)filter.Role] ??= [];
                    listeners.Add((program, filter, distinctBy, isEvent));
                }
            }
        }
    }

    private bool Passes(in Fact fact, FactFilter filter)
    {
        if (filter.Tag != 0 && fact.Tag != filter.Tag)
        {
            return false;
        }

        if (filter.Own && !IsOwn(fact, _registry))
        {
            return false;
        }

        return filter.Quorum is null || filter.Quorum.IsReached(fact.Present, fact.Entitled);
    }

    private static int Reach(Measure measure) => measure switch
    {
        Measure.Within { Earliest.Amount: < 0 } => 400,
        Measure.Growth => 366,
        Measure.NotBefore => 366 * 3,
        _ => 0,
    };
}
