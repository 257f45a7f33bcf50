using Taizhang.Kernel;

namespace Taizhang.Activities;

/// <summary>The ways a record of something held is refused.</summary>
public static class ActivityRefusals
{
    /// <summary>What has not been held yet cannot be recorded as held.</summary>
    public static Refusal InTheFuture(DateOnly today) => new Refusal("activities.in-the-future", ("today", today)).At("HeldOn");

    /// <summary>The organization was not there on the day.</summary>
    public static Refusal OrganizationNotThere(DateOnly founded) => new Refusal("activities.organization-not-there", ("founded", founded)).At("HeldOn");

    /// <summary>People marked as present or absent were not on the roll on that day.</summary>
    public static Refusal NotOnRoll(IEnumerable<string> names, DateOnly on) => new Refusal("activities.not-on-roll", ("names", names), ("on", on)).At("PresentIds");

    /// <summary>Nobody came.</summary>
    public static Refusal NobodyPresent { get; } = new Refusal("activities.nobody-present").At("PresentIds");

    /// <summary>A lecture needs whoever gave it.</summary>
    public static Refusal LecturerMissing { get; } = new Refusal("activities.lecturer-missing").At("LedById");

    /// <summary>The person who led it is not in the registry.</summary>
    public static Refusal LeaderUnknown { get; } = new Refusal("activities.leader-unknown").At("LedById");

    /// <summary>The person who led it was a member of no organization on that day.</summary>
    public static Refusal LeaderNotThere(string name, DateOnly on) => new Refusal("activities.leader-not-there", ("name", name), ("on", on)).At("LedById");

    /// <summary>One leader from the registry and another from outside.</summary>
    public static Refusal TwoLeaders { get; } = new Refusal("activities.two-leaders").At("LedByGuest");

    /// <summary>An organization does not hold a joint activity with itself.</summary>
    public static Refusal PartnerIsOwn { get; } = new Refusal("activities.partner-is-own").At("PartnerIds");

    /// <summary>An organization that took part is not in the registry.</summary>
    public static Refusal PartnerUnknown { get; } = new Refusal("activities.partner-unknown").At("PartnerIds");

    /// <summary>An organization that took part was not there on the day.</summary>
    public static Refusal PartnerNotThere(string name, DateOnly on) => new Refusal("activities.partner-not-there", ("name", name), ("on", on)).At("PartnerIds");

    /// <summary>The person was a member of no organization on that day.</summary>
    public static Refusal PersonNotThere(string field, string name, DateOnly on) => new Refusal("activities.person-not-there", ("name", name), ("on", on)).At(field);

    /// <summary>Neither of the two belongs to the organization.</summary>
    public static Refusal TalkElsewhere { get; } = new Refusal("activities.talk-elsewhere").At("OrganizationId");

    /// <summary>More names with votes than candidates.</summary>
    public static Refusal MoreNamesThanCandidates(int candidates) => new Refusal("activities.more-names-than-candidates", ("candidates", candidates)).At("Votes");

    /// <summary>More votes for one than ballots came back.</summary>
    public static Refusal MoreVotesThanBallots(string name, int returned) => new Refusal("activities.more-votes-than-ballots", ("name", name), ("returned", returned)).At("Votes");

    /// <summary>Fewer candidates than seats.</summary>
    public static Refusal FewerCandidatesThanSeats { get; } = new Refusal("activities.fewer-candidates-than-seats").At("Candidates");

    /// <summary>The term that began with the election has ended since; its record can no longer be taken back.</summary>
    public static Refusal TermFollowed { get; } = new("activities.term-followed");

    /// <summary>Hours go in steps of half an hour, up to a day.</summary>
    public static Refusal Hours { get; } = new Refusal("activities.hours").At("Hours");

    /// <summary>A text is longer than its field.</summary>
    public static Refusal TooLong(string field, int longest) => new Refusal("activities.too-long", ("longest", longest)).At(field);

    /// <summary>The same was recorded before.</summary>
    public static Refusal AlreadyRecorded(long id) => new Refusal("activities.already-recorded", ("id", id)).At("Topic");

    /// <summary>The same talk was recorded before.</summary>
    public static Refusal TalkAlreadyRecorded { get; } = new Refusal("activities.talk-already-recorded").At("PartnerId");

    /// <summary>The same election was recorded before.</summary>
    public static Refusal ElectionAlreadyRecorded { get; } = new Refusal("activities.election-already-recorded").At("HeldOn");

    /// <summary>Not a kind that is recorded here.</summary>
    public static Refusal Kind { get; } = new Refusal("activities.kind").At("Kind");

    /// <summary>The record was withdrawn or corrected meanwhile.</summary>
    public static Refusal NoLongerStands { get; } = new("activities.no-longer-stands");

    /// <summary>A correction or withdrawal needs its reason.</summary>
    public static Refusal ReasonMissing { get; } = new Refusal("activities.reason-missing").At("Reason");

    /// <summary>A person does not talk with themselves.</summary>
    public static Refusal SamePerson { get; } = new Refusal("activities.same-person").At("PartnerId");

    /// <summary>The person is not in the registry.</summary>
    public static Refusal PersonUnknown(string field) => new Refusal("activities.person-unknown").At(field);

    /// <summary>More present than entitled.</summary>
    public static Refusal MorePresentThanEntitled { get; } = new Refusal("activities.more-present-than-entitled").At("Present");

    /// <summary>More ballots back than handed out.</summary>
    public static Refusal MoreReturnedThanIssued { get; } = new Refusal("activities.more-returned-than-issued").At("Returned");

    /// <summary>More ballots handed out than people present.</summary>
    public static Refusal MoreIssuedThanPresent { get; } = new Refusal("activities.more-issued-than-present").At("Issued");

    /// <summary>A figure must not be negative.</summary>
    public static Refusal Negative(string field) => new Refusal("activities.negative").At(field);

    /// <summary>A new term ends after it begins.</summary>
    public static Refusal TermEndsBefore { get; } = new Refusal("activities.term-ends-before").At("TermEndsOn");

    /// <summary>A term election begins a term.</summary>
    public static Refusal TermEndMissing { get; } = new Refusal("activities.term-end-missing").At("TermEndsOn");

    /// <summary>Too few present: four fifths of those entitled (election regulation 2020), more than that before it.</summary>
    public static Refusal NoQuorum(int entitled, int needed) => new Refusal("activities.no-quorum", ("entitled", entitled), ("needed", needed)).At("Present");
}
