using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Activities;

/// <summary>What lists of records need beside the records: names, also of those outside the scope, and who recorded.</summary>
/// <remarks>A query that ignores the filters anywhere ignores them everywhere: names are asked for in a query of their own.</remarks>
internal static class RecordNames
{
    /// <summary>The names of organizations, wherever they are.</summary>
    public static Task<Dictionary<long, string>> NamesAsync(this TaizhangDb db, IEnumerable<long> organizations, CancellationToken cancellationToken)
    {
        var keys = organizations.ToHashSet();
        return db.Organizations.IgnoreQueryFilters().Where(each => keys.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => each.Name, cancellationToken);
    }

    /// <summary>The names of people, wherever they are.</summary>
    public static Task<Dictionary<long, string>> PeopleAsync(this TaizhangDb db, IEnumerable<long> members, CancellationToken cancellationToken)
    {
        var keys = members.ToHashSet();
        return db.Members.IgnoreQueryFilters().Where(each => keys.Contains(each.Id)).Select(each => new { each.Id, each.Name }).ToDictionaryAsync(each => each.Id, each => each.Name, cancellationToken);
    }

    /// <summary>Who ran the operation that made the record; null for what was loaded otherwise.</summary>
    public static async Task<string?> RecordedByAsync<TOperation>(this TaizhangDb db, long id, CancellationToken cancellationToken)
    {
        var about = $"{typeof(TOperation).Name}/{id}";
        var name = await db.Journal.AsNoTracking().Where(entry => entry.About == about).OrderBy(entry => entry.Id).Select(entry => entry.Actor).FirstOrDefaultAsync(cancellationToken);
        return string.IsNullOrEmpty(name) ? null : name;
    }
}
