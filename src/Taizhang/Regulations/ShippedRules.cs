using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Regulations;

/// <summary>Brings the requirements in the store in line with the rule files that ship with the system.</summary>
public sealed class ShippedRules(TaizhangDb db, RuleBook rules, TimeProvider clock)
{
    /// <summary>Adds what is new, supersedes what reads differently; what is the same stays.</summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> BringAsync(CancellationToken cancellationToken)
    {
        var kept = await db.Requirements.Where(row => row.PlanId == null && row.SupersededAt == null).ToListAsync(cancellationToken);
        var left = kept.ToDictionary(row => (row.Code, row.Version));
        var isChanged = false;
        foreach (var requirement in rules.Requirements)
        {
            var shipped = RequirementRow.Of(requirement, clock.Now());
            if (left.Remove((requirement.Code, requirement.Version), out var row))
            {
                if (row.Digest == shipped.Digest)
                {
                    continue;
                }

                row.SupersededAt = clock.Now();
            }

            db.Requirements.Add(shipped);
            isChanged = true;
        }

        foreach (var gone in left.Values)
        {
            gone.SupersededAt = clock.Now();
            isChanged = true;
        }

        await db.SaveChangesAsync(cancellationToken);
        return isChanged;
    }
}
