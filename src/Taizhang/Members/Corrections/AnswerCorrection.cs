using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;
using Taizhang.Organizations;

namespace Taizhang.Members.Corrections;

/// <summary>How the office answers.</summary>
public enum CorrectionVerdict
{
    /// <summary>已更正: what was held was changed, by whatever deed.</summary>
    Corrected = 1,

    /// <summary>不予更正: it stays as it is, with a reason the person reads.</summary>
    Refused = 2,
}

/// <summary>The office answers a person who asked for a correction: it was made, or it is refused with a reason (PIPL Art. 46 and 50).</summary>
public sealed class AnswerCorrection(OperationContext context, CorrectionSeals seals) : Operation<AnswerCorrection.Request>(context)
{
    /// <summary>What is answered, how, and why not.</summary>
    public sealed record Request(long Id, CorrectionVerdict? Verdict, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => PersonalPermissions.Answer;

    /// <inheritdoc/>
    protected override async Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) =>
        await (from asked in Db.CorrectionRequests join member in Db.Members on asked.MemberId equals member.Id where asked.Id == request.Id select member.OrganizationId).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"{nameof(CorrectionRequest)}/{request.Id}";

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { Verdict = Kebab.Word(request.Verdict!.Value) };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var asked = await Db.CorrectionRequests.FirstAsync(each => each.Id == request.Id, cancellationToken);
        var isUnchanged = request.Verdict == CorrectionVerdict.Corrected && await IsUnchangedAsync(asked, cancellationToken);
        var refuse = new Refuse()
            .OrIf(asked.State != CorrectionState.Open, CorrectionRefusals.Closed)
            .AndChoice(request.Verdict, "Verdict")
            .OrIf(isUnchanged, CorrectionRefusals.Unchanged);
        if (request.Verdict != CorrectionVerdict.Corrected)
        {
            refuse.AndReason(request.Reason, "Reason");
        }

        return refuse.Otherwise(() =>
        {
            asked.State = request.Verdict == CorrectionVerdict.Corrected ? CorrectionState.Corrected : CorrectionState.Refused;
            asked.ClosedAt = Clock.Now();
            if (asked.State == CorrectionState.Refused)
            {
                seals.SealAnswer(asked, request.Reason!.Trim());
            }
        });
    }

    private async Task<bool> IsUnchangedAsync(CorrectionRequest asked, CancellationToken cancellationToken)
    {
        var member = await Db.Members.AsNoTracking().FirstAsync(each => each.Id == asked.MemberId, cancellationToken);
        return seals.Open(asked)?.Held == await seals.HeldAsync(member, asked.Field, cancellationToken);
    }
}
