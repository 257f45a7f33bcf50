using Taizhang.Kernel;

namespace Taizhang.Accounts.Granting;

/// <summary>The ways proposals of the administrators are refused.</summary>
public static class ProposalRefusals
{
    /// <summary>Somebody answered it before.</summary>
    public static Refusal AlreadyAnswered { get; } = new("accounts.already-answered");

    /// <summary>Nobody agrees to what they proposed themselves.</summary>
    public static Refusal OwnProposal { get; } = new("accounts.own-proposal");

    /// <summary>Nobody grants anything to themselves.</summary>
    public static Refusal ToOneself { get; } = new("accounts.grant-to-oneself");

    /// <summary>An administrator holds nothing besides the office.</summary>
    public static Refusal ToAnAdministrator { get; } = new Refusal("accounts.grant-to-administrator").At("AccountId");

    /// <summary>There is no such open account.</summary>
    public static Refusal NoAccount { get; } = new Refusal("accounts.no-open-account").At("AccountId");

    /// <summary>The role is not one that is granted.</summary>
    public static Refusal NotGrantable { get; } = new Refusal("accounts.not-grantable").At("Role");

    /// <summary>There is no such organization.</summary>
    public static Refusal NoOrganization { get; } = new Refusal("accounts.no-organization").At("OrganizationId");

    /// <summary>A grant does not begin in the past.</summary>
    public static Refusal BeginsInThePast(DateOnly today) => new Refusal("accounts.grant-in-the-past", ("day", today)).At("From");

    /// <summary>The last day is before the first, or too far away.</summary>
    public static Refusal BadEnd(int years) => new Refusal("accounts.bad-grant-end", ("years", years)).At("To");

    /// <summary>The same is held or proposed already in these days.</summary>
    public static Refusal Overlaps(DateOnly from, DateOnly? to) => new Refusal("accounts.grant-overlaps", ("from", from), ("to", to is { } last ? Words.DayInTable(last) : "")).At("From");

    /// <summary>Its last day has passed.</summary>
    public static Refusal Over { get; } = new("accounts.grant-over");

    /// <summary>It does not hold.</summary>
    public static Refusal NotInForce { get; } = new("accounts.grant-not-in-force");

    /// <summary>The value is outside what the rule may be.</summary>
    public static Refusal OutOfLimits(int least, int most) => new Refusal("accounts.policy-out-of-limits", ("least", least), ("most", most)).At("Value");

    /// <summary>The rule has this value already.</summary>
    public static Refusal NothingChanges { get; } = new Refusal("accounts.policy-unchanged").At("Value");

    /// <summary>A change of the same rule waits for its answer.</summary>
    public static Refusal Waiting { get; } = new Refusal("accounts.policy-waiting").At("Setting");

    /// <summary>What stands against somebody answering a proposal, whatever it proposes.</summary>
    public static Refuse Against(Proposal proposal, Actor actor, bool agrees, string? reason) => Refuse
        .If(proposal.Answer is not null, AlreadyAnswered)
        .OrIf(proposal.IsBy(actor), OwnProposal)
        .OrIf(!agrees && string.IsNullOrWhiteSpace(reason), KernelRefusals.Required("Reason"));
}
