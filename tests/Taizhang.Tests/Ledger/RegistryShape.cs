using CsCheck;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Tests.Ledger;

/// <summary>When organizations began and ended and who belonged where; a registry is built from it anew each time, since one may be used once.</summary>
internal sealed record RegistryShape(IReadOnlyList<Period> Organizations, IReadOnlyList<IReadOnlyList<(long OrganizationId, Standing Standing, DateOnly From)>> Memberships)
{
    private static readonly DateOnly LongAgo = new(2000, 1, 1);

    /// <summary>Everyone has always been where they are.</summary>
    public static RegistryShape Still { get; } = new([], []);

    /// <summary>Organizations are founded and dissolved, people move and change their standing.</summary>
    public static Gen<RegistryShape> Moving(int branches, int people)
    {
        var day = Gen.Frequency((2, Gen.Const(LongAgo)), (3, Gen.Int[0, 900].Select(offset => new DateOnly(2024, 10, 1).AddDays(offset))));
        var life = Gen.Select(day, Gen.Frequency((3, Gen.Const(10_000)), (1, Gen.Int[0, 500])), (from, length) => new Period(from, from.AddDays(length)));
        var stage = Gen.Select(Gen.Long[2, branches + 1], Worlds.Pick(Standing.Full, Standing.Full, Standing.Probationary, Standing.Suspended, Standing.Left), day, (organization, standing, from) => (organization, standing, from));
        return Gen.Select(
            life.List[branches, branches],
            stage.List[1, 3].List[people, people],
            (lives, stages) => new RegistryShape(lives, [.. stages.Select(each => each.DistinctBy(stage => stage.from).OrderBy(stage => stage.from).ToList())]));
    }

    public Registry Build(int branches, int people)
    {
        var organizations = new List<OrganizationEntry> { new() { Id = 1, Type = OrganizationType.OrganPartyCommittee, FoundedOn = LongAgo } };
        organizations.AddRange(Enumerable.Range(0, branches).Select(index =>
        {
            var life = Organizations.Count == 0 ? Period.Since(LongAgo) : Organizations[index];
            return new OrganizationEntry { Id = index + 2, ParentId = 1, Type = OrganizationType.Branch, FoundedOn = life.From, DissolvedOn = life.To };
        }));
        var members = Enumerable.Range(0, people).Select(index =>
        {
            IReadOnlyList<(long OrganizationId, Standing Standing, DateOnly From)> stages = Memberships.Count == 0 ? [((index % branches) + 2, Standing.Full, LongAgo)] : Memberships[index];
            var joined = stages[0].From;
            return new MemberEntry
            {
                Id = index + 1,
                JoinedOn = joined,
                BornOn = new DateOnly(1996, 1, 20).AddMonths(index),
                Memberships = [.. stages.Select((stage, at) => new MembershipEntry(index + 1, stage.OrganizationId, stage.Standing, Period.Since(stage.From, at + 1 < stages.Count ? stages[at + 1].From.AddDays(-1) : null), joined))],
            };
        });
        return new Registry(organizations, [.. members]);
    }
}
