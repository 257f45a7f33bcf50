using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>An entry of the register in a list, with the requirement it reads; null where that no longer stands.</summary>
public sealed record InterpretationRow(Interpretation Entry, Requirement? Requirement);

/// <summary>An entry with what it replaced and what replaced it.</summary>
public sealed record InterpretationDetails(Interpretation Entry, Requirement? Requirement, Interpretation? Replaced, Interpretation? ReplacedBy);

/// <summary>The interpretation register, for everyone who reads rules.</summary>
public sealed class InterpretationListing(TaizhangDb db, RequirementBook book) : IReading
{
    /// <summary>One page, the newest first, and how many there are.</summary>
    /// <param name="text">Searched in code, question, reading and authority.</param>
    /// <param name="all">Whether entries that were ended are shown too.</param>
    /// <param name="skip">Rows before the page.</param>
    /// <param name="take">Rows of the page.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<(IReadOnlyList<InterpretationRow> Rows, int Total)> ListAsync(string? text, bool all, int skip, int take, CancellationToken cancellationToken)
    {
        var query = db.Interpretations.AsNoTracking().Where(entry => all || entry.SupersededAt == null);
        if (text is not null)
        {
            query = query.Where(entry => entry.RequirementCode.Contains(text) || entry.Question.Contains(text) || entry.Reading.Contains(text) || entry.Authority.Contains(text));
        }

        var requirements = await LatestAsync(cancellationToken);
        var rows = await query.OrderByDescending(entry => entry.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        return ([.. rows.Select(entry => new InterpretationRow(entry, requirements.GetValueOrDefault(entry.RequirementCode)))], await query.CountAsync(cancellationToken));
    }

    /// <summary>An entry; null where there is none.</summary>
    public async Task<InterpretationDetails?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var near = await db.Interpretations.AsNoTracking().Where(entry => entry.Id == id || entry.ReplacesId == id || db.Interpretations.Any(other => other.Id == id && other.ReplacesId == entry.Id)).OrderBy(entry => entry.Id).ToListAsync(cancellationToken);
        return near.Find(entry => entry.Id == id) is { } found
            ? new(found, (await LatestAsync(cancellationToken)).GetValueOrDefault(found.RequirementCode), near.Find(entry => entry.Id == found.ReplacesId), near.FindLast(entry => entry.ReplacesId == id))
            : null;
    }

    /// <summary>What subjects are called; those that are not the reader's to see are left out.</summary>
    public async Task<IReadOnlyDictionary<Subject, string>> NamesAsync(IEnumerable<Subject> subjects, CancellationToken cancellationToken)
    {
        var all = subjects.ToList();
        var organizations = all.Where(subject => subject.Kind == SubjectKind.Organization).Select(subject => subject.Id).ToHashSet();
        var members = all.Where(subject => subject.Kind == SubjectKind.Member).Select(subject => subject.Id).ToHashSet();
        var names = await db.OrganizationsInScope.Where(each => organizations.Contains(each.Id)).ToDictionaryAsync(each => new Subject(SubjectKind.Organization, each.Id), each => each.Name, cancellationToken);
        foreach (var member in await db.Members.Where(each => members.Contains(each.Id)).Select(each => new { each.Id, each.Name }).ToListAsync(cancellationToken))
        {
            names[new(SubjectKind.Member, member.Id)] = member.Name;
        }

        return names;
    }

    /// <summary>The newest version of every requirement that is judged, by code.</summary>
    public async Task<IReadOnlyDictionary<string, Requirement>> LatestAsync(CancellationToken cancellationToken) =>
        (await book.ReadAsync(db, cancellationToken)).GroupBy(requirement => requirement.Code).ToDictionary(versions => versions.Key, versions => versions.MaxBy(version => version.InForce.From)!);
}
