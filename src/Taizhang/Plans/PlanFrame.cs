using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Plans.Drafting;

namespace Taizhang.Plans;

/// <summary>What a plan gives to the drafts of its requirements.</summary>
internal static class PlanFrame
{
    /// <param name="plan">The plan, stored: its key begins the codes.</param>
    /// <param name="office">What kind of organization it belongs to.</param>
    /// <param name="types">The kinds of organization under that.</param>
    public static DraftFrame Of(Plan plan, OrganizationType office, IEnumerable<OrganizationType> types)
    {
        var years = plan.FirstYear == plan.LastYear ? $"{plan.FirstYear}" : $"{plan.FirstYear}–{plan.LastYear}";
        return new(
            string.Create(CultureInfo.InvariantCulture, $"P{plan.Id}"),
            new Bilingual($"《{plan.Title}》", $"Plan {years}{(plan.DocumentNumber is null ? "" : $" ({plan.DocumentNumber})")}"),
            Period.Since(PlanDays.First(plan), PlanDays.Last(plan)),
            plan.OrganizationId,
            office,
            [.. types]);
    }
}
