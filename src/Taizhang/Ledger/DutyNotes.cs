using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>What people decided and noted about a duty: releases and notes of progress, those that no longer stand included.</summary>
public sealed record DutyDecisions(IReadOnlyList<Release> Releases, IReadOnlyList<ProgressNote> Notes);

/// <summary>Reads what people decided about a duty the reader may see.</summary>
public sealed class DutyNotes(TaizhangDb db) : IReading
{
    /// <summary>The decisions that touch the requirement, the subject and the days.</summary>
    public async Task<DutyDecisions> OfAsync(Requirement requirement, Subject subject, Period days, CancellationToken cancellationToken)
    {
        var releases = await db.Releases.AsNoTracking()
            .Where(release => release.RequirementCode == requirement.Code && release.SubjectKind == subject.Kind && release.SubjectId == subject.Id && release.From <= days.To && release.To >= days.From)
            .OrderBy(release => release.Id).ToListAsync(cancellationToken);
        var notes = subject.Kind == SubjectKind.Organization && NoteProgress.IsNoted(requirement)
            ? await db.ProgressNotes.AsNoTracking().Where(note => note.RequirementId == requirement.Id && note.OrganizationId == subject.Id && note.On >= days.From && note.On <= days.To).OrderBy(note => note.On).ThenBy(note => note.Id).ToListAsync(cancellationToken)
            : [];
        return new(releases, notes);
    }
}

internal static class Answering
{
    /// <summary>The organization that answers for a subject within the reader's scope; 0 where there is none.</summary>
    public static async Task<long?> OrganizationAnsweringAsync(this TaizhangDb db, Subject subject, CancellationToken cancellationToken) => subject.Kind == SubjectKind.Organization
        ? await db.OrganizationsInScope.Where(organization => organization.Id == subject.Id).Select(organization => organization.Id).FirstOrDefaultAsync(cancellationToken)
        : await db.Members.Where(member => member.Id == subject.Id).Select(member => member.OrganizationId).FirstOrDefaultAsync(cancellationToken);
}
