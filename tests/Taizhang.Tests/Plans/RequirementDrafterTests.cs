using System.Collections.Immutable;
using System.Text;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;
using Taizhang.Members;
using Taizhang.Organizations;
using Taizhang.Plans.Drafting;
using Taizhang.Plans.Reading;

namespace Taizhang.Tests.Plans;

public sealed class RequirementDrafterTests
{
    private static readonly DraftFrame Frame = new("P9", new Bilingual("《方案》", "Plan"), new Period(new DateOnly(2024, 1, 15), new DateOnly(2026, 12, 31)), 7, OrganizationType.OrganPartyCommittee, [OrganizationType.OrganPartyCommittee, OrganizationType.Branch]);

    [Theory]
    [InlineData("处级党员领导干部每半年至少到所在党支部讲党课1次。")]
    [InlineData("全体处级党员领导干部深入到所在党支部上半年与下半年分别至少开展一次讲党课活动。")]
    [InlineData("领导干部每半年到本支部讲党课不少于1次。")]
    public void Leaders_who_lecture_in_their_own_branch_each_half_year_are_members_of_that_rank_who_give_it_there(string sentence)
    {
        var draft = Only(sentence);

        Assert.Equal((SubjectKind.Member, CadreRank.DivisionLevel, Cadence.HalfYear), (draft.Requirement.Subject.Kind, draft.Requirement.Subject.MinimumRank, draft.Requirement.Cadence));
        Assert.Equivalent(new Measure.AtLeast(1, new FactFilter([FactKind.Lecture], FactRole.Led, Own: true)), draft.Requirement.Measure, strict: true);
        Assert.Empty(draft.Doubts);
    }

    [Theory]
    [InlineData("党支部每月开展一次主题党日。", Cadence.Month, FactKind.ThemeDay, 1)]
    [InlineData("各支部每季度至少召开1次党员大会。", Cadence.Quarter, FactKind.GeneralMeeting, 1)]
    [InlineData("每个支部每年召开组织生活会不少于2次。", Cadence.Year, FactKind.LifeMeeting, 2)]
    [InlineData("各支部每周组织一次集中学习。", Cadence.Month, FactKind.Study, 4)]
    public void What_a_branch_holds_is_counted_by_its_records(string sentence, Cadence cadence, FactKind kind, int count)
    {
        var requirement = Only(sentence).Requirement;

        Assert.Equal([OrganizationType.Branch, OrganizationType.JointBranch], requirement.Subject.Types.AsEnumerable());
        Assert.Equal(cadence, requirement.Cadence);
        Assert.Equivalent(new Measure.AtLeast(count, new FactFilter([kind], FactRole.Held)), requirement.Measure, strict: true);
    }

    [Fact]
    public void Hours_of_study_are_added_up_for_whom_the_sentence_names()
    {
        var drafts = Drafts("党员每年集中学习培训时间不少于32学时，支部书记每年不少于56学时。");

        Assert.Equal([3200L, 5600L], drafts.Select(draft => Assert.IsType<Measure.Total>(draft.Requirement.Measure).Amount));
        Assert.Equal([ImmutableArray<PostKind>.Empty, [PostKind.Secretary]], drafts.Select(draft => draft.Requirement.Subject.Posts));
    }

    [Fact]
    public void A_talk_with_each_member_is_owed_to_each_member_and_one_among_leaders_by_each_leader()
    {
        var drafts = Drafts("支部书记与每名党员谈心谈话每年至少1次，班子成员之间每半年至少开展1次谈心谈话。");

        Assert.Equal([FactRole.Attended, FactRole.Led], drafts.Select(draft => draft.Requirement.Measure.Filters.Single().Role));
        Assert.Equal([null, CadreRank.DivisionLevel], drafts.Select(draft => draft.Requirement.Subject.MinimumRank));
    }

    [Fact]
    public void A_new_secretary_is_talked_with_within_a_month_of_taking_office()
    {
        var requirement = Only("新任党支部书记任职后1个月内，由局机关党委完成任职谈话。").Requirement;

        var within = Assert.IsType<Measure.Within>(requirement.Measure);
        Assert.Equal((Cadence.Event, new Span(1, SpanUnit.Month)), (requirement.Cadence, within.Latest));
        Assert.Equal([FactKind.AppointmentTalk], within.Of.Kinds.AsEnumerable());
        Assert.Contains("任职谈话", requirement.Title.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Full_time_staff_are_a_share_and_the_budget_grows()
    {
        var share = Assert.IsType<Measure.Share>(Only("专职党务干部按照在编人员总数的1%至2%配备。").Requirement.Measure);
        var growth = Assert.IsType<Measure.Growth>(Drafts("局党组每年编制党建工作经费预算，预算数额逐年增长。")[^1].Requirement.Measure);

        Assert.Equal((1m, 2m), (share.Low, share.High));
        Assert.Equal([FactKind.PartyBudget], growth.Of.Kinds.AsEnumerable());
    }

    [Fact]
    public void A_day_in_the_text_is_the_day_it_is_due_and_a_number_beside_it_is_due_with_it()
    {
        var drafts = Drafts("2025年底前建成党员驿站3个以上。");

        Assert.All(drafts, draft => Assert.Equal((Cadence.Once, new DateOnly(2025, 12, 31)), (draft.Requirement.Cadence, draft.Requirement.DueOn!.Value)));
        Assert.Contains(drafts, draft => draft.Requirement.Measure is Measure.Total { Amount: 300 });
        Assert.Contains(drafts, draft => draft.Doubts.Contains(DraftDoubt.AskedBeside));
    }

    [Theory]
    [InlineData("每年开展一次发展党员工作自查。", FactKind.DevelopmentInspection)]
    [InlineData("春节和“七一”前走访慰问困难党员、老党员。", FactKind.CareVisit)]
    public void Those_it_is_done_to_are_not_those_who_owe_it(string sentence, FactKind kind)
    {
        var requirement = Only(sentence).Requirement;

        Assert.Equal([OrganizationType.OrganPartyCommittee], requirement.Subject.Types.AsEnumerable());
        Assert.Equal([kind], requirement.Measure.Filters.Single().Kinds.AsEnumerable());
    }

    [Theory]
    [InlineData("每季度通报一次进展情况。", DraftDoubt.NobodyNamed)]
    [InlineData("每季度通报一次进展情况。", DraftDoubt.CountedByNote)]
    [InlineData("每年评选不超过5个优秀案例。", DraftDoubt.KeptNotCounted)]
    [InlineData("各支部每周组织一次集中学习。", DraftDoubt.DayApproximate)]
    public void What_the_text_leaves_open_is_said_to_the_clerk(string sentence, DraftDoubt doubt) => Assert.Contains(doubt, Only(sentence).Doubts);

    [Fact]
    public void Every_draft_of_the_sample_is_a_good_definition_with_a_code_of_its_own_and_an_anchor_in_force()
    {
        var (reading, _) = PlanReader.Read(SamplePlan.Word, "sample.docx");

        var drafts = RequirementDrafter.Draft(reading!, Frame);

        Assert.Equal(reading!.Duties.Count, drafts.Count);
        Assert.Equal(drafts.Count, drafts.Select(draft => draft.Requirement.Code).Distinct().Count());
        Assert.All(drafts, draft => Assert.Empty(RequirementReader.Read(RequirementWriter.Write(draft.Requirement)).Problems));
        Assert.All(drafts, draft => Assert.True(draft.Requirement.DueOn is null || Frame.InForce.Contains(draft.Requirement.DueOn.Value)));
        Assert.All(drafts, draft => Assert.Equal(7, draft.Requirement.Subject.UnderId));
    }

    [Fact]
    public void A_draft_taken_through_the_form_unchanged_comes_out_as_it_was()
    {
        var (reading, _) = PlanReader.Read(SamplePlan.Word, "sample.docx");

        Assert.All(RequirementDrafter.Draft(reading!, Frame), draft =>
        {
            var again = RequirementForm.Of(draft.Requirement, Frame).Apply(draft.Requirement, Frame);
            Assert.Equal(RequirementWriter.Write(draft.Requirement), RequirementWriter.Write(again));
        });
    }

    private static RequirementDraft Only(string sentence) => Assert.Single(Drafts(sentence));

    private static IReadOnlyList<RequirementDraft> Drafts(string sentence)
    {
        var (reading, refusal) = PlanReader.Read(Encoding.UTF8.GetBytes($"某局党支部建设三年行动方案（2024—2026年）\n\n一、重点任务\n\n1.工作安排。{sentence}\n"), "plan.txt");
        Assert.Null(refusal);
        return RequirementDrafter.Draft(reading!, Frame);
    }
}
