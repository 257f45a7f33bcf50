using Taizhang.Ledger;

namespace Taizhang.Web.Ledger;

/// <summary>A part of the duties, true for a day.</summary>
/// <param name="AsOf">The day the states are true for.</param>
/// <param name="Items">The duties, in an order that stays.</param>
/// <param name="Next">The cursor of the part that follows; none behind the last one.</param>
public sealed record DutyPage(DateOnly AsOf, IReadOnlyList<DutyEntry> Items, string? Next);

/// <summary>A duty: a requirement applied to an organization or a person in a period.</summary>
/// <param name="Code">The requirement's code.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Period">The period's key: 2026, 2026-Q3, 2026-05, once, standing, or the day of the event.</param>
/// <param name="Who">Whom it binds: o17 for an organization, m9 for a person.</param>
/// <param name="Name">The name of whom it binds.</param>
/// <param name="State">How it stands.</param>
/// <param name="DueOn">The last day in time; none for what always holds.</param>
/// <param name="Achieved">What was achieved, in the unit of the measure.</param>
/// <param name="Expected">What is expected.</param>
/// <param name="RecordedLate">Whether a record that counted was recorded long after it happened.</param>
/// <param name="Why">Where the explanation is.</param>
public sealed record DutyEntry(string Code, string Title, string Period, string Who, string Name, DutyState State, DateOnly? DueOn, decimal Achieved, decimal Expected, bool RecordedLate, string Why);

/// <summary>Why a duty stands as it does.</summary>
/// <param name="Code">The requirement's code.</param>
/// <param name="Version">The version that judged.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Period">The period's key.</param>
/// <param name="Who">Whom it binds: o17 for an organization, m9 for a person.</param>
/// <param name="Name">The name of whom it binds.</param>
/// <param name="AsOf">The day it is looked at.</param>
/// <param name="State">How it stands.</param>
/// <param name="Clause">Where it is written.</param>
/// <param name="Asked">What is asked, in words.</param>
/// <param name="AchievedText">What was achieved, in words; none for what is not counted.</param>
/// <param name="Achieved">What was achieved, in the unit of the measure.</param>
/// <param name="Expected">What is expected.</param>
/// <param name="Counted">What counted.</param>
/// <param name="NearMisses">What came close and did not count, each with what it lacks.</param>
/// <param name="MissingText">What is missing and until when, in words; none where nothing is.</param>
/// <param name="Missing">How much is missing.</param>
/// <param name="Until">The last day in time; none for what always holds.</param>
/// <param name="Reason">Why it does not apply, or is released.</param>
/// <param name="InterpretationId">The reading of the clause that was applied, where one was.</param>
/// <param name="Values">The properties of the registry that were looked at.</param>
public sealed record DutyWhy(
    string Code, int Version, string Title, string Period, string Who, string Name, DateOnly AsOf, DutyState State, DutyClause Clause, string Asked, string? AchievedText, decimal Achieved, decimal Expected,
    IReadOnlyList<CountedFact> Counted, IReadOnlyList<NearFact> NearMisses, string? MissingText, decimal Missing, DateOnly? Until, string? Reason, long? InterpretationId, IReadOnlyList<LookedAtValue> Values);

/// <summary>Where a requirement is written.</summary>
/// <param name="Document">The regulation or plan.</param>
/// <param name="Article">The article, or the number of the measure and clause.</param>
/// <param name="Text">What it asks, paraphrased.</param>
/// <param name="Confirmed">Whether the article was seen in the text itself.</param>
/// <param name="PlanId">The plan, where it is one.</param>
/// <param name="ClauseId">The clause of the plan.</param>
public sealed record DutyClause(string Document, string Article, string Text, bool Confirmed, long? PlanId, long? ClauseId);

/// <summary>A fact that counted.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Name">What its record is called; none where the reader may not see it.</param>
public sealed record CountedFact(FactEntry Fact, string? Name);

/// <summary>A fact that came close.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Name">What its record is called; none where the reader may not see it.</param>
/// <param name="Mismatch">What it lacks.</param>
/// <param name="Why">What it lacks, in words.</param>
public sealed record NearFact(FactEntry Fact, string? Name, Mismatch Mismatch, string Why);

/// <summary>A property of the registry as it was looked at.</summary>
/// <param name="Property">Which.</param>
/// <param name="On">The day.</param>
/// <param name="Value">Its value; none where the registry does not know it.</param>
/// <param name="AtLeast">The lower limit, inside.</param>
/// <param name="AtMost">The upper limit, inside.</param>
/// <param name="Holds">Whether it lies between them.</param>
public sealed record LookedAtValue(RegistryProperty Property, DateOnly On, long? Value, decimal? AtLeast, decimal? AtMost, bool Holds);

/// <summary>Something that happened, as the ledger sees it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Role">In which part the subject took part.</param>
/// <param name="On">The day it happened.</param>
/// <param name="OrganizationId">The organization it is a fact of, or where it happened.</param>
/// <param name="MemberId">The person it is a fact of; none where it is the organization's alone.</param>
/// <param name="Quantity">How much: hours, persons, yuan.</param>
/// <param name="Present">Of those entitled, how many came; none where nobody asked.</param>
/// <param name="Entitled">How many were entitled to come; none where nobody asked.</param>
/// <param name="Record">The record it comes from: activity/17.</param>
/// <param name="RecordedOn">The day the system learned it.</param>
/// <param name="RecordedLate">Whether that was long after it happened.</param>
public sealed record FactEntry(FactKind Kind, FactRole Role, DateOnly On, long? OrganizationId, long? MemberId, decimal Quantity, int? Present, int? Entitled, string Record, DateOnly RecordedOn, bool RecordedLate)
{
    internal static FactEntry Of(Fact fact) => new(
        fact.Kind, fact.Role, fact.On, fact.OrganizationId == 0 ? null : fact.OrganizationId, fact.MemberId == 0 ? null : fact.MemberId, fact.Quantity / 100m,
        fact.Present < 0 ? null : fact.Present, fact.Entitled < 0 ? null : fact.Entitled, fact.Record.ToString(), fact.RecordedOn, fact.IsRecordedLate);
}
