using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Tokens;

/// <summary>Finds what came of a deed that was asked for under a key.</summary>
public sealed class DeedsOnceListing(TaizhangDb db, TimeProvider clock) : IReading
{
    /// <summary>The deed done under the key within the last day; null where none was.</summary>
    public Task<DeedOnce?> FindAsync(long tokenId, string key, CancellationToken cancellationToken)
    {
        var since = clock.Now() - DeedOnce.Kept;
        return db.DeedsOnce.AsNoTracking().FirstOrDefaultAsync(each => each.TokenId == tokenId && each.Key == key && each.At > since, cancellationToken);
    }

    /// <summary>What is kept of what was asked for.</summary>
    public static byte[] DigestOf(ReadOnlySpan<byte> asked) => SHA256.HashData(asked);
}
