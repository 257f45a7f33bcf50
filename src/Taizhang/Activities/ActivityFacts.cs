using System.Collections.Frozen;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>What activities tell the ledger: that they were held, who led them, who came.</summary>
public sealed class ActivityFacts : IFactSource
{
    /// <inheritdoc/>
    public IReadOnlySet<FactKind> Kinds { get; } = Enum.GetValues<FactKind>().Where(kind => (int)kind < 40).ToFrozenSet();

    /// <inheritdoc/>
    public void Read(FactQuery query, FactSink sink)
    {
        if (!query.Wanted.Any(wanted => Kinds.Contains(wanted.Kind)))
        {
            return;
        }

        if (query.Organizations is null && query.Members is null)
        {
            new AllActivities(query, Kinds).Read(sink);
        }
        else
        {
            new SomeActivities(query, Kinds).Read(sink);
        }
    }
}

/// <summary>An activity while its facts are made.</summary>
internal readonly record struct HeldActivity(long Id, long OrganizationId, FactKind Kind, DateOnly HeldOn, long Hours, long LedById, DateOnly RecordedOn)
{
    public const string Columns = "a.id, a.organization_id, a.kind, a.held_on, a.hours, a.led_by_id, a.recorded_at";

    public static HeldActivity From(IRowReader row) => new(
        row.Whole(0), row.Whole(1), (FactKind)row.Whole(2), row.Day(3), row.Hundredths(4), row.IsNull(5) ? 0 : row.Whole(5), row.DayOfMoment(6));

    public Fact Fact(FactRole role, long organizationId, long memberId, int present = -1, int entitled = -1) =>
        new(Kind, role, organizationId, memberId, HeldOn, Hours, present, entitled, new RecordReference(RecordSource.Activity, Id), RecordedOn);

    /// <summary>Whether a person who came counts among those entitled in an organization: the one that held it, or one that took part.</summary>
    public bool Counts(MemberEntry member, long organizationId)
    {
        foreach (var membership in member.Memberships)
        {
            if (membership.OrganizationId == organizationId && RegistryValues.IsMember(membership.Standing) && membership.Days.Contains(HeldOn))
            {
                return true;
            }
        }

        return false;
    }
}
