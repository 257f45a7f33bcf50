using Taizhang.Kernel;

namespace Taizhang.Members;

/// <summary>That a branch answers for a person, with which standing, for a stretch of days.</summary>
public sealed class Membership : IRecorded, IInOrganization, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public required long MemberId { get; init; }

    /// <inheritdoc/>
    public required long OrganizationId { get; init; }

    /// <summary>The standing in these days.</summary>
    public required Standing Standing { get; init; }

    /// <summary>The first day; the least day there is where no one knows.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, inside; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <summary>By which way the person left with the last day; null where they went on elsewhere or with another standing.</summary>
    public Departure? Departure { get; init; }

    /// <summary>Why it began.</summary>
    public string? Reason { get; init; }

    /// <summary>Why the person left.</summary>
    public string? EndReason { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched)
    {
        touched.WholeMember(MemberId);
        touched.WholeOrganization(OrganizationId);
    }

    /// <summary>Supersedes itself by the same with other days.</summary>
    public Membership Over(DateOnly from, DateOnly? to, DateTime at, Departure? departure = null, string? endReason = null)
    {
        SupersededAt = at;
        return new()
        {
            MemberId = MemberId,
            OrganizationId = OrganizationId,
            Standing = Standing,
            From = from,
            To = to,
            Departure = departure ?? Departure,
            Reason = Reason,
            EndReason = endReason ?? EndReason,
            RecordedAt = at,
        };
    }
}

/// <summary>By which way a person leaves.</summary>
public enum Departure
{
    /// <summary>转出组织关系: the relation went to an organization outside.</summary>
    TransferredOut = 1,

    /// <summary>去世.</summary>
    Deceased = 2,

    /// <summary>退党: withdrew, or was persuaded to.</summary>
    Withdrawn = 3,

    /// <summary>除名: the name was removed.</summary>
    Removed = 4,

    /// <summary>开除党籍.</summary>
    Expelled = 5,

    /// <summary>取消资格: a candidate or a probationary member whose standing was cancelled.</summary>
    Cancelled = 6,
}
