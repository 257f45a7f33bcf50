using System.Collections.Immutable;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Regulations;

/// <summary>A regulation of the Party, or a plan of the center, with the rules taken from it.</summary>
/// <param name="Key">The name of its file without the ending.</param>
/// <param name="Document">Its title.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="IssuedOn">The day of issue of the text in force now.</param>
/// <param name="Note">What a reader must know of its versions and of what was not seen in the text.</param>
/// <param name="Rules">Its rules, in the order of the file.</param>
public sealed record Regulation(string Key, Bilingual Document, Bilingual Issuer, DateOnly IssuedOn, Bilingual? Note, ImmutableArray<Rule> Rules);

/// <summary>One rule through all its versions.</summary>
/// <param name="Code">The code people name it by: <c>BR-10</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="StricterThan">The code of the national rule it may tighten but never relax.</param>
/// <param name="Versions">Its versions in the order of their dates.</param>
public sealed record Rule(string Code, Bilingual Title, string? StricterThan, ImmutableArray<RuleVersion> Versions)
{
    /// <summary>The version in force on a day.</summary>
    public RuleVersion? On(DateOnly day) => Versions.FirstOrDefault(version => version.InForce.Contains(day));
}

/// <summary>A rule as it read for a stretch of days.</summary>
public sealed record RuleVersion
{
    /// <summary>The number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The days it is in force, the last day inside.</summary>
    public required Period InForce { get; init; }

    /// <summary>Where it is written.</summary>
    public required RequirementSource Source { get; init; }

    /// <summary>What it asks, paraphrased.</summary>
    public required Bilingual Text { get; init; }

    /// <summary>What changed against the version before.</summary>
    public Bilingual? Changed { get; init; }

    /// <summary>How strictly it asks.</summary>
    public required Modality Modality { get; init; }

    /// <summary>How far it was checked against a text.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>What the ledger judges; null where records and registry cannot tell.</summary>
    public Requirement? Requirement { get; init; }

    /// <summary>The examples that show how it is judged.</summary>
    public ImmutableArray<RuleCase> Cases { get; init; } = [];

    /// <summary>Whether duties come from it.</summary>
    public bool IsJudged => Requirement is not null;
}

/// <summary>How far a rule was checked against a text.</summary>
public enum RuleStatus
{
    /// <summary>The figure was seen in a text.</summary>
    Confirmed,

    /// <summary>Found only in part, or in a secondary source.</summary>
    Partial,

    /// <summary>Not seen; to be checked before anyone relies on it.</summary>
    Unconfirmed,
}
