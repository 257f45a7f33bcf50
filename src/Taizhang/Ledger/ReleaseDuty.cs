using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>A person releases a subject from a requirement for a stretch of days, with a reason.</summary>
public sealed class ReleaseDuty(OperationContext context, RequirementBook book) : Operation<ReleaseDuty.Request>(context)
{
    /// <summary>Whom, from what, for which days, and why.</summary>
    public sealed record Request(string RequirementCode, Subject Subject, DateOnly? From, DateOnly? To, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => LedgerPermissions.Exempt;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Db.OrganizationAnsweringAsync(request.Subject, cancellationToken);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => request with { Reason = null };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var requirement = (await book.ReadAsync(Db, cancellationToken)).LastOrDefault(each => each.Code == request.RequirementCode);
        var refuse = Refuse.If(requirement is null, LedgerRefusals.RequirementUnknown(request.RequirementCode))
            .OrIf(requirement is not null && requirement.Subject.Kind != request.Subject.Kind, LedgerRefusals.OtherSubject)
            .OrIf(request.From is null, KernelRefusals.Required("From"))
            .OrIf(request.To is null, KernelRefusals.Required("To"))
            .OrIf(request.To < request.From, LedgerRefusals.FromAfterTo)
            .OrIf(string.IsNullOrWhiteSpace(request.Reason), KernelRefusals.Required("Reason"))
            .OrIf(request.Reason?.Length > 400, LedgerRefusals.TooLong("Reason", 400));
        var other = await Db.Releases.Where(release => release.RequirementCode == request.RequirementCode && release.SubjectKind == request.Subject.Kind && release.SubjectId == request.Subject.Id
            && release.SupersededAt == null && release.From <= request.To && release.To >= request.From).FirstOrDefaultAsync(cancellationToken);
        if (other is not null)
        {
            refuse.OrIf(true, LedgerRefusals.AlreadyReleased(other.From, other.To));
        }

        return refuse.Otherwise(() =>
        {
            var release = new Release
            {
                RequirementCode = request.RequirementCode,
                SubjectKind = request.Subject.Kind,
                SubjectId = request.Subject.Id,
                From = request.From!.Value,
                To = request.To!.Value,
                Reason = request.Reason!.Trim(),
                DecidedBy = Signature.Of(actor),
                RecordedAt = Clock.Now(),
            };
            Db.Releases.Add(release);
            Made = () => release.Id;
        });
    }
}

/// <summary>Ends a release with a reason; the duty is judged again as if it had not been.</summary>
public sealed class EndRelease(OperationContext context) : Operation<EndRelease.Request>(context)
{
    /// <summary>Which release, and why.</summary>
    public sealed record Request(long Id, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => LedgerPermissions.Exempt;

    /// <inheritdoc/>
    protected override async Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken)
    {
        var release = await Db.Releases.AsNoTracking().FirstOrDefaultAsync(each => each.Id == request.Id, cancellationToken);
        return release is null ? 0 : await Db.OrganizationAnsweringAsync(new(release.SubjectKind, release.SubjectId), cancellationToken);
    }

    /// <inheritdoc/>
    protected override string? About(Request request) => $"Release/{request.Id}";

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => request with { Reason = null };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var release = await Db.Releases.FirstAsync(each => each.Id == request.Id, cancellationToken);
        return Refuse.If(release.SupersededAt is not null, LedgerRefusals.AlreadyEnded)
            .OrIf(string.IsNullOrWhiteSpace(request.Reason), KernelRefusals.Required("Reason"))
            .OrIf(request.Reason?.Length > 400, LedgerRefusals.TooLong("Reason", 400))
            .Otherwise(() => (release.SupersededAt, release.SupersededReason, release.SupersededBy) = (Clock.Now(), request.Reason, Signature.Of(actor)));
    }
}
