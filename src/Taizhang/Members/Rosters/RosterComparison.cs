using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>Holds a roster against the registry on the day it speaks of; changes nothing.</summary>
public sealed class RosterComparison
{
    private readonly RosterReading _reading;
    private readonly RosterRegistry _registry;
    private readonly RosterChoices _choices;
    private readonly BranchFinder _branches;
    private readonly PersonFinder _finder;
    private readonly List<RosterProblem> _errors;
    private readonly List<RosterProblem> _warnings;

    private RosterComparison(RosterReading reading, RosterRegistry registry, RosterChoices choices)
    {
        (_reading, _registry, _choices) = (reading, registry, choices);
        (_branches, _finder) = (new BranchFinder(registry), new PersonFinder(registry));
        (_errors, _warnings) = ([.. reading.Errors], [.. reading.Warnings]);
    }

    /// <summary>What the roster would change, and what stands against it.</summary>
    public static RosterPreview Compare(RosterReading reading, RosterRegistry registry, RosterChoices choices) => new RosterComparison(reading, registry, choices).Compare();

    private RosterPreview Compare()
    {
        var people = WithoutDoubles(Matched());
        var branches = people.Select(person => person.BranchId).ToHashSet();
        var known = people.Where(person => person.Known is not null).Select(person => person.Known!.Id).ToHashSet();
        var missing = _registry.People
            .Where(person => person.Membership is { } membership && branches.Contains(membership.OrganizationId) && membership.Standing is Standing.Full or Standing.Probationary && !known.Contains(person.Id))
            .Select(person => new MissingPerson(person, _registry.NameOf(person.Membership!.OrganizationId))).ToList();

        var comparer = new PersonComparer(_registry, _errors, _warnings);
        var changes = people.Select(comparer.Compare).OfType<PersonChange>().ToList();
        if (_choices.ClosesMissing)
        {
            changes.AddRange(missing.Select(person => comparer.Close(person.Person)));
        }

        var posts = new PostComparer(_registry, _errors, _warnings);
        changes = posts.Compare(people, changes);
        comparer.NoteMonths(people);
        CheckUnique(people, changes, RosterField.IdentityNumber, fields => fields.IdentityNumber, "roster.identity-of-another");
        CheckUnique(people, changes, RosterField.Code, fields => fields.Code, "roster.code-of-another");
        return new RosterPreview(
            _registry.AsOf, changes, people.Count - changes.Count(change => change.Place is not null), missing,
            InOrder(_errors), InOrder(_warnings), _reading.Sheets);
    }

    /// <summary>Surely first, so that no one is taken for another of the same name.</summary>
    private List<RosterPerson> Matched()
    {
        var people = new List<RosterPerson>();
        var open = new List<(int Order, RosterRow Row, long? BranchId)>();
        for (var order = 0; order < _reading.Rows.Count; order++)
        {
            var row = _reading.Rows[order];
            var branchId = BranchOf(row);
            var (person, error) = _finder.FindSurely(row, branchId);
            if (error is not null)
            {
                _errors.Add(error);
            }
            else if (person is not null)
            {
                Add(order, row, branchId ?? person.Membership?.OrganizationId, person);
            }
            else
            {
                open.Add((order, row, branchId));
            }
        }

        var taken = people.Select(person => person.Known!.Id).ToHashSet();
        foreach (var (order, row, branchId) in open)
        {
            var (person, error, isElsewhere) = _finder.FindByName(row, branchId, taken);
            if (error is not null)
            {
                _errors.Add(error);
                continue;
            }

            if (isElsewhere)
            {
                _warnings.Add(row.At(RosterField.Name, new Refusal("roster.by-name-alone", ("branch", _registry.NameOf(person!.Fields.OrganizationId)))));
            }

            Add(order, row, branchId ?? person?.Membership?.OrganizationId, person);
        }

        return [.. people.OrderBy(person => person.Order)];

        void Add(int order, RosterRow row, long? branchId, KnownPerson? person)
        {
            if (branchId is { } branch)
            {
                people.Add(new RosterPerson(order, row, branch, person));
            }
            else if (row.Branch is null)
            {
                _errors.Add(row.At(RosterField.Branch, new Refusal("roster.branch-missing")));
            }
        }
    }

    private long? BranchOf(RosterRow row)
    {
        if (row.Branch is { } named)
        {
            var (branch, refusal) = _branches.Find(named);
            if (refusal is not null)
            {
                _errors.Add(row.At(RosterField.Branch, refusal));
            }

            return branch?.Id;
        }

        return (row.Section is { } section ? _branches.Find(section).Branch ?? _branches.In(section) : null)?.Id
            ?? _branches.Find(row.Sheet).Branch?.Id
            ?? _choices.BranchId
            ?? _branches.In(_reading.Sheets.First(sheet => sheet.Name == row.Sheet).Title)?.Id;
    }

    /// <summary>Someone who stands there twice, often for a second post, is one person: the row of the own branch counts, of the other only the posts.</summary>
    private List<RosterPerson> WithoutDoubles(List<RosterPerson> people)
    {
        var kept = new List<RosterPerson>();
        foreach (var group in people.GroupBy(Key))
        {
            var main = group.FirstOrDefault(person => person.BranchId == person.Known?.Membership?.OrganizationId) ?? group.First();
            foreach (var second in group.Where(person => person != main))
            {
                var isElsewhere = second.BranchId != main.BranchId;
                if (isElsewhere && second.Row.Posts is not { Count: > 0 })
                {
                    _errors.Add(second.Row.At(RosterField.Name, new Refusal("roster.person-twice", ("name", second.Row.Name), ("other", Place(main.Row)))));
                    continue;
                }

                _warnings.Add(second.Row.At(RosterField.Name, new Refusal("roster.person-twice-posts", ("other", Place(main.Row)))));
                main.Further.Add(second);
            }

            kept.Add(main);
        }

        return kept;
    }

    /// <summary>No two people have the same number, in the file or in the registry.</summary>
    private void CheckUnique(List<RosterPerson> people, List<PersonChange> changes, RosterField field, Func<PersonFields, string?> value, string code)
    {
        var rows = people.ToDictionary(person => new RosterPlace(person.Row.Sheet, person.Row.CellOf(RosterField.Name)), person => person.Row);
        var changed = changes.Where(change => change.Known is not null).Select(change => change.Known!.Id).ToHashSet();
        var holders = _registry.People.Where(person => !changed.Contains(person.Id) && value(person.Fields) is not null)
            .GroupBy(person => value(person.Fields)!).ToDictionary(group => group.Key, group => group.First().Fields.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var change in changes)
        {
            if (value(change.Wanted) is { } number && !holders.TryAdd(number, change.Wanted.Name) && change.Place is not null)
            {
                _errors.Add(rows[change.Place].At(field, new Refusal(code, ("code", field == RosterField.Code ? number : null), ("name", holders[number]))));
            }
        }
    }

    private static string Key(RosterPerson person) =>
        person.Known is { } known ? $"#{known.Id}"
        : person.Row.IdentityNumber?.Value ?? (person.Row.BornOn is { } born ? string.Create(CultureInfo.InvariantCulture, $"{person.Row.Name}/{born.Day:yyyyMMdd}") : $"{person.Row.Name}/{person.BranchId}");

    private static string Place(RosterRow row) => row.Sheet.Length == 0 ? row.CellOf(RosterField.Name) : $"{row.Sheet}!{row.CellOf(RosterField.Name)}";

    private List<RosterProblem> InOrder(List<RosterProblem> problems)
    {
        var order = _reading.Sheets.Select((sheet, index) => (sheet.Name, index)).GroupBy(each => each.Name).ToDictionary(group => group.Key, group => group.First().index);
        return [.. problems.OrderBy(problem => order.GetValueOrDefault(problem.Sheet)).ThenBy(problem => int.TryParse(problem.Cell.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), out var row) ? row : 0)];
    }
}

/// <summary>A row with the branch it means and the person it means.</summary>
internal sealed record RosterPerson(int Order, RosterRow Row, long BranchId, KnownPerson? Known)
{
    /// <summary>Further rows of the same person, for their posts.</summary>
    public List<RosterPerson> Further { get; } = [];
}
