using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Audit;

/// <summary>The end of the chain as it stands: for what is printed on issued papers, and for the file of anchors.</summary>
public sealed class ChainHead(TaizhangDb db, TimeProvider clock, AnchorFile file) : IReading
{
    /// <summary>Puts the end down in the file of anchors; null while nothing was written.</summary>
    public async Task<Anchor?> AnchorAsync(CancellationToken cancellationToken = default)
    {
        var head = await db.JournalHeads.AsNoTracking().SingleAsync(cancellationToken);
        return head.Sequence == 0 ? null : file.Append(head.Sequence, Convert.ToHexStringLower(head.Hash), clock.Now());
    }
}
