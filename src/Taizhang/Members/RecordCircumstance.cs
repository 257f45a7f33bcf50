using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Records why no activity is demanded of a person for a stretch of days, and who decided so.</summary>
public sealed class RecordCircumstance(OperationContext context) : MemberOperation<RecordCircumstance.Request>(context)
{
    /// <summary>What kind, from which day, until when if that is known, and who decided it.</summary>
    public sealed record Request(long MemberId, CircumstanceKind? Kind, DateOnly? From, DateOnly? To, string? DecidedBy) : IAboutMember;

    private const int YearsAhead = 10;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        var days = Period.Since(request.From ?? Today, request.To);
        var same = await Db.Circumstances.Where(each => each.MemberId == member.Id && each.Kind == request.Kind && each.SupersededAt == null && each.From <= days.To && (each.To == null || each.To >= days.From))
            .Select(each => (DateOnly?)each.From).FirstOrDefaultAsync(cancellationToken);
        return new Refuse()
            .AndChoice(request.Kind, "Kind")
            .AndDay(request.From, "From", Today)
            .AndNotBefore(request.From, member.BornOn, "From")
            .OrIf(request.To < request.From, RegistryRefusals.EndsBeforeItBegins("To"))
            .OrIf(request.To > Today.AddYears(YearsAhead), RegistryRefusals.TooFar("To", Today.AddYears(YearsAhead)))
            .AndText(request.DecidedBy, "DecidedBy", 100)
            .OrIf(same is not null, MemberRefusals.HeldAlready(same ?? default))
            .Otherwise(() => Db.Circumstances.Add(new() { MemberId = member.Id, Kind = request.Kind!.Value, From = request.From!.Value, To = request.To, DecidedBy = request.DecidedBy!.Trim(), RecordedAt = Clock.Now() }));
    }
}
