using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Audit;

/// <summary>What of the journal lies in archive files.</summary>
public sealed class ArchiveListing(TaizhangDb db, ArchiveFolder folder) : IReading
{
    /// <summary>Every file, in the order of the chain.</summary>
    public Task<List<JournalArchive>> ListAsync(CancellationToken cancellationToken) => db.JournalArchives.AsNoTracking().OrderBy(archive => archive.First).ToListAsync(cancellationToken);

    /// <summary>A line, in the store or in the file it was moved to; null where it is in neither.</summary>
    public async Task<JournalEntry?> LineAsync(long sequence, CancellationToken cancellationToken)
    {
        if (await db.Journal.AsNoTracking().FirstOrDefaultAsync(entry => entry.Id == sequence, cancellationToken) is { } living)
        {
            return living;
        }

        var archive = await db.JournalArchives.AsNoTracking().FirstOrDefaultAsync(each => each.First <= sequence && each.Last >= sequence, cancellationToken);
        if (archive is null || await folder.StateAsync(archive, cancellationToken) == ArchiveState.Missing)
        {
            return null;
        }

        return await folder.LinesAsync(archive, cancellationToken).FirstOrDefaultAsync(entry => entry.Id == sequence, cancellationToken);
    }
}
