using Taizhang.Kernel;

namespace Taizhang.Members;

/// <summary>The ways a change to what is known of a person may be refused.</summary>
public static class MemberRefusals
{
    /// <summary>Younger than eighteen on joining (Party constitution, Art. 1).</summary>
    public static Refusal TooYoung(DateOnly first) => new Refusal("members.too-young", ("first", first)).At("JoinedOn");

    /// <summary>The code names another person.</summary>
    public static Refusal CodeTaken(string name) => new Refusal("members.code-taken", ("name", name)).At("Code");

    /// <summary>A person of the same name and birthday is on the roll of the branch already; the form was sent twice, or a birthday is needed to tell two apart.</summary>
    public static Refusal ThereAlready(string name) => new Refusal("members.there-already", ("name", name)).At("Name");

    /// <summary>No organizational relation lies in an organization of this kind.</summary>
    public static Refusal KeepsNoRoll { get; } = new Refusal("members.keeps-no-roll").At("OrganizationId");

    /// <summary>The organization is not the writer's to see, or does not exist on the day.</summary>
    public static Refusal OrganizationNotThere { get; } = new Refusal("members.organization-not-there").At("OrganizationId");

    /// <summary>The person belongs to an organization now.</summary>
    public static Refusal BelongsAlready(string organization, DateOnly since) => new Refusal("members.belongs-already", ("organization", organization), ("since", since)).At("OrganizationId");

    /// <summary>The person is in that organization already.</summary>
    public static Refusal SameOrganization { get; } = new Refusal("members.same-organization").At("OrganizationId");

    /// <summary>The person belongs to no organization now.</summary>
    public static Refusal BelongsNowhere { get; } = new("members.belongs-nowhere");

    /// <summary>That standing does not follow the present one.</summary>
    public static Refusal NoSuchStep { get; } = new Refusal("members.no-such-step").At("Standing");

    /// <summary>A probationary member's year is not over (Party constitution, Art. 7).</summary>
    public static Refusal ProbationNotOver(DateOnly first) => new Refusal("members.probation-not-over", ("first", first)).At("On");

    /// <summary>The person is not a member on the day.</summary>
    public static Refusal NotAMember { get; } = new Refusal("members.not-a-member").At("Kind");

    /// <summary>Only a full member may be elected (Party constitution, Art. 7).</summary>
    public static Refusal OnlyFullMembers { get; } = new Refusal("members.only-full-members").At("Kind");

    /// <summary>The person belongs to another part of the hierarchy.</summary>
    public static Refusal FromElsewhere(string organization) => new Refusal("members.from-elsewhere", ("organization", organization)).At("OrganizationId");

    /// <summary>The post is held by another on that day.</summary>
    public static Refusal PostTaken(string name) => new Refusal("members.post-taken", ("name", name)).At("Kind");

    /// <summary>The person holds that already in these days.</summary>
    public static Refusal HeldAlready(DateOnly since) => new Refusal("members.held-already", ("since", since)).At("Kind");

    /// <summary>That kind of organization has no such post.</summary>
    public static Refusal NoSuchPost { get; } = new Refusal("members.no-such-post").At("Kind");

    /// <summary>The day must lie before another that is kept.</summary>
    public static Refusal NotAfter(string field, DateOnly last) => new Refusal("members.not-after", ("last", last)).At(field);
}
