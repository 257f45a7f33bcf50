using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>An election held by an organization, with the figures its validity follows from.</summary>
public sealed class Election : IRecorded, IInOrganization, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <inheritdoc/>
    public required long OrganizationId { get; init; }

    /// <summary>换届选举 or 补选.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>The day it was held.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>应到会: members entitled to elect.</summary>
    public required int Entitled { get; init; }

    /// <summary>实到会: of them present.</summary>
    public required int Present { get; init; }

    /// <summary>Seats to be filled.</summary>
    public required int Seats { get; init; }

    /// <summary>Candidates that stood.</summary>
    public required int Candidates { get; init; }

    /// <summary>Ballots handed out.</summary>
    public required int Issued { get; init; }

    /// <summary>Ballots handed back.</summary>
    public required int Returned { get; init; }

    /// <summary>The day the new term ends; null for a by-election.</summary>
    public DateOnly? TermEndsOn { get; init; }

    /// <summary>A remark.</summary>
    public string? Note { get; init; }

    /// <summary>The record this one corrects.</summary>
    public long? CorrectsId { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <summary>Why it was withdrawn or corrected.</summary>
    public string? SupersededReason { get; set; }

    /// <summary>The votes of each candidate, where they were noted.</summary>
    public ICollection<ElectionVote> Votes { get; init; } = [];

    /// <inheritdoc/>
    public void Touch(Touched touched) => touched.WholeOrganization(OrganizationId);
}

/// <summary>How many voted for a candidate; who is elected follows from it.</summary>
public sealed class ElectionVote
{
    /// <summary>The election.</summary>
    public long ElectionId { get; init; }

    /// <summary>The candidate.</summary>
    public required long MemberId { get; init; }

    /// <summary>Votes in favour.</summary>
    public required int InFavour { get; init; }
}
