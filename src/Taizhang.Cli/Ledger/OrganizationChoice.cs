using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Cli.Ledger;

/// <summary>Finds the organization a person means by its code, its key, its name or a part of it.</summary>
internal static class OrganizationChoice
{
    /// <summary>What is said of a store without organizations.</summary>
    internal const string Empty = "cli.store-empty";

    private const int MostNamed = 10;

    /// <summary>The key, or why none can be said; without a text the organization at the top.</summary>
    internal static async Task<(long Id, Refusal? Refusal)> FindAsync(TaizhangDb db, string? text, CancellationToken cancellationToken)
    {
        var all = await db.Organizations.AsNoTracking().OrderBy(each => each.Path).Select(each => new { each.Id, each.Code, each.Name, each.ParentId }).ToListAsync(cancellationToken);
        if (all.Count == 0)
        {
            return (0, new Refusal(Empty));
        }

        if (text is null)
        {
            return (all.First(each => each.ParentId is null).Id, null);
        }

        var exact = all.Where(each => each.Code.Equals(text, StringComparison.OrdinalIgnoreCase) || each.Name == text || new Subject(SubjectKind.Organization, each.Id).ToString() == text).ToList();
        var found = exact.Count > 0 ? exact : all.Where(each => text.Trim().Length > 0 && each.Name.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        var named = (found.Count > 1 ? found : all).Take(MostNamed).Select(each => $"{each.Code} {each.Name}").ToList();
        return found.Count switch
        {
            1 => (found[0].Id, null),
            0 => (0, new Refusal("cli.organization-unknown", ("text", text), ("named", named))),
            _ => (0, new Refusal("cli.organization-ambiguous", ("text", text), ("count", found.Count), ("named", named))),
        };
    }
}
