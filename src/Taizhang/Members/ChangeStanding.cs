using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Gives a person another standing in the same branch from a day on.</summary>
public sealed class ChangeStanding(OperationContext context) : MemberOperation<ChangeStanding.Request>(context)
{
    /// <summary>Which standing, from which day, and why.</summary>
    public sealed record Request(long MemberId, Standing? Standing, DateOnly? On, string? Reason) : IAboutMember;

    /// <summary>The standings that may follow one.</summary>
    public static IReadOnlyList<Standing> After(Standing standing) => standing switch
    {
        Standing.Applicant => [Standing.Activist],
        Standing.Activist => [Standing.DevelopmentCandidate, Standing.Applicant],
        Standing.DevelopmentCandidate => [Standing.Probationary, Standing.Activist],
        Standing.Probationary => [Standing.Full],
        Standing.Full => [Standing.Suspended],
        Standing.Suspended => [Standing.Full],
        _ => [],
    };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        var memberships = await MembershipsAsync(member.Id, cancellationToken);
        if (memberships.Find(each => each.To is null) is not { } current)
        {
            return MemberRefusals.BelongsNowhere;
        }

        var isConversion = current.Standing == Standing.Probationary && request.Standing == Standing.Full;
        var isAdmission = request.Standing == Standing.Probationary;
        var probationOver = member.JoinedOn?.AddYears(1) ?? default;
        var grownUp = member.BornOn?.AddYears(18);
        var refuse = new Refuse()
            .AndChoice(request.Standing, "Standing")
            .AndDay(request.On, "On", Today)
            .AndNotBefore(request.On, current.From.AddDays(1), "On")
            .OrIf(request.Standing is { } next && !After(current.Standing).Contains(next), MemberRefusals.NoSuchStep)
            .OrIf(isConversion && request.On < probationOver, MemberRefusals.ProbationNotOver(probationOver))
            .OrIf(isAdmission && request.On < grownUp, MemberRefusals.TooYoung(grownUp ?? default).At("On"))
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason);
        return refuse.Otherwise(() =>
        {
            var on = request.On!.Value;
            Db.Memberships.Add(current.Over(current.From, on.AddDays(-1), Clock.Now()));
            Db.Memberships.Add(new() { MemberId = member.Id, OrganizationId = current.OrganizationId, Standing = request.Standing!.Value, From = on, Reason = request.Reason!.Trim(), RecordedAt = Clock.Now() });
            member.Standing = request.Standing.Value;
            member.JoinedOn = isAdmission ? on : member.JoinedOn;
            member.ConvertedOn = isConversion ? on : member.ConvertedOn;
        });
    }
}
