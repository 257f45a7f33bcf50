using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>What became of a proposal.</summary>
public enum ProposalAnswer
{
    /// <summary>A second administrator agreed: it holds.</summary>
    Agreed = 1,

    /// <summary>A second administrator refused it.</summary>
    Refused = 2,

    /// <summary>It was taken back before it was answered.</summary>
    Withdrawn = 3,
}

/// <summary>Something one administrator proposes and another agrees to; it is answered once and never changed afterwards.</summary>
public abstract class Proposal
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>Why it is proposed.</summary>
    public string? Reason { get; init; }

    /// <summary>The name of who proposed it; null where the office alone is known.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>The account of who proposed it.</summary>
    public long? ProposedByAccountId { get; init; }

    /// <summary>When it was proposed, in UTC.</summary>
    public required DateTime ProposedAt { get; init; }

    /// <summary>What became of it; null while it is open.</summary>
    public ProposalAnswer? Answer { get; set; }

    /// <summary>The name of who answered; null where the office alone is known.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>When it was answered, in UTC.</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>Why it was refused or withdrawn.</summary>
    public string? AnswerReason { get; set; }

    /// <summary>Writes the answer down.</summary>
    public void Take(ProposalAnswer answer, Actor actor, string? reason, DateTime now)
    {
        Answer = answer;
        AnsweredBy = NameOf(actor);
        AnsweredAt = now;
        AnswerReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
    }

    /// <summary>Whether somebody is the one who proposed it, by account or by name.</summary>
    public bool IsBy(Actor actor) => (ProposedByAccountId is { } account && account == actor.AccountId) || (ProposedBy is { } name && name == actor.Name);

    /// <summary>The name that is kept of an administrator.</summary>
    public static string? NameOf(Actor actor) => actor.Name.Length == 0 ? null : actor.Name.Length <= 100 ? actor.Name : actor.Name[..100];
}
