using Taizhang.Ledger;
using Taizhang.Organizations;

namespace Taizhang.Activities;

/// <summary>What the election regulation asks of an election, held against its figures.</summary>
/// <param name="Code">The rule: EL-06.</param>
/// <param name="Key">The sentence's key.</param>
/// <param name="Holds">Whether it is kept; null where the figures do not tell.</param>
/// <param name="Facts">The figures of the sentence.</param>
public sealed record ElectionCheck(string Code, string Key, bool? Holds, params IReadOnlyList<(string Name, object? Value)> Facts);

/// <summary>How a candidate came out.</summary>
public enum VoteResult
{
    /// <summary>Elected.</summary>
    Elected,

    /// <summary>Not more than half of those entitled.</summary>
    NoMajority,

    /// <summary>More than half, but others had more votes for the seats.</summary>
    NoSeat,

    /// <summary>Equal votes for the last seat: a run-off between the equal.</summary>
    Tie,
}

/// <summary>Holds elections against the regulation; pure.</summary>
public static class ElectionChecks
{
    /// <summary>The day from which exactly four fifths are enough.</summary>
    private static readonly DateOnly FourFifthsAreEnough = new(2020, 7, 13);

    /// <summary>The day from which a branch's term is three years and a committee's five.</summary>
    private static readonly DateOnly TermsSince = new(2018, 7, 12);

    /// <summary>How many of those entitled must be present on a day (EL-06).</summary>
    public static int NeededPresent(int entitled, DateOnly heldOn) =>
        heldOn >= FourFifthsAreEnough ? (int)((((long)entitled * 4) + 4) / 5) : (int)((long)entitled * 4 / 5) + 1;

    /// <summary>Candidates needed for the seats of a committee: a fifth more, rounded up (EL-07).</summary>
    public static int NeededCandidates(int seats) => ((seats * 6) + 4) / 5;

    /// <summary>The last day of a term by the opinion on terms; null where no length is known.</summary>
    public static DateOnly? UsualEnd(OrganizationType type, DateOnly heldOn) => heldOn < TermsSince ? null : type switch
    {
        OrganizationType.OrganPartyCommittee or OrganizationType.PrimaryCommittee => heldOn.AddYears(5).AddDays(-1),
        OrganizationType.GeneralBranch or OrganizationType.Branch or OrganizationType.JointBranch => heldOn.AddYears(3).AddDays(-1),
        _ => null,
    };

    /// <summary>Every check the figures allow.</summary>
    /// <param name="election">The election.</param>
    /// <param name="type">What kind of organization held it.</param>
    /// <param name="previousEndsOn">The day the term before was to end; null where there was none.</param>
    public static IReadOnlyList<ElectionCheck> Of(Election election, OrganizationType type, DateOnly? previousEndsOn)
    {
        var needed = NeededPresent(election.Entitled, election.HeldOn);
        var checks = new List<ElectionCheck>
        {
            new("EL-06", "election-check.quorum", election.Present >= needed, ("present", election.Present), ("entitled", election.Entitled), ("needed", needed)),
            new("EL-09", "election-check.ballots", election.Returned <= election.Issued, ("issued", election.Issued), ("returned", election.Returned)),
        };
        var candidates = NeededCandidates(election.Seats);
        checks.Add(new("EL-07", "election-check.candidates", election.Candidates >= candidates, ("candidates", election.Candidates), ("seats", election.Seats), ("needed", candidates)));
        if (election.Votes.Count > 0)
        {
            var elected = Results(election).Count(each => each.Result == VoteResult.Elected);
            checks.Add(new("EL-08", "election-check.elected", elected == election.Seats, ("elected", elected), ("seats", election.Seats), ("half", election.Entitled / 2)));
        }

        if (election.Kind == FactKind.TermElection)
        {
            if (previousEndsOn is { } ends)
            {
                var isWithin = election.HeldOn >= ends.AddYears(-1) && election.HeldOn <= ends.AddYears(1);
                checks.Add(new("EL-02", election.HeldOn <= ends ? "election-check.in-time" : "election-check.delayed", election.HeldOn <= ends ? isWithin : isWithin ? null : false, ("ends", ends)));
            }

            if (UsualEnd(type, election.HeldOn) is { } usual && election.TermEndsOn is { } termEnds)
            {
                checks.Add(new("EL-03", "election-check.term", Math.Abs(termEnds.DayNumber - usual.DayNumber) <= 1, ("ends", termEnds), ("usual", usual)));
            }
        }

        return checks;
    }

    /// <summary>How each candidate came out, the most votes first (EL-08): more than half of those entitled, then by votes.</summary>
    public static IReadOnlyList<(long MemberId, int InFavour, VoteResult Result)> Results(Election election)
    {
        var ranked = election.Votes.OrderByDescending(vote => vote.InFavour).ThenBy(vote => vote.MemberId).ToList();
        var able = ranked.Where(vote => (long)vote.InFavour * 2 > election.Entitled).ToList();
        var last = able.Count > election.Seats ? able[election.Seats - 1].InFavour : int.MinValue;
        var isTied = able.Count > election.Seats && able[election.Seats].InFavour == last;
        return [.. ranked.Select(vote => (vote.MemberId, vote.InFavour, (long)vote.InFavour * 2 <= election.Entitled ? VoteResult.NoMajority
            : isTied && vote.InFavour == last ? VoteResult.Tie
            : vote.InFavour >= last ? VoteResult.Elected
            : VoteResult.NoSeat))];
    }
}
