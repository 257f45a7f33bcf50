using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>A person notes progress on a duty that no other record answers, or judges it done.</summary>
public sealed class NoteProgress(OperationContext context, RequirementBook book) : Operation<NoteProgress.Request>(context)
{
    /// <summary>The most that is kept.</summary>
    public const decimal Most = 1_000_000_000_000m;

    /// <summary>On what, by whom, when, how much.</summary>
    /// <param name="RequirementId">The requirement, in the version that judges.</param>
    /// <param name="OrganizationId">The organization.</param>
    /// <param name="On">The day of it.</param>
    /// <param name="Quantity">How much was reached; 1 for done, 0 for a note on the way.</param>
    /// <param name="Note">What was done, and by what it is seen.</param>
    public sealed record Request(int RequirementId, long OrganizationId, DateOnly? On, decimal? Quantity, string? Note);

    /// <inheritdoc/>
    public override Permission Needs => LedgerPermissions.NoteProgress;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Db.OrganizationAnsweringAsync(new(SubjectKind.Organization, request.OrganizationId), cancellationToken);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => request with { Note = null };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var requirement = (await book.ReadAsync(Db, cancellationToken)).FirstOrDefault(each => each.Id == request.RequirementId);
        return Refuse.If(requirement is null, LedgerRefusals.RequirementUnknown(null))
            .OrIf(requirement is not null && !IsNoted(requirement), LedgerRefusals.NotByNote)
            .OrIf(request.On is null, KernelRefusals.Required("On"))
            .OrIf(request.On > Today, LedgerRefusals.InTheFuture("On", Today))
            .OrIf(request.Quantity is null, KernelRefusals.Required("Quantity"))
            .OrIf(request.Quantity is < 0 or > Most || decimal.Round(request.Quantity ?? 0, 2) != (request.Quantity ?? 0), LedgerRefusals.Amount)
            .OrIf(string.IsNullOrWhiteSpace(request.Note), KernelRefusals.Required("Note"))
            .OrIf(request.Note?.Length > 2000, LedgerRefusals.TooLong("Note", 2000))
            .Otherwise(() =>
            {
                var note = new ProgressNote { RequirementId = request.RequirementId, OrganizationId = request.OrganizationId, On = request.On!.Value, Quantity = request.Quantity!.Value, Note = request.Note!.Trim(), JudgedBy = Signature.Of(actor), RecordedAt = Clock.Now() };
                Db.ProgressNotes.Add(note);
                Made = () => note.Id;
            });
    }

    /// <summary>Whether a requirement is answered by notes of people.</summary>
    public static bool IsNoted(Requirement requirement) => requirement.Subject.Kind == SubjectKind.Organization && requirement.Filters.Any(filter => filter.Kinds.Contains(FactKind.Progress));
}

/// <summary>Closes a note of progress with a reason; it stays and no longer counts.</summary>
public sealed class CloseProgress(OperationContext context) : Operation<CloseProgress.Request>(context)
{
    /// <summary>Which note, and why.</summary>
    public sealed record Request(long Id, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => LedgerPermissions.NoteProgress;

    /// <inheritdoc/>
    protected override async Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) =>
        await Db.ProgressNotes.Where(note => note.Id == request.Id).Select(note => note.OrganizationId).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"ProgressNote/{request.Id}";

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => request with { Reason = null };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var note = await Db.ProgressNotes.FirstAsync(each => each.Id == request.Id, cancellationToken);
        return Refuse.If(note.SupersededAt is not null, LedgerRefusals.AlreadyEnded)
            .OrIf(string.IsNullOrWhiteSpace(request.Reason), KernelRefusals.Required("Reason"))
            .OrIf(request.Reason?.Length > 400, LedgerRefusals.TooLong("Reason", 400))
            .Otherwise(() => (note.SupersededAt, note.SupersededReason, note.SupersededBy) = (Clock.Now(), request.Reason, Signature.Of(actor)));
    }
}
