using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Exchange;

/// <summary>How the rows of the four files are written into the tables.</summary>
internal static class ExchangeTables
{
    public static BulkTable<Organization> Organizations { get; } = new("organization", ["id", "code", "name", "type", "parent_id", "path", "founded_on"], static (writer, row) =>
    {
        writer.Whole(row.Id);
        writer.Text(row.Code);
        writer.Text(row.Name);
        writer.Whole32((int)row.Type);
        writer.Whole(row.ParentId);
        writer.Text(row.Path);
        writer.Day(row.FoundedOn);
    });

    public static BulkTable<OrganizationVersion> Versions { get; } = new("organization_version", ["organization_id", "name", "type", "parent_id", "from", "recorded_at"], static (writer, row) =>
    {
        writer.Whole(row.OrganizationId);
        writer.Text(row.Name);
        writer.Whole32((int)row.Type);
        writer.Whole(row.ParentId);
        writer.Day(row.From);
        writer.Moment(row.RecordedAt);
    });

    public static BulkTable<Term> Terms { get; } = new("term", ["organization_id", "from", "ends_on", "recorded_at"], static (writer, row) =>
    {
        writer.Whole(row.OrganizationId);
        writer.Day(row.From);
        writer.Day(row.EndsOn);
        writer.Moment(row.RecordedAt);
    });

    public static BulkTable<Member> Members { get; } = new("member", ["id", "code", "name", "gender", "born_on", "joined_on", "standing", "organization_id"], static (writer, row) =>
    {
        writer.Whole(row.Id);
        writer.Text(row.Code);
        writer.Text(row.Name);
        writer.Whole32((int)row.Gender);
        writer.Day(row.BornOn);
        writer.Day(row.JoinedOn);
        writer.Whole32((int)row.Standing);
        writer.Whole(row.OrganizationId);
    });

    public static BulkTable<Membership> Memberships { get; } = new("membership", ["member_id", "organization_id", "standing", "from", "recorded_at"], static (writer, row) =>
    {
        writer.Whole(row.MemberId);
        writer.Whole(row.OrganizationId);
        writer.Whole32((int)row.Standing);
        writer.Day(row.From);
        writer.Moment(row.RecordedAt);
    });

    public static BulkTable<RankHolding> Ranks { get; } = new("rank_holding", ["member_id", "rank", "from", "recorded_at"], static (writer, row) =>
    {
        writer.Whole(row.MemberId);
        writer.Whole32((int)row.Rank);
        writer.Day(row.From);
        writer.Moment(row.RecordedAt);
    });

    public static BulkTable<Activity> Activities { get; } = new("activity", ["id", "organization_id", "kind", "held_on", "hours", "topic", "led_by_id", "recorded_at"], static (writer, row) =>
    {
        writer.Whole(row.Id);
        writer.Whole(row.OrganizationId);
        writer.Whole16((short)row.Kind);
        writer.Day(row.HeldOn);
        writer.Number(row.Hours);
        writer.Text(row.Topic);
        writer.Whole(row.LedById);
        writer.Moment(row.RecordedAt);
    });

    public static BulkTable<(long ActivityId, long MemberId)> Attendances { get; } = new("attendance", ["activity_id", "member_id", "present"], static (writer, row) =>
    {
        writer.Whole(row.ActivityId);
        writer.Whole(row.MemberId);
        writer.Flag(true);
    });

    public static BulkTable<Election> Elections { get; } = new("election", ["organization_id", "kind", "held_on", "entitled", "present", "seats", "candidates", "issued", "returned", "recorded_at"], static (writer, row) =>
    {
        writer.Whole(row.OrganizationId);
        writer.Whole16((short)row.Kind);
        writer.Day(row.HeldOn);
        writer.Whole32(row.Entitled);
        writer.Whole32(row.Present);
        writer.Whole32(row.Seats);
        writer.Whole32(row.Candidates);
        writer.Whole32(row.Issued);
        writer.Whole32(row.Returned);
        writer.Moment(row.RecordedAt);
    });
}
