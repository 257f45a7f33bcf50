using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Benchmarks;

/// <summary>An organization that is asked about.</summary>
internal sealed record SampleOrganization(long Id, string Path, string Level, DateOnly FoundedOn, int Branches, int Members)
{
    /// <summary>What its own secretary or office sees.</summary>
    public Scope Scope { get; } = new(Path);
}

/// <summary>The organizations and people the questions are about: the same ones in every run.</summary>
internal sealed class Samples
{
    private static readonly string[] Levels = ["federation", "region", "district", "committee", "branch"];

    private readonly List<SampleOrganization> _organizations;

    private Samples(List<SampleOrganization> organizations) => _organizations = organizations;

    public static async Task<Samples> ReadAsync(TaizhangDb db)
    {
        var rows = await db.Organizations.AsNoTracking().OrderBy(each => each.Id).Select(each => new { each.Id, each.Path, each.FoundedOn }).ToListAsync();
        var members = await db.Members.GroupBy(member => member.OrganizationId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count);
        var branches = new Dictionary<long, int>();
        foreach (var row in rows)
        {
            var keys = Organization.KeysOf(row.Path).ToList();
            foreach (var key in keys.Count == Levels.Length ? keys : [])
            {
                branches[key] = branches.GetValueOrDefault(key) + 1;
            }
        }

        return new([.. rows.Select(row => new SampleOrganization(row.Id, row.Path, Levels[Organization.KeysOf(row.Path).Count() - 1], row.FoundedOn, branches.GetValueOrDefault(row.Id), members.GetValueOrDefault(row.Id)))]);
    }

    public static IEnumerable<string> EveryLevel => Levels.Reverse();

    /// <summary>The nth organization of a level, in steps that reach all parts of the hierarchy.</summary>
    public SampleOrganization Of(string level, int index)
    {
        var all = _organizations.Where(each => each.Level == level).ToList();
        return all[(int)((index * 7919L) % all.Count)];
    }

    /// <summary>The smallest organization with so many branches below it; the largest where none has so many.</summary>
    public SampleOrganization WithBranches(int count) =>
        _organizations.Where(each => each.Level != "branch" && each.Branches >= count).OrderBy(each => each.Branches).ThenBy(each => each.Id).FirstOrDefault() ?? _organizations.MaxBy(each => each.Branches)!;

    /// <summary>Branches founded before the year with at least so many members, the largest where there is none, in an order that jumps about.</summary>
    public IReadOnlyList<SampleOrganization> BranchesOf(int members)
    {
        var all = _organizations.Where(each => each.Level == "branch" && each.FoundedOn < new DateOnly(2025, 1, 1)).ToList();
        var large = all.Where(each => each.Members >= members).ToList();
        return large.Count > 0 ? [.. large.OrderBy(each => each.Id * 2654435761L % 1_000_003)] : [.. all.OrderByDescending(each => each.Members).Take(3)];
    }
}
