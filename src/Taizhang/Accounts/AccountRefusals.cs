using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>The ways the accounts say no.</summary>
public static class AccountRefusals
{
    /// <summary>A sign-in that was refused; the same for an unknown name, a wrong password, a locked and a closed account.</summary>
    public static Refusal SignIn(AccountPolicy policy) => new("accounts.sign-in-refused", ("tries", policy.Tries), ("minutes", (int)policy.Lockout.TotalMinutes));

    /// <summary>Nothing is held today that the person could act as.</summary>
    public static Refusal NoCapacity { get; } = new("accounts.no-capacity");

    /// <summary>The capacity is not, or no longer, the person's.</summary>
    public static Refusal NotYourCapacity { get; } = new("accounts.not-your-capacity");

    /// <summary>The present password is not the one that was typed, or may not be tried now.</summary>
    public static Refusal NotYourPassword(AccountPolicy policy) => new("accounts.not-your-password", ("tries", policy.Tries), ("minutes", (int)policy.Lockout.TotalMinutes));

    /// <summary>The account has no password to ask for, and the session is no longer fresh.</summary>
    public static Refusal SignInAgain { get; } = new("accounts.sign-in-again");

    /// <summary>The password has too few characters.</summary>
    public static Refusal PasswordTooShort(int length) => new("accounts.password-too-short", ("length", length));

    /// <summary>The password is longer than any that is looked at.</summary>
    public static Refusal PasswordTooLong(int length) => new("accounts.password-too-long", ("length", length));

    /// <summary>The password has characters of too few kinds.</summary>
    public static Refusal PasswordTooPlain(int classes) => new("accounts.password-too-plain", ("classes", classes));

    /// <summary>The person's name or the login name stands in the password.</summary>
    public static Refusal PasswordNamesYou { get; } = new("accounts.password-names-you");

    /// <summary>The password is among those that are tried first.</summary>
    public static Refusal PasswordTooCommon { get; } = new("accounts.password-too-common");

    /// <summary>The password was in use not long ago.</summary>
    public static Refusal PasswordUsed(int history) => new("accounts.password-used", ("history", history));

    /// <summary>A code of the second factor that is wrong, was used before, or may not be tried now.</summary>
    public static Refusal WrongCode { get; } = new("accounts.wrong-code");

    /// <summary>The code does not come from the secret that was shown.</summary>
    public static Refusal WrongSetUpCode { get; } = new("accounts.wrong-set-up-code");

    /// <summary>An authenticator is set up already.</summary>
    public static Refusal AuthenticatorThere { get; } = new("accounts.authenticator-there");

    /// <summary>The secret that was shown can no longer be read.</summary>
    public static Refusal AuthenticatorLapsed { get; } = new("accounts.authenticator-lapsed");

    /// <summary>What was shown as a passkey opens nothing here: not good, no longer kept, of a closed account, or shown before.</summary>
    public static Refusal PasskeyRefused { get; } = new("accounts.passkey-refused");

    /// <summary>The device made no passkey that can be taken.</summary>
    public static Refusal PasskeyNotMade { get; } = new("accounts.passkey-not-made");

    /// <summary>The passkey is kept already.</summary>
    public static Refusal PasskeyThere { get; } = new("accounts.passkey-there");

    /// <summary>The account has as many passkeys as it may.</summary>
    public static Refusal PasskeysTooMany(int most) => new("accounts.passkeys-too-many", ("most", most));

    /// <summary>The name of a passkey has signs that cannot be shown.</summary>
    public static Refusal PasskeyBadName { get; } = new("accounts.passkey-bad-name");

    /// <summary>There is no such passkey, or not any more.</summary>
    public static Refusal PasskeyGone { get; } = new("accounts.passkey-gone");

    /// <summary>It is the last, and a role of the person demands a passkey.</summary>
    public static Refusal PasskeyDemanded { get; } = new("accounts.passkey-demanded");

    /// <summary>It is the last second factor there is, and a role of the person demands one.</summary>
    public static Refusal LastFactorDemanded { get; } = new("accounts.last-factor-demanded");

    /// <summary>The password was not typed twice alike.</summary>
    public static Refusal PasswordsDiffer { get; } = new("accounts.passwords-differ");
}
