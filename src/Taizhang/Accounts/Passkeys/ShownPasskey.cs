using Microsoft.AspNetCore.Identity;

namespace Taizhang.Accounts.Passkeys;

/// <summary>A passkey that was shown just now and found good: the person was there, and the device knows them.</summary>
/// <param name="Passkey">What is kept of it from now on.</param>
/// <param name="AskedAt">When it was asked for, in UTC, to the millisecond.</param>
public sealed record ShownPasskey(UserPasskeyInfo Passkey, DateTime AskedAt);
