using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Taizhang.Accounts;
using Taizhang.Accounts.Passkeys;

namespace Taizhang.Web.Accounts.Passkeys;

/// <summary>What a browser is asked to do with a passkey, and what the form brings back beside its answer.</summary>
/// <param name="Options">The question in the browser's terms, as JSON.</param>
/// <param name="State">The same as it is judged by, sealed.</param>
public sealed record PasskeyQuestion(string Options, string State);

/// <summary>Asks for passkeys and judges what browsers answer, by the framework's own rules.</summary>
/// <remarks>The question travels sealed in the form, so asking keeps nothing; that an answer is taken once is for the deed that takes it.</remarks>
public sealed class PasskeyJudge(IPasskeyHandler<Account> handler, SealedNotes notes)
{
    /// <summary>The longest answer that is looked at, in characters.</summary>
    public const int LongestAnswer = 16_384;

    /// <summary>For how long a question may be answered: as long as a sign-in page is likely to lie open.</summary>
    private static readonly TimeSpan Answerable = TimeSpan.FromMinutes(30);

    /// <summary>Asks for a new passkey of the session's account.</summary>
    public async Task<PasskeyQuestion> AskForNewAsync(CurrentSession session, HttpContext http)
    {
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = Number(session.AccountId), Name = session.Login, DisplayName = session.Login }, http);
        return new(asked.CreationOptionsJson, Seal("new", session.AccountId, asked.AttestationState));
    }

    /// <summary>Asks for any passkey, or for one of the session's account.</summary>
    public async Task<PasskeyQuestion> AskAsync(CurrentSession? session, HttpContext http)
    {
        var asked = await handler.MakeRequestOptionsAsync(session is null ? null : new Account { Id = session.AccountId, OpenedAt = default }, http);
        return new(asked.RequestOptionsJson, Seal("show", session?.AccountId, asked.AssertionState));
    }

    /// <summary>A new passkey of the session's account; null where the answer is not good.</summary>
    public async Task<ShownPasskey?> NewAsync(CurrentSession session, string? answer, string? state, HttpContext http)
    {
        if (!IsReadable(answer) || Open("new", session.AccountId, state) is not { } question)
        {
            return null;
        }

        var judged = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = answer!, AttestationState = question.Text });
        return judged.Succeeded && judged.Passkey.IsUserVerified ? new(judged.Passkey, question.At) : null;
    }

    /// <summary>The passkey that was shown and whose it is; none where the answer is not good, or another's than the session's.</summary>
    public async Task<(long? AccountId, ShownPasskey? Shown)> ShownAsync(CurrentSession? session, string? answer, string? state, HttpContext http)
    {
        if (!IsReadable(answer) || Open("show", session?.AccountId, state) is not { } question)
        {
            return (null, null);
        }

        var judged = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = answer!, AssertionState = question.Text });
        return judged.Succeeded && judged.Passkey.IsUserVerified && (session is null || session.AccountId == judged.User.Id) ? (judged.User.Id, new(judged.Passkey, question.At)) : (null, null);
    }

    private static bool IsReadable(string? answer) => answer is { Length: > 0 and <= LongestAnswer };

    private static string Number(long? accountId) => accountId?.ToString(CultureInfo.InvariantCulture) ?? "anyone";

    private string Seal(string kind, long? accountId, string? state) => notes.Seal(state, "passkey", kind, Number(accountId));

    private (string Text, DateTime At)? Open(string kind, long? accountId, string? state) => notes.Open(state, Answerable, "passkey", kind, Number(accountId));
}
