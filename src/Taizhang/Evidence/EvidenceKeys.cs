using Microsoft.EntityFrameworkCore;
using Taizhang.Evidence.Files;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Evidence;

/// <summary>The keys of files, each sealed with a key of the ring: when that one changes the files themselves stay as they are.</summary>
public sealed class EvidenceKeys(TaizhangDb db, FileVault vault, PersonalData data) : IKeepsSealed
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeyCount>> CountAsync(CancellationToken cancellationToken) =>
        await db.StoredFiles.Where(file => file.SealedKey != null && file.CollectedAt == null).GroupBy(file => file.KeyId).Select(group => new KeyCount(group.Key, group.Count())).ToListAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<int> SealAgainAsync(CancellationToken cancellationToken)
    {
        var active = data.ActiveKeyId;
        var behind = await db.StoredFiles.Where(file => file.SealedKey != null && file.CollectedAt == null && file.KeyId != active).ToListAsync(cancellationToken);
        return behind.Count(vault.SealAgain);
    }
}
