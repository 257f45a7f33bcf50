using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Members.Personal;

/// <summary>How many sealed things of the store name a key.</summary>
public sealed record KeyCount(int KeyId, int Count);

/// <summary>What is sealed with keys of the ring in a module above; told by the module itself.</summary>
public interface IKeepsSealed
{
    /// <summary>How many of its things are sealed with each key.</summary>
    Task<IReadOnlyList<KeyCount>> CountAsync(CancellationToken cancellationToken);

    /// <summary>Seals with the key of now what another sealed, in the transaction that is open; gives how many things.</summary>
    Task<int> SealAgainAsync(CancellationToken cancellationToken);
}

/// <summary>Which keys the store needs.</summary>
public sealed class KeyUse(TaizhangDb db, PersonalData data, KeyRingFile file, IEnumerable<IKeepsSealed> keepers) : IReading
{
    /// <summary>What is sealed with each key: values of people, what they ask to have corrected, and files of jobs, and what modules above keep.</summary>
    public async Task<IReadOnlyList<KeyCount>> CountAsync(CancellationToken cancellationToken)
    {
        var values = await db.PersonalValues.IgnoreQueryFilters().Where(value => value.Sealed != null).GroupBy(value => value.KeyId).Select(group => new KeyCount(group.Key, group.Count())).ToListAsync(cancellationToken);
        var others = await OtherSealsAsync(cancellationToken);
        return [.. values.Concat(await KeptAboveAsync(cancellationToken)).Concat(others.Select(kept => new KeyCount(PersonalData.KeyIdOf(kept) ?? 0, 1))).GroupBy(each => each.KeyId).Select(group => new KeyCount(group.Key, group.Sum(each => each.Count))).OrderBy(each => each.KeyId)];
    }

    /// <summary>How many things are not sealed with the key and algorithm that seal now.</summary>
    public async Task<int> BehindAsync(CancellationToken cancellationToken)
    {
        var (key, algorithm) = (data.ActiveKeyId, data.Algorithm);
        return await db.PersonalValues.IgnoreQueryFilters().CountAsync(value => value.Sealed != null && (value.KeyId != key || value.Algorithm != algorithm), cancellationToken)
            + (await OtherSealsAsync(cancellationToken)).Count(kept => !data.IsCurrent(kept))
            + (await KeptAboveAsync(cancellationToken)).Where(each => each.KeyId != key).Sum(each => each.Count);
    }

    /// <summary>Why the store cannot be used with this ring; nothing where every key it needs is there.</summary>
    public async Task<Refusal?> LackingAsync(CancellationToken cancellationToken)
    {
        var needed = await db.PersonalValues.IgnoreQueryFilters().Where(value => value.Sealed != null).Select(value => value.KeyId).Distinct().ToListAsync(cancellationToken);
        var lacking = needed.Union((await KeptAboveAsync(cancellationToken)).Select(each => each.KeyId)).Where(key => file.Ring.Find(key) is null).Order().ToList();
        return lacking.Count > 0 ? PersonalRefusals.KeysLacking(file.Path, lacking) : null;
    }

    private async Task<IReadOnlyList<KeyCount>> KeptAboveAsync(CancellationToken cancellationToken)
    {
        var counts = new List<KeyCount>();
        foreach (var keeper in keepers)
        {
            counts.AddRange(await keeper.CountAsync(cancellationToken));
        }

        return counts;
    }

    /// <summary>The beginnings of sealed files are enough.</summary>
    private async Task<List<byte[]>> OtherSealsAsync(CancellationToken cancellationToken)
    {
        var requests = await db.CorrectionRequests.IgnoreQueryFilters().Select(request => new { request.Sealed, request.Answer }).ToListAsync(cancellationToken);
        var jobs = await db.Jobs.Where(job => job.Input != null || job.Undo != null).Select(job => new { job.Input, job.Undo }).ToListAsync(cancellationToken);
        return [.. jobs.SelectMany(job => new[] { job.Input, job.Undo }).Concat(requests.SelectMany(request => new[] { request.Sealed, request.Answer })).OfType<byte[]>()];
    }
}
