using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Ends a circumstance with a day.</summary>
public sealed class EndCircumstance(OperationContext context) : MemberOperation<EndCircumstance.Request>(context)
{
    /// <summary>Which circumstance, the last day, and why.</summary>
    public sealed record Request(long MemberId, long? EntryId, DateOnly? On, string? Reason) : IAboutMember;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        var circumstance = await Db.Circumstances.FirstOrDefaultAsync(each => each.Id == request.EntryId && each.MemberId == member.Id && each.SupersededAt == null, cancellationToken);
        return circumstance is null
            ? RegistryRefusals.NoLongerStands
            : new Refuse()
                .AndDay(request.On, "On", Today)
                .AndNotBefore(request.On, circumstance.From, "On")
                .OrIf(request.On > circumstance.To, MemberRefusals.NotAfter("On", circumstance.To ?? default))
                .AndText(request.Reason, "Reason", RegistryChecks.LongestReason)
                .Otherwise(() => Db.Circumstances.Add(circumstance.Until(request.On!.Value, Clock.Now())));
    }
}
