using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Taizhang.Kernel;

namespace Taizhang.Web.Api;

/// <summary>Says where an answer ends, so that the next one goes on behind it; sealed, and good for the same question alone.</summary>
internal sealed class ApiCursor(IDataProtectionProvider protection)
{
    private const char Between = '\u001f';

    private readonly IDataProtector _protector = protection.CreateProtector("api-cursor");

    /// <summary>A cursor behind the entry with these keys.</summary>
    public string Write(HttpContext http, ApiQuery query, params IEnumerable<string> keys) => _protector.Protect(string.Join(Between, keys.Prepend(QuestionOf(http, query))));

    /// <summary>The keys of the last entry of the answer before, so many of them; none where the call begins at the beginning.</summary>
    public (IReadOnlyList<string>? Keys, Refusal? Refusal) Read(HttpContext http, ApiQuery query, int count)
    {
        if (query.Text("cursor") is not { } text)
        {
            return (null, null);
        }

        try
        {
            var parts = _protector.Unprotect(text).Split(Between);
            return parts.Length == count + 1 && parts[0] == QuestionOf(http, query) ? (parts[1..], null) : (null, ApiRefusals.BadCursor);
        }
        catch (CryptographicException)
        {
            return (null, ApiRefusals.BadCursor);
        }
    }

    /// <summary>A digest: however long the question, a cursor is as long as its keys.</summary>
    private static string QuestionOf(HttpContext http, ApiQuery query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{TokenScheme.KeyOf(http.User)} {http.Request.Path} {query.Question}")));
}

/// <summary>A part of a list.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next">The cursor of the part that follows; none behind the last one.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next);
