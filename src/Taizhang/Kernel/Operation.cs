using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Taizhang.Kernel;

/// <summary>What every operation works with.</summary>
public sealed record OperationContext(TaizhangDb Db, TimeProvider Clock, IFollowsChanges Followers);

/// <summary>One thing a person can do: permitted, decided, journalled and the ledger brought up to date, in one transaction.</summary>
/// <typeparam name="TRequest">What the person hands in.</typeparam>
public abstract class Operation<TRequest>(OperationContext context)
    where TRequest : notnull
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The permission it asks for.</summary>
    public abstract Permission Needs { get; }

    /// <summary>Whether what it changes belongs to no part of the hierarchy: an account, a session, a setting.</summary>
    protected virtual bool IsOutsideTheHierarchy => false;

    /// <summary>The store, scoped to the reader.</summary>
    protected TaizhangDb Db => context.Db;

    /// <summary>The clock.</summary>
    protected TimeProvider Clock => context.Clock;

    /// <summary>Today in China.</summary>
    protected DateOnly Today => context.Clock.Today();

    /// <summary>Does it, or gives every reason why not; nothing is half-done.</summary>
    public Task<Outcome> RunAsync(TRequest request, Actor actor, CancellationToken cancellationToken = default) => PerformAsync(request, actor, null, cancellationToken);

    /// <summary>Does it, lets the store be looked at as it would be, and takes all of it back.</summary>
    public Task<Outcome> RehearseAsync(TRequest request, Actor actor, Func<long, Task> look, CancellationToken cancellationToken = default) => PerformAsync(request, actor, look, cancellationToken);

    private async Task<Outcome> PerformAsync(TRequest request, Actor actor, Func<long, Task>? look, CancellationToken cancellationToken)
    {
        if (!actor.May(Needs))
        {
            return KernelRefusals.NotPermitted;
        }

        if (IsOutsideTheHierarchy)
        {
            // The permission alone decides.
        }
        else if (await OrganizationOfAsync(request, cancellationToken) is { } organizationId)
        {
            var path = await Db.PathOfAsync(organizationId, cancellationToken);
            if (path is null)
            {
                return KernelRefusals.NotFound;
            }

            if (!actor.May(Needs, path))
            {
                return KernelRefusals.NotPermitted;
            }
        }
        else if (!actor.May(Needs, Scope.Everything.Path))
        {
            return KernelRefusals.NotPermitted;
        }

        await using var transaction = await Db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var outcome = await DecideAsync(request, actor, cancellationToken);
            if (!outcome.IsDone)
            {
                Db.ChangeTracker.Clear();
                return outcome;
            }

            await SaveAsync(request, actor, cancellationToken);
            if (look is not null)
            {
                await look(Made?.Invoke() ?? 0);
                await transaction.RollbackAsync(cancellationToken);
                Db.ChangeTracker.Clear();
                return outcome;
            }

            await transaction.CommitAsync(cancellationToken);
            return Made is null ? outcome : Outcome.Made(Made());
        }
        catch (DbUpdateConcurrencyException)
        {
            Db.ChangeTracker.Clear();
            return KernelRefusals.ChangedMeanwhile;
        }
    }

    /// <summary>The key of what was made, known once it is saved.</summary>
    protected Func<long>? Made { get; set; }

    /// <summary>The organization the request is about, whose part of the hierarchy the permission must cover; null for the whole bureau.</summary>
    protected abstract Task<long?> OrganizationOfAsync(TRequest request, CancellationToken cancellationToken);

    /// <summary>Changes the rows, or gives every reason why not.</summary>
    protected abstract Task<Outcome> DecideAsync(TRequest request, Actor actor, CancellationToken cancellationToken);

    /// <summary>What the journal keeps of the request; never personal data.</summary>
    protected virtual object? Journalled(TRequest request) => request;

    /// <summary>The thing the deed was done to, for the journal; known once it is saved.</summary>
    protected virtual string? About(TRequest request) => null;

    /// <summary>Adds what the deed moves beyond the rows it changed.</summary>
    protected virtual void Touch(TRequest request, Touched touched)
    {
    }

    private async Task SaveAsync(TRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var touched = new Touched();
        Touch(request, touched);
        foreach (var entry in Db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified && entry.Entity is ITouchesLedger row)
            {
                row.Touch(touched);
            }
        }

        var about = About(request);
        if (about is null && Made is not null)
        {
            // The store gives the keys; the journal names what was made and is never changed.
            await Db.SaveChangesAsync(cancellationToken);
            about = $"{GetType().Name}/{Made()}";
        }

        var details = Journalled(request) is { } kept ? JsonSerializer.Serialize(kept, kept.GetType(), Readable) : null;
        Db.Journal.Add(new JournalEntry { At = Clock.Now(), Actor = actor.Name, ActorMemberId = actor.MemberId, Deed = GetType().Name, Details = details, About = about });
        await Db.SaveChangesAsync(cancellationToken);
        if (!touched.IsEmpty)
        {
            await context.Followers.FollowAsync(touched, cancellationToken);
        }
    }
}
