using CsCheck;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Tests.Ledger;

public sealed class EvaluationPropertyTests
{
    private const int Times = 500;

    [Fact]
    public void The_order_in_which_facts_come_changes_nothing() =>
        Gen.Select(Worlds.Moving, Gen.Int).Sample((world, seed) =>
        {
            var shuffled = world.Facts.ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(World.Told(world.Judge()), World.Told(world.Judge(shuffled)));
        }, iter: Times);

    [Fact]
    public void Judging_anew_what_a_fact_touches_gives_what_judging_everything_gives() =>
        Gen.Select(Worlds.Moving, Worlds.Fact).Sample((world, added) =>
        {
            List<Fact> without = [.. world.Facts.Where(fact => fact.Record != added.Record)];
            List<Fact> with = [.. without, added];

            Assert.Equal(World.Told(world.Judge(with)), World.Told(Brought(world, without, with, added)));
            Assert.Equal(World.Told(world.Judge(without)), World.Told(Brought(world, with, without, added)));
        }, iter: Times);

    [Fact]
    public void A_fact_of_someone_else_changes_nothing() =>
        Gen.Select(Worlds.Moving, Worlds.Fact).Sample((world, added) =>
        {
            var before = world.Judge().Where(duty => !Concerns(added, duty.Value.Subject)).ToDictionary();
            var after = world.Judge([.. world.Facts, added]).Where(duty => !Concerns(added, duty.Value.Subject)).ToDictionary();

            Assert.Equal(World.Told(before), World.Told(after));
        }, iter: Times);

    [Fact]
    public void Another_fact_never_lowers_what_is_counted_and_never_undoes_what_was_met() =>
        Gen.Select(Worlds.Moving, Worlds.Fact).Sample((world, added) =>
        {
            var after = world.Judge([.. world.Facts, added]);
            foreach (var (name, duty) in world.Judge().Where(duty => duty.Value.Requirement.Measure is Measure.AtLeast or Measure.Total))
            {
                Assert.True(after[name].Verdict.Achieved >= duty.Verdict.Achieved, name);
                Assert.True(after[name].Verdict.IsMet || !duty.Verdict.IsMet, name);
                Assert.True(after[name].State == DutyState.Met || duty.State != DutyState.Met, name);
            }
        }, iter: Times);

    [Fact]
    public void What_a_proof_counts_adds_up_to_what_the_duty_says() =>
        Worlds.Moving.Sample(world =>
        {
            foreach (var (name, duty) in world.Judge().Where(duty => duty.Value.State != DutyState.NotApplicable))
            {
                var days = DaysOf(duty);
                var proof = Prover.Prove(duty, days, world.Facts, new HashSet<RecordReference>(), world.Registry(), world.Window);
                var counted = proof.Measure switch
                {
                    Measure.Total => proof.Counted.Sum(fact => fact.Quantity),
                    Measure.AtLeast or Measure.Within => proof.Counted.Count * 100,
                    _ => duty.Verdict.Achieved,
                };

                Assert.True(duty.Verdict.Achieved == counted, $"{name}: {duty.Verdict.Achieved} kept, {counted} proved");
            }
        }, iter: Times);

    [Fact]
    public void Between_two_days_on_which_a_state_turns_it_stays_as_it_is() =>
        Gen.Select(Worlds.Moving, Gen.Int[1, 120]).Sample((world, later) =>
        {
            var day = world.Day.AddDays(later);
            if (day.Year != world.Day.Year)
            {
                return;
            }

            var known = world.Facts.Where(fact => fact.On <= world.Day).ToList();
            var before = world.Judge(known);
            var then = world.Judge(known, World.WindowOn(day));
            foreach (var (name, duty) in before.Where(duty => duty.Value.TurnsOn is not { } turns || turns > day))
            {
                Assert.True(then.TryGetValue(name, out var standing) && KeptDuty.From(standing) == KeptDuty.From(duty), $"{name} on {day}: was {KeptDuty.From(duty)}, is {KeptDuty.From(standing)}");
            }

            // A duty that the day alone brings would not be found by turning those that are kept.
            Assert.Empty(then.Keys.Except(before.Keys));
        }, iter: Times);

    [Fact]
    public void Out_of_reach_is_said_only_and_always_where_all_that_may_still_come_is_too_little() =>
        Worlds.Still.Sample(world =>
        {
            var known = world.Facts.Where(fact => fact.On <= world.Day).ToList();
            foreach (var (name, duty) in world.Judge(known).Where(duty => duty.Value.Requirement.Readings.IsEmpty && duty.Value.State is DutyState.OutOfReach or DutyState.Open or DutyState.DueSoon && duty.Value.Requirement.Measure is Measure.AtLeast { DistinctBy: not Part.None } or Measure.Total { PerDay: > 0 }))
            {
                var last = DaysOf(duty).To;
                if (last < world.Day)
                {
                    // In the days of grace only what was done before may still be recorded.
                    continue;
                }

                var all = world.Judge([.. known, .. AllThatMayCome(world, duty, last)], World.WindowOn(last));

                Assert.True(all[name].Verdict.IsMet == (duty.State != DutyState.OutOfReach), $"{name} is {duty.State}, but with all that may still come {all[name].State}");
            }
        }, iter: Times);

    /// <summary>What is kept of some facts, brought to others that differ by one, as the ledger does it.</summary>
    private static Dictionary<string, JudgedDuty> Brought(World world, IEnumerable<Fact> before, IEnumerable<Fact> after, Fact changed)
    {
        var touched = world.Window with { OnlyDays = [changed.On], OnlyOrganizations = Keys(changed.OrganizationId), OnlyMembers = Keys(changed.MemberId) };
        var kept = world.Judge(before).Where(duty => !(duty.Value.Requirement.Cadence == Cadence.Event && Concerns(changed, duty.Value.Subject))).ToDictionary();
        foreach (var (name, duty) in world.Judge(after, touched))
        {
            kept[name] = duty;
        }

        return kept;
    }

    /// <summary>On every day left, as much as one day can bring.</summary>
    private static IEnumerable<Fact> AllThatMayCome(World world, JudgedDuty duty, DateOnly last)
    {
        var filter = duty.Requirement.Measure.Filters.First();
        var quantity = (duty.Requirement.Measure as Measure.Total)?.PerDay ?? 100;
        var isMember = duty.Subject.Kind == SubjectKind.Member;
        var record = 1L << 41;
        for (var on = world.Day; on <= last; on = on.AddDays(1))
        {
            yield return new Fact(filter.Kinds[0], filter.Role, isMember ? duty.OrganizationId : duty.Subject.Id, isMember ? duty.Subject.Id : 0, on, quantity, 10, 9, new(RecordSource.Activity, record++), on);
        }
    }

    private static Period DaysOf(JudgedDuty duty)
    {
        if (CalendarPeriod.TryParse(duty.PeriodKey, out var period))
        {
            return period.Days;
        }

        return duty.PeriodKey == CalendarPeriod.Once
            ? new(duty.Requirement.InForce.From, duty.Requirement.DueOn ?? duty.Requirement.InForce.To)
            : DateOnly.Parse(duty.PeriodKey[..10], System.Globalization.CultureInfo.InvariantCulture) is var on ? new(on, on) : default;
    }

    private static HashSet<long> Keys(long key) => key == 0 ? [] : [key];

    private static bool Concerns(in Fact fact, Subject subject) => subject.Id == (subject.Kind == SubjectKind.Organization ? fact.OrganizationId : fact.MemberId);
}
