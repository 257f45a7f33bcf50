using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Activities;

/// <summary>Who recorded what, as the journal has it.</summary>
internal static class RecordJournal
{
    /// <summary>Who ran the operation that made the record; null for what was loaded otherwise.</summary>
    public static async Task<string?> RecordedByAsync<TOperation>(this TaizhangDb db, long id, CancellationToken cancellationToken)
    {
        var about = $"{typeof(TOperation).Name}/{id}";
        var name = await db.Journal.AsNoTracking().Where(entry => entry.About == about).OrderBy(entry => entry.Id).Select(entry => entry.Actor).FirstOrDefaultAsync(cancellationToken);
        return string.IsNullOrEmpty(name) ? null : name;
    }
}
