using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Corrects the day a membership began; one that ended the day before ends anew before it.</summary>
public sealed class CorrectMembershipDay(OperationContext context) : MemberOperation<CorrectMembershipDay.Request>(context)
{
    /// <summary>Which membership, the right day, and why.</summary>
    public sealed record Request(long MemberId, long? EntryId, DateOnly? From, string? Reason) : IAboutMember;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        var memberships = await MembershipsAsync(member.Id, cancellationToken);
        if (memberships.Find(each => each.Id == request.EntryId) is not { } wrong)
        {
            return RegistryRefusals.NoLongerStands;
        }

        var before = memberships.FindLast(each => each.From < wrong.From);
        var isSeam = before?.To == wrong.From.AddDays(-1);
        var organization = await Db.Organizations.FindAsync([wrong.OrganizationId], cancellationToken);
        var refuse = new Refuse()
            .AndDay(request.From, "From", Today)
            .AndNotBefore(request.From, isSeam ? before!.From.AddDays(1) : before?.To?.AddDays(1), "From")
            .AndNotBefore(request.From, organization?.FoundedOn, "From")
            .OrIf(request.From > wrong.To, MemberRefusals.NotAfter("From", wrong.To ?? default))
            .OrIf(request.From == wrong.From, RegistryRefusals.NothingChanged.At("From"))
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason);
        return refuse.Otherwise(() =>
        {
            Db.Memberships.Add(wrong.Over(request.From!.Value, wrong.To, Clock.Now()));
            if (isSeam)
            {
                Db.Memberships.Add(before!.Over(before.From, request.From.Value.AddDays(-1), Clock.Now()));
            }
        });
    }
}
