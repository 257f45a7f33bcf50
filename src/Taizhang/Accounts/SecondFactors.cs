using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>What sign-ins have to show beyond one factor.</summary>
public static class SecondFactors
{
    /// <summary>Under which provider the framework's table of tokens keeps what belongs to the second factor.</summary>
    public const string Provider = "second-factor";

    /// <summary>The name of the token that keeps the sealed secret of the authenticator.</summary>
    public const string AuthenticatorKey = "authenticator-key";

    /// <summary>The name of the token that keeps the digests of the recovery codes.</summary>
    public const string RecoveryCodes = "recovery-codes";

    /// <summary>How many recovery codes are given out together.</summary>
    public const int CodesGiven = 10;

    /// <summary>The digests a token of recovery codes keeps.</summary>
    public static IReadOnlyList<string> CodesIn(string? kept) => kept?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>What a role demands under the rules that hold.</summary>
    public static SecondFactorDemand Demanded(Role role, AccountPolicy policy) => policy.SecondFactor.GetValueOrDefault(role);

    /// <summary>The digest of a recovery code, as a token keeps it.</summary>
    internal static string Digest(long accountId, string code) => Convert.ToHexString(OneTimeCodes.Digest(accountId, code));

    /// <summary>Makes new recovery codes in place of those there were, and gives them out for the one time they are shown.</summary>
    internal static async Task<IReadOnlyList<string>> GiveCodesAsync(TaizhangDb db, long accountId, CancellationToken cancellationToken)
    {
        var codes = Enumerable.Range(0, CodesGiven).Select(_ => OneTimeCodes.Make()).ToList();
        await KeepAsync(db, accountId, RecoveryCodes, string.Join(';', codes.Select(code => Digest(accountId, code))), cancellationToken);
        return codes;
    }

    /// <summary>Keeps a value among the account's tokens.</summary>
    internal static async Task KeepAsync(TaizhangDb db, long accountId, string name, string value, CancellationToken cancellationToken)
    {
        if (await db.UserTokens.FirstOrDefaultAsync(token => token.UserId == accountId && token.LoginProvider == Provider && token.Name == name, cancellationToken) is { } kept)
        {
            kept.Value = value;
        }
        else
        {
            db.UserTokens.Add(new IdentityUserToken<long> { UserId = accountId, LoginProvider = Provider, Name = name, Value = value });
        }
    }
}
