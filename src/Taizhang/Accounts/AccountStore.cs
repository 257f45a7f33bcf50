using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>The framework's store for users, over our context.</summary>
public sealed class AccountStore(TaizhangDb db, IdentityErrorDescriber? words = null)
    : UserOnlyStore<Account, TaizhangDb, long, IdentityUserClaim<long>, IdentityUserLogin<long>, IdentityUserToken<long>, IdentityUserPasskey<long>>(db, words);
