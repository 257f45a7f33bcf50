using System.Collections.Immutable;

namespace Taizhang.Ledger;

/// <summary>Why a fact did not count for a duty.</summary>
public enum Mismatch
{
    /// <summary>It counts.</summary>
    None,

    /// <summary>It is something else.</summary>
    OtherKind,

    /// <summary>The subject took part in another way: came to the lecture instead of giving it.</summary>
    OtherRole,

    /// <summary>It was held in another organization than the person's own.</summary>
    OtherOrganization,

    /// <summary>Too few of those entitled were there.</summary>
    NoQuorum,

    /// <summary>It lies before the period or the event.</summary>
    TooEarly,

    /// <summary>It lies after the period or the time limit.</summary>
    TooLate,

    /// <summary>Another one already counts for the same part of the period.</summary>
    SamePart,

    /// <summary>It was withdrawn or corrected since.</summary>
    Withdrawn,
}

/// <summary>A share of those entitled that must be there.</summary>
/// <param name="Numerator">Upper part of the fraction.</param>
/// <param name="Denominator">Lower part of the fraction.</param>
/// <param name="Strict">Whether more than the share is asked, not just the share.</param>
public sealed record Quorum(int Numerator, int Denominator, bool Strict)
{
    /// <summary>Whether that many of those entitled are enough.</summary>
    public bool IsReached(int present, int entitled) =>
        Strict ? (long)present * Denominator > (long)entitled * Numerator : (long)present * Denominator >= (long)entitled * Numerator;
}

/// <summary>Which facts a measure counts.</summary>
/// <param name="Kinds">The kinds that count.</param>
/// <param name="Role">The part the subject must take in it.</param>
/// <param name="Own">Whether it must be held in the person's own organization.</param>
/// <param name="Quorum">The share of those entitled that must be there, where one is asked.</param>
/// <param name="Tag">The requirement a note of progress must be about; 0 where none is asked.</param>
public sealed record FactFilter(ImmutableArray<FactKind> Kinds, FactRole Role, bool Own = false, Quorum? Quorum = null, int Tag = 0)
{
    /// <summary>Whether the fact counts, the day left aside.</summary>
    public bool Takes(in Fact fact, Registry registry) => Test(fact, each => Evaluation.IsOwn(each, registry)) == Mismatch.None;

    /// <summary>Why the fact does not count, the day left aside.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="isOwn">Whether it was held in the person's own organization, asked only where it matters.</param>
    public Mismatch Test(in Fact fact, Func<Fact, bool> isOwn)
    {
        if (!Kinds.Contains(fact.Kind) || (Tag != 0 && fact.Tag != Tag))
        {
            return Mismatch.OtherKind;
        }

        if (fact.Role != Role)
        {
            return Mismatch.OtherRole;
        }

        if (Own && !isOwn(fact))
        {
            return Mismatch.OtherOrganization;
        }

        return Quorum is not null && !Quorum.IsReached(fact.Present, fact.Entitled) ? Mismatch.NoQuorum : Mismatch.None;
    }
}
