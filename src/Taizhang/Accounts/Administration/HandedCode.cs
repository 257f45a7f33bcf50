namespace Taizhang.Accounts.Administration;

/// <summary>A one-time code as it is handed over: seen once, when it is made.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Organization">Where the person belongs; null for an administrator.</param>
/// <param name="Login">The login name.</param>
/// <param name="Code">The code.</param>
/// <param name="Until">The last moment it is good, in UTC.</param>
public sealed record HandedCode(string Person, string? Organization, string Login, string Code, DateTime Until)
{
    /// <summary>The administrator's office; null for a member.</summary>
    public Taizhang.Kernel.Role? Office { get; init; }
}
