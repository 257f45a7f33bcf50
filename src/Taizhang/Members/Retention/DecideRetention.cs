using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;
using Taizhang.Organizations;

namespace Taizhang.Members.Retention;

/// <summary>What becomes of values past their term.</summary>
public enum RetentionVerdict
{
    /// <summary>清除: they are taken out.</summary>
    TakeOut = 1,

    /// <summary>继续保存: they are kept until a day.</summary>
    KeepOn = 2,
}

/// <summary>Somebody of the office decides on all values of a person that are past their term, with a reason: out, or kept until a day.</summary>
public sealed class DecideRetention(OperationContext context, PersonalSeals seals) : MemberOperation<DecideRetention.Request>(context)
{
    private readonly List<string> _kinds = [];

    /// <summary>Whose values, what becomes of them, until when if they are kept, and why.</summary>
    public sealed record Request(long MemberId, RetentionVerdict? Verdict, DateOnly? Until, string? Reason) : IAboutMember;

    /// <inheritdoc/>
    public override Permission Needs => PersonalPermissions.Answer;

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { request.MemberId, Verdict = Kebab.Word(request.Verdict!.Value), request.Until, Kinds = _kinds, Reason = request.Reason?.Trim() };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        _kinds.Clear();
        var past = await Db.PersonalValues.Where(value => value.MemberId == member.Id).Past(Db.Members, Today).OrderBy(value => value.Kind).ToListAsync(cancellationToken);
        var latest = Today.AddYears(RetentionTerms.MostYearsOn);
        var refuse = new Refuse()
            .OrIf(past.Count == 0, new Refusal("retention.nothing"))
            .AndChoice(request.Verdict, "Verdict")
            .OrIf(request.Verdict == RetentionVerdict.KeepOn && request.Until is null, KernelRefusals.Required("Until"))
            .OrIf(request.Verdict == RetentionVerdict.KeepOn && request.Until <= Today, new Refusal("retention.until-past").At("Until"))
            .OrIf(request.Verdict == RetentionVerdict.KeepOn && request.Until > latest, RegistryRefusals.TooFar("Until", latest))
            .AndReason(request.Reason, "Reason");
        return refuse.Otherwise(() =>
        {
            foreach (var value in past)
            {
                _kinds.Add(Kebab.Word(value.Kind));
                if (request.Verdict == RetentionVerdict.KeepOn)
                {
                    value.KeptUntil = request.Until;
                }
                else
                {
                    seals.Put(member.Id, value.Kind, value, null, new ValueSource(nameof(DecideRetention), Clock.Now()));
                }
            }
        });
    }
}
