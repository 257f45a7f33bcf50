using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>The rules of signing in as the configuration has them.</summary>
public sealed record ConfiguredPolicy(AccountPolicy Policy);

/// <summary>Reads the rules of signing in that hold now: the configuration's, with every change that was agreed to.</summary>
/// <remarks>On a connection of its own: whoever asks for the rules may be in the middle of a question.</remarks>
public sealed class PolicyInForce(IServiceScopeFactory scopes, ConfiguredPolicy configured)
{
    /// <summary>The rules of this moment.</summary>
    public AccountPolicy Read()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<TaizhangDb>().PolicyChanges.AsNoTracking()
            .Where(change => change.Answer == ProposalAnswer.Agreed).OrderBy(change => change.AnsweredAt).ThenBy(change => change.Id).ToList()
            .Aggregate(configured.Policy, (policy, change) => change.On(policy));
    }
}
