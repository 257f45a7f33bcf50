using Microsoft.EntityFrameworkCore;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Activities;

public sealed class RecordElectionTests
{
    private static readonly DateOnly HeldOn = new(2026, 11, 18);

    [Theory, OnEachStore]
    public async Task An_election_that_cannot_be_valid_is_refused_with_every_reason(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var request = await RequestAsync(store);

        Bureau.Refuses(await RecordAsync(store, request with { Present = 7 }), "activities.no-quorum", "activities.more-issued-than-present");
        Bureau.Refuses(await RecordAsync(store, request with { Present = 11 }), "activities.more-present-than-entitled");
        Bureau.Refuses(await RecordAsync(store, request with { Returned = 10 }), "activities.more-returned-than-issued");
        Bureau.Refuses(await RecordAsync(store, request with { Candidates = 2 }), "activities.fewer-candidates-than-seats");
        Bureau.Refuses(await RecordAsync(store, request with { TermEndsOn = null }), "activities.term-end-missing");
        Bureau.Refuses(await RecordAsync(store, request with { TermEndsOn = HeldOn }), "activities.term-ends-before");
        Bureau.Refuses(await RecordAsync(store, request with { HeldOn = Bureau.Today.AddDays(1) }), "activities.in-the-future");
        Bureau.Refuses(await RecordAsync(store, request with { Votes = new Dictionary<long, int> { [999_999] = 3 } }), "activities.person-unknown");
        var roll = await store.RollAsync(request.OrganizationId);
        Bureau.Refuses(await RecordAsync(store, request with { Votes = new Dictionary<long, int> { [roll[0]] = 10 } }), "activities.more-votes-than-ballots");
        var elsewhere = await store.RollAsync((await store.OrganizationAsync("QC06")).Id == request.OrganizationId ? (await store.OrganizationAsync("QC05")).Id : (await store.OrganizationAsync("QC06")).Id);
        Bureau.Refuses(await RecordAsync(store, request with { Votes = new Dictionary<long, int> { [elsewhere[0]] = 3 } }), "activities.person-not-there");
    }

    [Theory, OnEachStore]
    public async Task Exactly_four_fifths_are_enough_since_July_2020_and_were_not_before(StoreKind kind)
    {
        Assert.Equal(8, ElectionChecks.NeededPresent(10, new DateOnly(2020, 7, 13)));
        Assert.Equal(9, ElectionChecks.NeededPresent(10, new DateOnly(2020, 7, 12)));
        Assert.Equal(8, ElectionChecks.NeededPresent(9, new DateOnly(2026, 1, 1)));
        Assert.Equal(4, ElectionChecks.NeededCandidates(3));
        Assert.Equal(6, ElectionChecks.NeededCandidates(5));
        await using var store = await Bureau.OpenAsync(kind);
        Bureau.IsDone(await RecordAsync(store, (await RequestAsync(store)) with { Present = 8, Issued = 8, Returned = 8 }));
    }

    [Theory, OnEachStore]
    public async Task A_term_begins_with_its_election_and_is_gone_when_the_election_is_withdrawn(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var request = await RequestAsync(store);
        var before = await RunningAsync(store, request.OrganizationId);

        var outcome = await RecordAsync(store, request);

        Bureau.IsDone(outcome);
        Assert.Equal((HeldOn, request.TermEndsOn!.Value), await RunningAsync(store, request.OrganizationId));
        await store.HoldsAsync();
        Bureau.Refuses(await RecordAsync(store, request), "activities.election-already-recorded");
        var corrected = await RecordAsync(store, request with { CorrectsId = outcome.Id, Reason = "届满日有误", TermEndsOn = new DateOnly(2029, 11, 16) });
        Bureau.IsDone(corrected);
        Assert.Equal((HeldOn, new DateOnly(2029, 11, 16)), await RunningAsync(store, request.OrganizationId));
        await store.HoldsAsync();
        Bureau.Refuses(await store.RunAsync<WithdrawElection, WithdrawElection.Request>(new(corrected.Id!.Value, " ")), "activities.reason-missing");
        Bureau.IsDone(await store.RunAsync<WithdrawElection, WithdrawElection.Request>(new(corrected.Id!.Value, "误填")));
        Assert.Equal(before, await RunningAsync(store, request.OrganizationId));
        await store.HoldsAsync();
    }

    [Theory, OnEachStore]
    public async Task Who_is_elected_follows_from_the_votes_of_those_entitled(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var request = await RequestAsync(store);
        var roll = await store.RollAsync(request.OrganizationId);
        var votes = new Dictionary<long, int> { [roll[0]] = 9, [roll[1]] = 7, [roll[2]] = 7, [roll[3]] = 5 };

        var outcome = await RecordAsync(store, request with { Seats = 2, Candidates = 4, Votes = votes });

        Bureau.IsDone(outcome);
        var details = (await store.AskAsync<ElectionListing, ElectionDetails?>(listing => listing.FindAsync(outcome.Id!.Value, default)))!;
        Assert.Equal([VoteResult.Elected, VoteResult.Tie, VoteResult.Tie, VoteResult.NoMajority], ElectionChecks.Results(details.Election).Select(each => each.Result));
        Assert.False(details.Checks.Single(check => check.Code == "EL-08").Holds);
        Assert.True(details.Checks.Single(check => check.Code == "EL-03").Holds);
    }

    private static async Task<RecordElection.Request> RequestAsync(TemporaryStore store) =>
        new((await store.OrganizationAsync("QC05")).Id, FactKind.TermElection, HeldOn, 10, 9, 3, 4, 9, 9, new DateOnly(2029, 11, 17));

    private static Task<Outcome> RecordAsync(TemporaryStore store, RecordElection.Request request) => store.RunAsync<RecordElection, RecordElection.Request>(request);

    private static Task<(DateOnly From, DateOnly EndsOn)> RunningAsync(TemporaryStore store, long organizationId) => store.AskAsync<TaizhangDb, (DateOnly, DateOnly)>(async db =>
    {
        var term = await db.Terms.SingleAsync(each => each.OrganizationId == organizationId && each.SupersededAt == null && each.To == null);
        return (term.From, term.EndsOn);
    });
}
