using System.Collections.Immutable;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;

namespace Taizhang.Plans.Drafting;

/// <summary>For which plan requirements are drafted: whose it is, what it is called, and when it binds.</summary>
/// <param name="CodePrefix">What every code begins with, <c>P3</c>.</param>
/// <param name="Document">The plan as a source is quoted.</param>
/// <param name="InForce">The days it binds, both inside.</param>
/// <param name="OfficeId">The organization whose plan it is.</param>
/// <param name="Office">What kind of organization that is; duties of nobody named are its own.</param>
/// <param name="Types">The kinds of organization there are under it.</param>
public sealed record DraftFrame(string CodePrefix, Bilingual Document, Period InForce, long OfficeId, OrganizationType Office, ImmutableArray<OrganizationType> Types);

/// <summary>The requirement a proposed duty would become, and what in it a clerk should look at.</summary>
public sealed record RequirementDraft(Requirement Requirement, ImmutableArray<DraftDoubt> Doubts);

/// <summary>Why a clerk should look twice at a draft.</summary>
public enum DraftDoubt
{
    /// <summary>No kind of record answers it: a person notes the progress.</summary>
    CountedByNote,

    /// <summary>The text names nobody: it is laid on the organization whose plan it is.</summary>
    NobodyNamed,

    /// <summary>It sets an upper limit or a share that no record shows: a person notes that it was kept.</summary>
    KeptNotCounted,

    /// <summary>The day or period of the text has no exact form in the ledger.</summary>
    DayApproximate,

    /// <summary>The text only strives for it.</summary>
    StrivenFor,

    /// <summary>Another proposal of the same words asks this and more.</summary>
    AskedBeside,
}
