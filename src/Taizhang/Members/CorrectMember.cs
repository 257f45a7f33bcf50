using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Corrects what is kept of a person; what was kept before stays as a version.</summary>
public sealed class CorrectMember(OperationContext context) : MemberOperation<CorrectMember.Request>(context)
{
    private readonly HashSet<long> _rolls = [];

    /// <summary>The right data, and why they are corrected.</summary>
    public sealed record Request(long MemberId, MemberData Data, string? Reason) : IAboutMember;

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { request.MemberId };

    /// <summary>The day of joining counts on every roll the person was on.</summary>
    protected override void Touch(Request request, Touched touched)
    {
        foreach (var organizationId in _rolls)
        {
            touched.WholeOrganization(organizationId);
        }
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        var data = request.Data.Trimmed();
        var before = MemberData.Of(member);
        var withCode = await Db.Members.IgnoreQueryFilters().Where(each => data.Code != null && each.Code == data.Code && each.Id != member.Id).Select(each => each.Name).FirstOrDefaultAsync(cancellationToken);
        var refuse = new Refuse()
            .AndData(data, member.Standing, Today)
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason)
            .OrIf(withCode is not null, MemberRefusals.CodeTaken(withCode ?? ""))
            .OrIf(data == before, RegistryRefusals.NothingChanged);
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var since = await Db.MemberVersions.Where(version => version.MemberId == member.Id).MaxAsync(version => version.SupersededAt, cancellationToken)
            ?? await Db.Memberships.Where(each => each.MemberId == member.Id).MinAsync(each => (DateTime?)each.RecordedAt, cancellationToken)
            ?? Clock.Now();
        Db.MemberVersions.Add(new()
        {
            MemberId = member.Id,
            Name = member.Name,
            Gender = member.Gender,
            BornOn = member.BornOn,
            Ethnicity = member.Ethnicity,
            Education = member.Education,
            Occupation = member.Occupation,
            JoinedOn = member.JoinedOn,
            ConvertedOn = member.ConvertedOn,
            LostContactOn = member.LostContactOn,
            FloatingTo = member.FloatingTo,
            Reason = request.Reason!.Trim(),
            RecordedAt = since,
            SupersededAt = Clock.Now(),
        });
        data.Into(member);
        _rolls.UnionWith(await Db.Memberships.IgnoreQueryFilters().Where(each => each.MemberId == member.Id).Select(each => each.OrganizationId).ToListAsync(cancellationToken));
        return Outcome.Done;
    }
}
