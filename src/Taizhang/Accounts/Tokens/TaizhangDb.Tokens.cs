using Microsoft.EntityFrameworkCore;
using Taizhang.Accounts.Tokens;

namespace Taizhang.Kernel;

public sealed partial class TaizhangDb
{
    /// <summary>Tokens of other systems; of accounts, so no part of the hierarchy hides them.</summary>
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    /// <summary>Deeds that are done once however often they are asked for.</summary>
    public DbSet<DeedOnce> DeedsOnce => Set<DeedOnce>();
}
