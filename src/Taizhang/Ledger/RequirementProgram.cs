using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>One version of a requirement made ready to be judged: its subjects, its periods, and what is counted for each.</summary>
internal sealed class RequirementProgram
{
    private readonly Registry _registry;
    private readonly int[] _row;
    private readonly List<int> _subjects = [];
    private readonly Tally[] _tallies;
    private readonly List<Fact>?[]? _kept;
    private readonly short[] _periodOfDay;
    private readonly int _firstDay;

    public RequirementProgram(Requirement requirement, IReadOnlyList<Requirement> versions, Registry registry, EvaluationWindow window)
    {
        Requirement = requirement;
        _registry = registry;
        (Periods, Bindings) = PeriodsOf(requirement, versions, window);
        // Two readings may count different facts of one period: they are kept, and each measure takes its own.
        KeepsFacts = requirement.Measure is not (Measure.AtLeast or Measure.Total) || !requirement.Readings.IsEmpty || requirement.Cadence is Cadence.Event or Cadence.Once or Cadence.Standing;
        var count = requirement.Subject.Kind == SubjectKind.Organization ? registry.Organizations.Count : registry.Members.Count;
        _row = new int[count];
        Array.Fill(_row, -1);
        if (Periods.Count > 0)
        {
            SelectSubjects(window);
        }

        (_firstDay, _periodOfDay) = KeepsFacts ? (0, []) : IndexDays(Periods);
        _tallies = KeepsFacts ? [] : new Tally[_subjects.Count * Periods.Count];
        _kept = KeepsFacts ? new List<Fact>?[_subjects.Count] : null;
    }

    public Requirement Requirement { get; }

    /// <summary>The periods this version judges, and whether it was repealed inside one.</summary>
    public IReadOnlyList<CalendarPeriod> Periods { get; }

    public IReadOnlyList<NotApplicableReason> Bindings { get; }

    /// <summary>Places of the subjects in the registry.</summary>
    public IReadOnlyList<int> Subjects => _subjects;

    public bool KeepsFacts { get; }

    public Tally TallyOf(int subject, int period) => _tallies[(subject * Periods.Count) + period];

    public IReadOnlyList<Fact> FactsOf(int subject) => _kept?[subject] ?? (IReadOnlyList<Fact>)[];

    /// <summary>Counts a fact that passed the filter, for the subject at this place of the registry.</summary>
    public void Count(in Fact fact, int registryIndex, Part distinctBy)
    {
        var row = _row[registryIndex];
        if (row < 0)
        {
            return;
        }

        if (_kept is not null)
        {
            (_kept[row] ??= []).Add(fact);
            return;
        }

        var offset = fact.On.DayNumber - _firstDay;
        var period = (uint)offset < (uint)_periodOfDay.Length ? _periodOfDay[offset] : -1;
        if (period < 0)
        {
            return;
        }

        _tallies[(row * Periods.Count) + period].Add(fact, PartIndex(distinctBy, fact.On, Periods[period].Days.From));
    }

    /// <summary>Whether the subject at this place of the registry is one of its own.</summary>
    public bool Has(int registryIndex) => _row[registryIndex] >= 0;

    /// <summary>Which part of its period a day lies in, from 0.</summary>
    public static int PartIndex(Part distinctBy, DateOnly day, DateOnly periodFrom)
    {
        if (distinctBy == Part.None)
        {
            return 0;
        }

        var months = ((day.Year - periodFrom.Year) * 12) + day.Month - periodFrom.Month;
        return distinctBy switch { Part.Month => months, Part.Quarter => months / 3, _ => months / 6 };
    }

    private void SelectSubjects(EvaluationWindow window)
    {
        var selector = Requirement.Subject;
        if (selector.Kind == SubjectKind.Organization)
        {
            for (var index = 0; index < _registry.Organizations.Count; index++)
            {
                var organization = _registry.Organizations[index];
                if ((selector.Types.IsEmpty || selector.Types.Contains(organization.Type))
                    && (window.OnlyOrganizations is null || window.OnlyOrganizations.Contains(organization.Id))
                    && Applicability.IsUnder(organization, selector.UnderId, _registry))
                {
                    Select(index);
                }
            }

            return;
        }

        var span = new Period(new DateOnly(Periods.Min(period => period.Days.From).Year, 1, 1), Periods.Max(period => period.Days.To));
        for (var index = 0; index < _registry.Members.Count; index++)
        {
            var member = _registry.Members[index];
            if ((window.OnlyMembers is null || window.OnlyMembers.Contains(member.Id)) && Applicability.Ever(member, selector, span, _registry))
            {
                Select(index);
            }
        }
    }

    private void Select(int index)
    {
        _row[index] = _subjects.Count;
        _subjects.Add(index);
    }

    private static (List<CalendarPeriod> Periods, List<NotApplicableReason> Bindings) PeriodsOf(Requirement requirement, IReadOnlyList<Requirement> versions, EvaluationWindow window)
    {
        var periods = new List<CalendarPeriod>();
        var bindings = new List<NotApplicableReason>();

        // What follows an event, or may come late, is not confined to the period a fact lies in.
        var narrows = requirement.Cadence is not (Cadence.Once or Cadence.Event or Cadence.Standing) && requirement.Measure is Measure.AtLeast or Measure.Total;
        var wide = window with { OnlyDays = null };
        foreach (var period in Candidates(requirement, window))
        {
            if ((narrows ? window : wide).Covers(period.Days) && Timeline.Binds(requirement, versions, period.Days) is { } binding)
            {
                periods.Add(period);
                bindings.Add(binding);
            }
        }

        return (periods, bindings);
    }

    private static IEnumerable<CalendarPeriod> Candidates(Requirement requirement, EvaluationWindow window)
    {
        switch (requirement.Cadence)
        {
            case Cadence.Standing:
                return [new(CalendarPeriod.Standing, new Period(window.Day, window.Day))];
            case Cadence.Once:
                var due = requirement.DueOn ?? requirement.InForce.To;
                return due < window.KeptFrom ? [] : [new(CalendarPeriod.Once, new Period(requirement.InForce.From, due))];
            case Cadence.Event:
                // Every event of these days starts a duty of its own.
                var from = requirement.InForce.From > window.KeptFrom ? requirement.InForce.From : window.KeptFrom;
                // A reminder months ahead must reach over the turn of the year; as far on every day of it, so that none brings a new duty.
                var to = window.Horizon.AddDays(requirement.RemindDays);
                to = requirement.InForce.To < to ? requirement.InForce.To : to;
                return from > to ? [] : [new("", new Period(from, to))];
            default:
                return Enumerable.Range(window.KeptFrom.Year, Math.Max(0, window.Horizon.Year - window.KeptFrom.Year + 1)).SelectMany(year => CalendarPeriod.Of(requirement.Cadence, year));
        }
    }

    private static (int FirstDay, short[] PeriodOfDay) IndexDays(IReadOnlyList<CalendarPeriod> periods)
    {
        if (periods.Count == 0)
        {
            return (0, []);
        }

        var first = periods.Min(period => period.Days.From.DayNumber);
        var index = new short[periods.Max(period => period.Days.To.DayNumber) - first + 1];
        Array.Fill(index, (short)-1);
        for (var period = 0; period < periods.Count; period++)
        {
            index.AsSpan(periods[period].Days.From.DayNumber - first, periods[period].Days.To.DayNumber - periods[period].Days.From.DayNumber + 1).Fill((short)period);
        }

        return (first, index);
    }
}
