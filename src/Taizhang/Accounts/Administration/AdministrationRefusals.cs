using Taizhang.Kernel;

namespace Taizhang.Accounts.Administration;

/// <summary>The ways the keeping of accounts says no.</summary>
public static class AdministrationRefusals
{
    /// <summary>The login name is no login name.</summary>
    public static Refusal BadLogin(string field) => new Refusal("accounts.bad-login", ("most", Account.LongestLogin)).At(field);

    /// <summary>The login name is another account's, be it closed.</summary>
    public static Refusal LoginTaken(string field, string login) => new Refusal("accounts.login-taken", ("login", login)).At(field);

    /// <summary>The member has an account.</summary>
    public static Refusal HasAccount(string login) => new Refusal("accounts.has-account", ("login", login)).At("MemberId");

    /// <summary>The member is on no roll today.</summary>
    public static Refusal NotOnARoll { get; } = new Refusal("accounts.not-on-a-roll").At("MemberId");

    /// <summary>The person holds one of the three offices already.</summary>
    public static Refusal HoldsAnother(string field, string name, Role role, string login) => new Refusal("accounts.holds-another-office", ("name", name), ("office", Words.Say($"office.{Kebab.Word(role)}")), ("login", login)).At(field);

    /// <summary>The office is not one of the three.</summary>
    public static Refusal NoOffice { get; } = new Refusal("accounts.no-office").At("Administrator");

    /// <summary>Nobody in the organizations that were chosen is without an account.</summary>
    public static Refusal NobodyToInvite { get; } = new Refusal("accounts.nobody-to-invite").At("OrganizationIds");

    /// <summary>More people than are invited at once.</summary>
    public static Refusal TooManyToInvite(int count) => new Refusal("accounts.too-many-to-invite", ("count", count), ("most", InviteMembers.Most)).At("OrganizationIds");

    /// <summary>The store has had administrators.</summary>
    public static Refusal FirstStartIsOver { get; } = new("accounts.first-start-over");

    /// <summary>One person is named for two offices.</summary>
    public static Refusal OnePersonTwice(string field) => new Refusal("accounts.one-person-twice").At(field);

    /// <summary>One login name is given to two accounts.</summary>
    public static Refusal OneLoginTwice(string field) => new Refusal("accounts.one-login-twice").At(field);

    /// <summary>The account is closed.</summary>
    public static Refusal Closed { get; } = new("accounts.is-closed");

    /// <summary>The account is open.</summary>
    public static Refusal Open { get; } = new("accounts.is-open");

    /// <summary>Nothing is locked.</summary>
    public static Refusal NotLocked { get; } = new("accounts.not-locked");

    /// <summary>The account is one's own.</summary>
    public static Refusal OwnAccount { get; } = new("accounts.own-account");

    /// <summary>Nobody else would hold the office.</summary>
    public static Refusal LastOfTheOffice(Role role) => new("accounts.last-of-the-office", ("office", Words.Say($"office.{Kebab.Word(role)}")));
}
