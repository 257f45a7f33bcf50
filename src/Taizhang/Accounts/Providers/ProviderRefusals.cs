using Taizhang.Kernel;

namespace Taizhang.Accounts.Providers;

/// <summary>The ways a sign-in through the identity provider of the enterprise, and the link it goes by, are refused.</summary>
public static class ProviderRefusals
{
    /// <summary>No open account is linked to who the provider says it is; the same for a closed account.</summary>
    public static Refusal NotLinked { get; } = new("accounts.provider-not-linked");

    /// <summary>The provider could not be reached, or what came back from it is not good.</summary>
    public static Refusal Failed { get; } = new("accounts.provider-failed");

    /// <summary>The name of the subject is no such name.</summary>
    public static Refusal BadSubject(int longest) => new("accounts.bad-subject", ("longest", longest));

    /// <summary>The account is linked already.</summary>
    public static Refusal AccountLinked { get; } = new("accounts.account-linked");

    /// <summary>The subject is linked to another account.</summary>
    public static Refusal SubjectLinked { get; } = new("accounts.subject-linked");

    /// <summary>There is no link to end.</summary>
    public static Refusal NoLink { get; } = new("accounts.no-link");
}
