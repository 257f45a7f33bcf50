using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Tells whether anything that can be read has changed: every change passes through the journal, and the ledger turns with its day.</summary>
public sealed class LedgerVersion(TaizhangDb db, TimeProvider clock) : IReading
{
    /// <summary>A text that stays the same exactly as long as nothing changes.</summary>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var last = await db.Journal.Where(entry => entry.Result == DeedResult.Done).OrderByDescending(entry => entry.Id).Select(entry => entry.Id).FirstOrDefaultAsync(cancellationToken);
        var state = await db.LedgerStates.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return FormattableString.Invariant($"{last}/{state?.Day:yyyy-MM-dd}/{state?.RebuiltAt:O}/{clock.Today():yyyy-MM-dd}");
    }
}
