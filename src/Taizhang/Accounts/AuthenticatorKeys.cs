using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace Taizhang.Accounts;

/// <summary>The secrets that authenticators are set up with: made here, kept sealed, and opened only to judge a code.</summary>
public sealed class AuthenticatorKeys(IDataProtectionProvider protection)
{
    private const int Length = 20;
    private const int Digits = 6;

    /// <summary>A new secret of 160 bits, sealed for the account.</summary>
    public string Make(long accountId) => Protector(accountId).Protect(Base32Encoding.ToString(RandomNumberGenerator.GetBytes(Length)));

    /// <summary>The secret in the letters people type; null where it was sealed for another account, with keys that are gone, or not here.</summary>
    public string? Open(long accountId, string? sealedKey)
    {
        try
        {
            return string.IsNullOrEmpty(sealedKey) ? null : Protector(accountId).Unprotect(sealedKey);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The step of 30 seconds a code belongs to, at most one beside the present one; null where the code is wrong.</summary>
    public long? StepOf(long accountId, string? sealedKey, string? code, DateTime now)
    {
        var typed = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        return typed.Length == Digits && Open(accountId, sealedKey) is { } key && new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(now, typed, out var step, VerificationWindow.RfcSpecifiedNetworkDelay) ? step : null;
    }

    private IDataProtector Protector(long accountId) => protection.CreateProtector("Taizhang.Authenticator", accountId.ToString(CultureInfo.InvariantCulture));
}
