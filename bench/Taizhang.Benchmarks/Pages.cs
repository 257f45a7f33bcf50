using System.Globalization;
using System.Text.RegularExpressions;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Benchmarks;

/// <summary>Whole requests over HTTP with a signed-in session: what a person waits for until the page is there.</summary>
internal sealed partial class Pages(PageClient client, Samples samples, Figures figures, int runs)
{
    private const int Branches = 40;

    public async Task RunAsync(IServiceProvider services)
    {
        var committee = samples.WithBranches(Branches);
        figures.Set("grid_branches", committee.Branches);
        await AskAsync("page_ledger_grid", _ => $"/ledger?organization={committee.Id}&year=2025");
        await MembersAsync();
        foreach (var level in Samples.EveryLevel)
        {
            await AskAsync($"page_organization_{level}", index => $"/organizations/{samples.Of(level, index).Id}");
        }

        var member = (await services.AskAsync<TaizhangDb, List<Duty>>(Scope.Everything, db => Task.FromResult(db.Duties.Where(duty => duty.SubjectKind == SubjectKind.Member && duty.State == DutyState.Met && duty.PeriodKey == "2025").OrderBy(duty => duty.SubjectId).Take(1).ToList())))[0];
        await AskAsync("page_explanation", _ => $"/ledger/why/BM-06/2025/{member.Subject}");
        await AskAsync("page_front", _ => "/");
        await SaveAsync();
    }

    /// <summary>The form of an activity filled in and sent: everyone of the roll came, and the page of the record is shown.</summary>
    private async Task SaveAsync()
    {
        var branches = samples.BranchesOf(30);
        var forms = new List<(string Page, SampleOrganization Branch)>();
        for (var index = 0; index < runs + Math.Min(10, runs); index++)
        {
            var branch = branches[index % branches.Count];
            forms.Add((await client.GetAsync($"/activities/new?organization={branch.Id}&kind=theme-day&on=2025-08-{1 + (index % 28):00}"), branch));
        }

        await figures.ManyAsync("page_save", Math.Min(10, runs), runs, index =>
        {
            var (page, branch) = forms[index];
            var roll = OnRoll().Matches(page).Select(match => match.Groups[1].Value).ToList();
            return client.PostAsync("/activities/new", page, "record",
            [
                new("Input.OrganizationId", branch.Id.ToString(CultureInfo.InvariantCulture)),
                new("Input.Kind", "theme-day"),
                new("Input.HeldOn", $"2025-08-{1 + (index % 28):00}"),
                new("Input.Hours", "2"),
                new("Input.Topic", $"Page {index}"),
                .. roll.Select(id => KeyValuePair.Create("Input.ShownIds", id)),
                .. roll.Select(id => KeyValuePair.Create("Input.PresentIds", id)),
            ]);
        });
    }

    /// <summary>Fifty of all members, in every way the list is filtered and sorted.</summary>
    private async Task MembersAsync()
    {
        var district = samples.Of("district", 0);
        await AskAsync("page_members_by_name", index => $"/members?sort=name&page={1 + (index % 5)}");
        await AskAsync("page_members_full_newest_first", index => $"/members?standing=full&sort=-joined&page={1 + (index % 5)}");
        await AskAsync("page_members_of_district_by_name", index => $"/members?organization={district.Id}&sort=name&page={1 + (index % 3)}");
        await AskAsync("page_members_searched", _ => $"/members?q={Uri.EscapeDataString("建")}&sort=joined");
        await AskAsync("page_members_probationary_by_branch", _ => "/members?standing=probationary");
    }

    private async Task AskAsync(string name, Func<int, string> address)
    {
        var length = 0L;
        await figures.ManyAsync(name, Math.Min(10, runs), runs, async index => length += (await client.GetAsync(address(index))).Length);
        figures.Set($"{name}_kilobytes", Math.Round(length / 1024.0 / (runs + Math.Min(10, runs)), 1));
    }

    [GeneratedRegex("name=\"Input.ShownIds\" value=\"(\\d+)\"", RegexOptions.None, 1000)]
    private static partial Regex OnRoll();
}
