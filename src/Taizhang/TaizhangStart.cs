using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Demonstration;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members.Personal;
using Taizhang.Regulations;

namespace Taizhang;

/// <summary>What is done before the first question is asked: the store's form, the rules, the ledger's day.</summary>
public static class TaizhangStart
{
    /// <summary>Makes the store ready; with a demonstration, fills an empty one with the invented bureau. Gives why the keys of personal data cannot be used; then nothing was done beyond the store's form.</summary>
    public static async Task<Refusal?> PrepareAsync(IServiceProvider services, DemonstrationMode mode, CancellationToken cancellationToken = default)
    {
        // Read while the model of the store is made: the two longest parts of a start need nothing of each other.
        var rules = Task.Run(services.GetRequiredService<RuleBook>, cancellationToken);
        await using var scope = services.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<KeyRingFile>().Open() is { } unusable)
        {
            return unusable;
        }

        var db = scope.ServiceProvider.GetRequiredService<TaizhangDb>();
        db.Scope = Scope.Everything;
        // Asked first: to migrate compares the whole model, also where nothing is to be done.
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await db.Database.MigrateAsync(cancellationToken);
        }

        if (await scope.ServiceProvider.GetRequiredService<KeyUse>().LackingAsync(cancellationToken) is { } lacking)
        {
            return lacking;
        }

        await rules;
        var isChanged = await scope.ServiceProvider.GetRequiredService<ShippedRules>().BringAsync(cancellationToken);
        if (mode.IsOn && !await db.Organizations.AnyAsync(cancellationToken))
        {
            await scope.ServiceProvider.GetRequiredService<DemonstrationBureau>().FillAsync(cancellationToken);
            await scope.ServiceProvider.GetRequiredService<DemonstrationPlan>().AdoptAsync(cancellationToken);
            await scope.ServiceProvider.GetRequiredService<DemonstrationEvidence>().AddAsync(cancellationToken);
            isChanged = true;
        }

        var keeper = scope.ServiceProvider.GetRequiredService<LedgerKeeper>();
        if (isChanged && await db.Organizations.AnyAsync(cancellationToken))
        {
            await keeper.RebuildAsync(cancellationToken);
        }
        else
        {
            await keeper.TurnToTodayAsync(cancellationToken);
        }

        return null;
    }
}
