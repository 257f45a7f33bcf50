using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Tests.Ledger;

public sealed class EventDutyTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly Took = new(2026, 3, 2);

    [Fact]
    public void Taking_up_another_post_starts_no_duty_of_a_new_secretary()
    {
        Assert.Equal(DutyState.Missed, Assert.Single(Judge(PostKind.Secretary)).State);
        Assert.Empty(Judge(PostKind.OrganizationOfficer));
    }

    [Fact]
    public void A_circumstance_over_most_of_the_time_leaves_nothing_to_reproach()
    {
        var duty = Assert.Single(Judge(PostKind.Secretary, circumstances: [new(CircumstanceKind.LongLeave, new Period(Took, new DateOnly(2026, 8, 1)))]));

        Assert.Equal((DutyState.NotApplicable, NotApplicableReason.Circumstance), (duty.State, duty.Reason));
    }

    [Fact]
    public void Whoever_is_suspended_or_left_the_post_before_it_was_due_is_not_asked()
    {
        var suspended = Assert.Single(Judge(PostKind.Secretary, standing: Standing.Suspended, since: new DateOnly(2026, 6, 1)));
        var left = Assert.Single(Judge(PostKind.Secretary, until: new DateOnly(2026, 5, 1)));

        Assert.Equal(NotApplicableReason.Suspended, suspended.Reason);
        Assert.Equal(NotApplicableReason.Ended, left.Reason);
    }

    [Fact]
    public void What_was_done_in_time_stays_done_although_the_post_was_left_afterwards()
    {
        var training = new Fact(FactKind.Training, FactRole.Attended, 1, 7, new DateOnly(2026, 4, 1), 800, -1, -1, new(RecordSource.Activity, 1), new DateOnly(2026, 4, 1));

        Assert.Equal(DutyState.Met, Assert.Single(Judge(PostKind.Secretary, until: new DateOnly(2026, 5, 1), facts: [training])).State);
    }

    [Fact]
    public void A_property_the_requirement_presupposes_is_asked_of_an_event_too()
    {
        var duty = Assert.Single(Judge(PostKind.Secretary, when: [new RegistryCondition(RegistryProperty.Age, null, 40)]));

        Assert.Equal(NotApplicableReason.ConditionNotMet, duty.Reason);
    }

    private static List<JudgedDuty> Judge(PostKind post, DateOnly? until = null, Standing? standing = null, DateOnly? since = null, CircumstanceEntry[]? circumstances = null, Fact[]? facts = null, RegistryCondition[]? when = null)
    {
        var full = new MembershipEntry(7, 1, Standing.Full, Period.Since(new DateOnly(2000, 1, 1), standing is null ? null : since!.Value.AddDays(-1)), new DateOnly(2000, 1, 1));
        var member = new MemberEntry
        {
            Id = 7,
            JoinedOn = new DateOnly(2000, 1, 1),
            BornOn = new DateOnly(1970, 1, 1),
            Memberships = standing is { } other ? [full, full with { Standing = other, Days = Period.Since(since!.Value) }] : [full],
            // A secretary of long standing who now takes up another post as well.
            Posts = post == PostKind.Secretary
                ? [new(3, 7, 1, post, Period.Since(Took, until))]
                : [new(2, 7, 1, PostKind.Secretary, Period.Since(new DateOnly(2020, 1, 1))), new(3, 7, 1, post, Period.Since(Took))],
            Circumstances = circumstances ?? [],
        };
        var registry = new Registry([new OrganizationEntry { Id = 1, Type = OrganizationType.Branch, FoundedOn = new DateOnly(2000, 1, 1) }], [member]);
        var requirement = new Requirement
        {
            Id = 1,
            Code = "T-1",
            Title = new("新任书记培训", "Training"),
            Text = new("", ""),
            Source = new(new("", ""), new("", ""), true),
            InForce = Period.Since(new DateOnly(2024, 1, 1)),
            Subject = new SubjectSelector(SubjectKind.Member) { Posts = [PostKind.Secretary], PostsIn = [OrganizationType.Branch], When = [.. when ?? []] },
            Cadence = Cadence.Event,
            Measure = new Measure.Within(new([FactKind.TookOffice], FactRole.Attended), new([FactKind.Training], FactRole.Attended), new Span(0, SpanUnit.Day), new Span(6, SpanUnit.Month)),
            Exempt = [CircumstanceKind.LongLeave],
        };
        var evaluation = new Evaluation([requirement], registry, new EvaluationWindow(new DateOnly(2026, 1, 1), Today, WorkingDays.WeekdaysOnly));
        evaluation.Add(new Fact(FactKind.TookOffice, FactRole.Attended, 1, 7, Took, 100, -1, -1, new(RecordSource.Post, 3), Took, (int)post));
        foreach (var fact in facts ?? [])
        {
            evaluation.Add(fact);
        }

        return [.. evaluation.Conclude()];
    }
}
