using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Taizhang.Accounts;
using Taizhang.Kernel;

namespace Taizhang.Web.Accounts;

/// <summary>Notes the program gives to a browser and takes back: sealed for one purpose, and with the moment they were written.</summary>
public sealed class SealedNotes(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Seals a note.</summary>
    public string Seal(string? text, params string[] purposes) =>
        Protector(purposes).Protect(string.Create(CultureInfo.InvariantCulture, $"{new DateTimeOffset(clock.Now()).ToUnixTimeMilliseconds()}:{text}"));

    /// <summary>The note and when it was written, in UTC to the millisecond; null where it is no note of ours, of another purpose, too old, or from a future the clock has left.</summary>
    public (string Text, DateTime At)? Open(string? note, TimeSpan goodFor, params string[] purposes)
    {
        try
        {
            var parts = Protector(purposes).Unprotect(note ?? "").Split(':', 2);
            var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[0], CultureInfo.InvariantCulture)).UtcDateTime;
            return clock.Now() - at <= goodFor && at - clock.Now() <= AccountPolicy.ClockTolerance ? (parts[1], at) : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string[] purposes) => protection.CreateProtector(["Taizhang.Note", .. purposes]);
}
