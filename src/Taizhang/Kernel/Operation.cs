using Microsoft.EntityFrameworkCore;

namespace Taizhang.Kernel;

/// <summary>What every operation works with.</summary>
public sealed record OperationContext(TaizhangDb Db, TimeProvider Clock, IFollowsChanges Followers, Journal Journal)
{
    /// <summary>What stands against the deed before the operation is asked, such as a value nobody can read; while there is any nothing is done, and it is told together with what the operation finds.</summary>
    public IReadOnlyList<Refusal> Beforehand { get; private set; } = [];

    /// <summary>The key under which another system asks for the deed, written with it; null where it may be done as often as it is asked for.</summary>
    public DeedOnce? Once { get; set; }

    /// <summary>Adds what stands against the deed beforehand.</summary>
    public void Refuse(IEnumerable<Refusal> refusals) => Beforehand = [.. Beforehand, .. refusals];
}

/// <summary>One thing a person can do: permitted, decided, journalled and the ledger brought up to date, in one transaction.</summary>
/// <typeparam name="TRequest">What the person hands in.</typeparam>
public abstract class Operation<TRequest>(OperationContext context)
    where TRequest : notnull
{
    /// <summary>The permission it asks for.</summary>
    public abstract Permission Needs { get; }

    /// <summary>Whether what it changes belongs to no part of the hierarchy: an account, a session, a setting.</summary>
    protected virtual bool IsOutsideTheHierarchy => false;

    /// <summary>What the journal says came of it when it is done: that it was done, or that something was looked at.</summary>
    protected virtual DeedResult ResultWhenDone => DeedResult.Done;

    /// <summary>The store, scoped to the reader.</summary>
    protected TaizhangDb Db => context.Db;

    /// <summary>The clock.</summary>
    protected TimeProvider Clock => context.Clock;

    /// <summary>Whether something stands against the deed before it is asked, so that it will not be done whatever it finds.</summary>
    protected bool IsRefusedBeforehand => context.Beforehand.Count > 0;

    /// <summary>Today in China.</summary>
    protected DateOnly Today => context.Clock.Today();

    /// <summary>Does it, or gives every reason why not; nothing is half-done.</summary>
    public Task<Outcome> RunAsync(TRequest request, Actor actor, CancellationToken cancellationToken = default) => PerformAsync(request, actor, null, cancellationToken);

    /// <summary>Does it, lets the store be looked at as it would be, and takes all of it back.</summary>
    public Task<Outcome> RehearseAsync(TRequest request, Actor actor, Func<long, Task> look, CancellationToken cancellationToken = default) => PerformAsync(request, actor, look, cancellationToken);

    private async Task<Outcome> PerformAsync(TRequest request, Actor actor, Func<long, Task>? look, CancellationToken cancellationToken)
    {
        if (await AgainstAsync(request, actor, cancellationToken) is { } refusal)
        {
            // Asked for without the right to it: on record, where somebody signed in really asked.
            if (look is null && actor.Role != Role.Public)
            {
                await context.Journal.WriteAloneAsync(actor, new Deed(GetType().Name, About(request), new { Refused = refusal.Code }, DeedResult.Refused), cancellationToken);
            }

            return refusal;
        }

        await using var transaction = await Db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var outcome = (await DecideAsync(request, actor, cancellationToken)).Behind(context.Beforehand);
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
        catch (DbUpdateException) when (context.Once is not null)
        {
            await transaction.RollbackAsync(cancellationToken);
            Db.ChangeTracker.Clear();
            if (await Db.DeedsOnce.AnyAsync(each => each.TokenId == context.Once.TokenId && each.Key == context.Once.Key, cancellationToken))
            {
                // The same key a moment earlier: whoever asks again is given what came of it.
                return KernelRefusals.ChangedMeanwhile;
            }

            throw;
        }
    }

    /// <summary>What stands against the actor doing this at all, there.</summary>
    private async Task<Refusal?> AgainstAsync(TRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Needs))
        {
            return KernelRefusals.NotPermitted;
        }

        if (IsOutsideTheHierarchy)
        {
            // The permission alone decides.
            return null;
        }

        if (await OrganizationOfAsync(request, cancellationToken) is not { } organizationId)
        {
            return actor.May(Needs, Scope.Everything.Path) ? null : KernelRefusals.NotPermitted;
        }

        return await Db.PathOfAsync(organizationId, cancellationToken) is not { } path ? KernelRefusals.NotFound
            : actor.May(Needs, path) ? null : KernelRefusals.NotPermitted;
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

    /// <summary>Writes the key of the deed down, and takes out those that have grown old.</summary>
    private async Task ClaimAsync(CancellationToken cancellationToken)
    {
        if (context.Once is { } once)
        {
            var longAgo = context.Clock.Now() - DeedOnce.Kept;
            await Db.DeedsOnce.Where(each => each.At <= longAgo).ExecuteDeleteAsync(cancellationToken);
            Db.DeedsOnce.Add(once);
        }
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

        var changes = Journal.ChangesOf(Db.ChangeTracker);
        await ClaimAsync(cancellationToken);
        await Db.SaveChangesAsync(cancellationToken);
        if (context.Once is { } once)
        {
            once.MadeId = Made?.Invoke();
        }

        if (!touched.IsEmpty)
        {
            await context.Followers.FollowAsync(touched, cancellationToken);
        }

        // The store gives the keys; the journal names what was made, last of all, so that others wait for it as short as can be.
        var about = About(request) ?? (Made is null ? null : $"{GetType().Name}/{Made()}");
        await context.Journal.WriteAsync(actor, new Deed(GetType().Name, about, Journalled(request), ResultWhenDone, changes), cancellationToken);
    }
}
