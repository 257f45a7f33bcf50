using Taizhang.Ledger;

namespace Taizhang.Benchmarks;

/// <summary>An organization's ledger of the year at every level, as its own office sees it: read, never computed.</summary>
internal sealed class LedgerReadings(IServiceProvider services, Samples samples, Figures figures, int runs)
{
    public async Task RunAsync()
    {
        foreach (var level in Samples.EveryLevel)
        {
            await figures.ManyAsync($"ledger_of_{level}", runs, runs, async index =>
            {
                var organization = samples.Of(level, index);
                var counts = await services.AskAsync<DutyListing, IReadOnlyList<RequirementCounts>>(organization.Scope, duties => duties.ByRequirementAsync(organization.Id, 2025, default));
                if (counts.Sum(each => each.Met + each.Missed) == 0)
                {
                    throw new InvalidOperationException($"The ledger of {level} {organization.Id} is empty.");
                }
            });
        }
    }
}
