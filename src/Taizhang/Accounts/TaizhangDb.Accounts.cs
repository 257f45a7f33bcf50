using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Taizhang.Accounts;

namespace Taizhang.Kernel;

public sealed partial class TaizhangDb
{
    /// <summary>Accounts; no business content, so no part of the hierarchy hides them: who reads them asks for the permission.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>Sessions.</summary>
    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();

    /// <summary>Passwords there were.</summary>
    public DbSet<PasswordRecord> PasswordRecords => Set<PasswordRecord>();

    /// <summary>Capacities granted by hand.</summary>
    public DbSet<Grant> Grants => Set<Grant>();

    /// <summary>What belongs to second factors: sealed keys and digests.</summary>
    public DbSet<IdentityUserToken<long>> UserTokens => Set<IdentityUserToken<long>>();

    /// <summary>Passkeys.</summary>
    public DbSet<IdentityUserPasskey<long>> UserPasskeys => Set<IdentityUserPasskey<long>>();

    /// <summary>Whom identity providers name, and their accounts.</summary>
    public DbSet<IdentityUserLogin<long>> UserLogins => Set<IdentityUserLogin<long>>();

    /// <summary>Changes of the rules of signing in.</summary>
    public DbSet<PolicyChange> PolicyChanges => Set<PolicyChange>();
}
