namespace Taizhang.Ledger;

/// <summary>A record some module keeps: what it is and its key there.</summary>
public readonly record struct RecordReference(RecordSource Source, long Id)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kernel.Kebab.Word(Source)}/{Id}";
}

/// <summary>Where a record is kept.</summary>
public enum RecordSource : byte
{
    /// <summary>Nowhere: a case under test.</summary>
    None = 0,

    /// <summary>An activity.</summary>
    Activity = 1,

    /// <summary>A talk.</summary>
    Talk = 2,

    /// <summary>An election.</summary>
    Election = 3,

    /// <summary>A term of office.</summary>
    Term = 4,

    /// <summary>A post held.</summary>
    Post = 5,

    /// <summary>A figure the office keeps.</summary>
    Figure = 6,

    /// <summary>A note of progress.</summary>
    Progress = 7,

    /// <summary>A person's entry in the registry.</summary>
    Member = 8,
}

/// <summary>Something that happened, as the ledger sees it: offered by the module that keeps the record, never stored twice.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Role">In which part the subject took part.</param>
/// <param name="OrganizationId">The organization it is a fact of, or where it happened.</param>
/// <param name="MemberId">The person it is a fact of; 0 where it is the organization's alone.</param>
/// <param name="On">The day it happened.</param>
/// <param name="Quantity">How much, in hundredths of its unit: hours, persons, yuan.</param>
/// <param name="Present">Of those entitled, how many came; −1 where nobody asked.</param>
/// <param name="Entitled">How many were entitled to come on that day; −1 where nobody asked.</param>
/// <param name="Record">The record it comes from.</param>
/// <param name="RecordedOn">The day in China on which the system learned it.</param>
/// <param name="Tag">The requirement a note of progress is about, the kind of post that was taken up; 0 otherwise.</param>
public readonly record struct Fact(
    FactKind Kind,
    FactRole Role,
    long OrganizationId,
    long MemberId,
    DateOnly On,
    long Quantity,
    int Present,
    int Entitled,
    RecordReference Record,
    DateOnly RecordedOn,
    int Tag = 0)
{
    /// <summary>Days after which a record counts as recorded late; it still counts by the day it happened.</summary>
    public const int LateAfterDays = 30;

    /// <summary>Whether the system learned it long after it happened.</summary>
    public bool IsRecordedLate => RecordedOn.DayNumber - On.DayNumber > LateAfterDays;
}
