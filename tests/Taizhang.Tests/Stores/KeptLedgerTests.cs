using Microsoft.EntityFrameworkCore;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Stores;

/// <summary>Whatever is recorded, corrected, withdrawn and waited for, the kept ledger is what a rebuild would make.</summary>
public sealed class KeptLedgerTests
{
    private static readonly DateOnly Start = new(2026, 9, 3);

    public static TheoryData<int> Seeds => [1, 2, 3];

    [Theory, MemberData(nameof(Seeds))]
    public Task On_the_embedded_store(int seed) => RunAsync(StoreKind.Sqlite, seed, 40);

    [Theory, OnEachStore]
    public Task On_either_store(StoreKind kind) => RunAsync(kind, 7, 25);

    private static async Task RunAsync(StoreKind kind, int seed, int deeds)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Start, kind);
        var life = await OfficeLife.BeginAsync(store, seed);
        for (var number = 0; number < deeds; number++)
        {
            var deed = await life.DoAsync();
            var differences = number % 5 == 4 || number == deeds - 1 ? await store.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(keeper => keeper.CheckAsync(default)) : [];

            Assert.True(differences.Count == 0, $"after {number + 1} deeds, the last {deed}: {string.Join('\n', differences.Take(5))}");
        }

        Assert.True(life.Done * 2 > deeds, $"only {life.Done} of {deeds} deeds were done: {string.Join(", ", life.Refused.Distinct())}");
    }

    /// <summary>What an office does from day to day, by chance.</summary>
    private sealed class OfficeLife(TemporaryStore store, int seed, IReadOnlyList<Organization> branches, IReadOnlyDictionary<long, List<long>> rolls)
    {
        private static readonly FactKind[] Held = [FactKind.GeneralMeeting, FactKind.CommitteeMeeting, FactKind.ThemeDay, FactKind.Lecture, FactKind.Study, FactKind.LifeMeeting, FactKind.DemocraticAppraisal, FactKind.Training];
        private readonly Random _random = new(seed);
        private readonly List<(long Id, long BranchId)> _activities = [];

        public int Done { get; private set; }

        public List<string> Refused { get; } = [];

        public static Task<OfficeLife> BeginAsync(TemporaryStore store, int seed) => store.AskAsync<TaizhangDb, OfficeLife>(async db => new(
            store,
            seed,
            await db.Organizations.AsNoTracking().Where(organization => organization.Type == OrganizationType.Branch).OrderBy(organization => organization.Id).ToListAsync(),
            (await db.Members.Where(member => member.JoinedOn < new DateOnly(2026, 1, 1)).OrderBy(member => member.Id).Select(member => new { member.Id, member.OrganizationId }).ToListAsync())
                .GroupBy(member => member.OrganizationId).ToDictionary(group => group.Key, group => group.Select(member => member.Id).ToList())));

        public async Task<string> DoAsync()
        {
            switch (_random.Next(10))
            {
                case < 4:
                    return await RecordAsync(null);
                case 4 when _activities.Count > 0:
                    return await RecordAsync(Take());
                case 5 when _activities.Count > 0:
                    var (id, _) = Take();
                    return Count("withdrawn", await store.AskAsync<WithdrawRecord, Outcome>(withdraw => withdraw.RunAsync(new(RecordSource.Activity, id, "重复"), Actor.System)));
                case 6:
                    return await TalkAsync();
                case 7:
                    return await ElectAsync();
                case 8:
                    return await MoveAsync();
                default:
                    store.Clock.Advance(TimeSpan.FromDays(_random.Next(1, 12)));
                    await store.AskAsync<LedgerKeeper, bool>(keeper => keeper.TurnToTodayAsync(default));
                    Done++;
                    return "a new day";
            }
        }

        private async Task<string> RecordAsync((long Id, long BranchId)? corrected)
        {
            var branch = corrected?.BranchId ?? Branch();
            var roll = rolls[branch];
            var kind = Held[_random.Next(Held.Length)];
            var request = new RecordActivity.Request(branch, kind, Day(), $"第{_random.Next()}次", _random.Next(0, 17) / 2m)
            {
                PresentIds = [.. roll.Where(_ => _random.Next(4) > 0).DefaultIfEmpty(roll[0])],
                LedById = kind == FactKind.Lecture || _random.Next(3) == 0 ? roll[_random.Next(roll.Count)] : null,
                PartnerIds = _random.Next(3) == 0 ? [Branch()] : [],
                CorrectsId = corrected?.Id,
                Reason = corrected is null ? null : "有误",
            };
            var outcome = await store.AskAsync<RecordActivity, Outcome>(record => record.RunAsync(request, Actor.System));
            if (outcome.Id is { } id)
            {
                _activities.Add((id, branch));
            }
            else if (corrected is { } kept)
            {
                _activities.Add(kept);
            }

            return Count($"{kind} of {branch} on {request.HeldOn}", outcome);
        }

        private async Task<string> TalkAsync()
        {
            var branch = Branch();
            var roll = rolls[branch];
            var (talker, partner) = (roll[0], roll[_random.Next(1, roll.Count)]);
            return Count("a talk", await store.AskAsync<RecordTalk, Outcome>(record => record.RunAsync(new(branch, FactKind.HeartToHeartTalk, Day(), talker, partner), Actor.System)));
        }

        private async Task<string> ElectAsync()
        {
            var branch = Branch();
            var on = Day();
            return Count("an election", await store.AskAsync<RecordElection, Outcome>(record => record.RunAsync(new(branch, FactKind.TermElection, on, 10, 9, 3, 4, 9, 9, on.AddYears(3)), Actor.System)));
        }

        /// <summary>Ends a membership on a day that may lie ahead, as the registry would.</summary>
        private async Task<string> MoveAsync()
        {
            var roll = rolls[Branch()];
            var member = roll[_random.Next(roll.Count)];
            var last = store.Clock.Today().AddDays(_random.Next(-20, 60));
            var target = Branch();
            await store.AskAsync<OperationContext, Outcome>(context => new Move(context).RunAsync((member, last, target), Actor.System));
            Done++;
            return $"m{member} moves to {target} after {last}";
        }

        private string Count(string deed, Outcome outcome)
        {
            Done += outcome.IsDone ? 1 : 0;
            Refused.AddRange(outcome.Refusals.Select(refusal => refusal.Code));
            return $"{deed}{(outcome.IsDone ? "" : " (refused)")}";
        }

        private (long Id, long BranchId) Take()
        {
            var taken = _activities[_random.Next(_activities.Count)];
            _activities.Remove(taken);
            return taken;
        }

        private long Branch() => branches[_random.Next(branches.Count)].Id;

        private DateOnly Day() => store.Clock.Today().AddDays(-_random.Next(0, 120));
    }

    /// <summary>A person goes on in another branch; what the registry does, without its conditions.</summary>
    private sealed class Move(OperationContext context) : Operation<(long MemberId, DateOnly Last, long To)>(context)
    {
        public override Permission Needs => new("registry.write");

        protected override Task<long?> OrganizationOfAsync((long MemberId, DateOnly Last, long To) request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

        protected override async Task<Outcome> DecideAsync((long MemberId, DateOnly Last, long To) request, Actor actor, CancellationToken cancellationToken)
        {
            var running = await Db.Memberships.Where(membership => membership.MemberId == request.MemberId && membership.SupersededAt == null && membership.To == null).SingleAsync(cancellationToken);
            if (running.From > request.Last)
            {
                return KernelRefusals.NotFound;
            }

            running.SupersededAt = Clock.Now();
            Db.Memberships.Add(new Membership { MemberId = running.MemberId, OrganizationId = running.OrganizationId, Standing = running.Standing, From = running.From, To = request.Last, RecordedAt = Clock.Now() });
            Db.Memberships.Add(new Membership { MemberId = running.MemberId, OrganizationId = request.To, Standing = running.Standing, From = request.Last.AddDays(1), RecordedAt = Clock.Now() });
            return Outcome.Done;
        }
    }
}
