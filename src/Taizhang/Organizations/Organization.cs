using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Organizations;

/// <summary>A Party organization as it stands now; its history is in its versions.</summary>
public sealed class Organization : ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; set; }

    /// <summary>The short code outside files name it by; unique.</summary>
    public required string Code { get; set; }

    /// <summary>The full name of its seal.</summary>
    public required string Name { get; set; }

    /// <summary>What kind it is.</summary>
    public required OrganizationType Type { get; set; }

    /// <summary>The organization above it now.</summary>
    public long? ParentId { get; set; }

    /// <summary>The keys from the root down to itself: <c>/1/5/17/</c>.</summary>
    public string Path { get; set; } = "";

    /// <summary>The day it was founded.</summary>
    public required DateOnly FoundedOn { get; set; }

    /// <summary>The last day of its existence, if it was dissolved.</summary>
    public DateOnly? DissolvedOn { get; set; }

    /// <summary>The keys a path names, from the root down.</summary>
    public static IEnumerable<long> KeysOf(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => long.Parse(part, CultureInfo.InvariantCulture));

    /// <summary>Whether it exists on the day.</summary>
    public bool ExistsOn(DateOnly day) => FoundedOn <= day && (DissolvedOn is null || day <= DissolvedOn);

    /// <inheritdoc/>
    public void Touch(Touched touched) => touched.WholeOrganization(Id);
}

/// <summary>What an organization was called, what it was and where it hung, for a stretch of days.</summary>
public sealed class OrganizationVersion : IRecorded, IInOrganization
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <inheritdoc/>
    public required long OrganizationId { get; init; }

    /// <summary>The name then.</summary>
    public required string Name { get; init; }

    /// <summary>The kind then.</summary>
    public required OrganizationType Type { get; init; }

    /// <summary>The organization above it then.</summary>
    public long? ParentId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, inside; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Why it became so.</summary>
    public string? Reason { get; init; }

    /// <summary>Why the organization was dissolved.</summary>
    public string? EndReason { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <summary>Supersedes itself by the same until a day.</summary>
    public OrganizationVersion Until(DateOnly to, DateTime at, string? endReason = null)
    {
        SupersededAt = at;
        return new() { OrganizationId = OrganizationId, Name = Name, Type = Type, ParentId = ParentId, From = From, To = to, Reason = Reason, EndReason = endReason ?? EndReason, RecordedAt = at };
    }
}

/// <summary>A term of office of an organization's elected leaders.</summary>
/// <remarks>5 years for a committee, 3 for a general branch or branch (opinion on terms, 2018-07-12).</remarks>
public sealed class Term : IRecorded, IInOrganization, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <inheritdoc/>
    public required long OrganizationId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day the term ends.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>The last day it really lasted: the day before the next one began; null while it runs.</summary>
    public DateOnly? To { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched) => touched.WholeOrganization(OrganizationId);

    /// <summary>Supersedes itself by the same until a day.</summary>
    public Term Until(DateOnly to, DateTime at)
    {
        SupersededAt = at;
        return new() { OrganizationId = OrganizationId, From = From, EndsOn = EndsOn, To = to, RecordedAt = at };
    }
}

/// <summary>A figure the office keeps about an organization on a day: staff of the unit, budget of a year.</summary>
public sealed class Figure : IRecorded, IInOrganization, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <inheritdoc/>
    public required long OrganizationId { get; init; }

    /// <summary>What is counted.</summary>
    public required FigureKind Kind { get; init; }

    /// <summary>The day it was true; for a yearly amount the first day of the year.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How much: persons, or yuan with two decimals.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Where it comes from.</summary>
    public string? Source { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched)
    {
        touched.WholeOrganization(OrganizationId);
    }
}

/// <summary>What a figure counts.</summary>
public enum FigureKind
{
    /// <summary>机关工作人员总数: staff of the unit, in persons.</summary>
    UnitStaff = 1,

    /// <summary>党建工作经费预算: the year's budget for Party work, in yuan.</summary>
    PartyBudget = 2,
}
