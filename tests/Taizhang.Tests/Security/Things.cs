using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Taizhang.Evidence;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Tests.Security;

/// <summary>The things addresses name: which pattern names which kind, and where each lies.</summary>
internal static partial class Things
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["/accounts/{Id:long}"] = "account",
        ["/activities/{Id:long}"] = "activity",
        ["/api/v1/activities/{id:long}"] = "activity",
        ["/api/v1/duties/{code}/{periodKey}/{who}"] = "duty",
        ["/api/v1/members/{id:long}"] = "member",
        ["/api/v1/organizations/{id:long}"] = "organization",
        ["/corrections/{Id:long}"] = "correction",
        ["/elections/{Id:long}"] = "election",
        ["/evidence/{Id:long}"] = "evidence",
        ["/evidence/{id:long}"] = "evidence",
        ["/evidence/{id:long}/preview"] = "preview",
        ["/evidence/uploads/{key}"] = "upload",
        ["/grants/{Id:long}"] = "grant",
        ["/import/{Id:long}"] = "import",
        ["/interpretations/{Id:long}"] = "interpretation",
        ["/ledger/why/{Code}/{PeriodKey}/{Who}"] = "duty",
        ["/members/{Id:long}"] = "member",
        ["/organizations/{Id:long}"] = "organization",
        ["/plans/{Id:long}/clauses/{ClauseId:long}"] = "clause",
        ["/plans/{Id:long}/proposals/{ProposalId:long}"] = "proposal",
        ["/plans/{Id:long}"] = "plan",
        ["/plans/{id:long}"] = "plan",
        ["/policies/{Id:long}"] = "policy",
        ["/talks/{Id:long}"] = "talk",
        ["/tokens/{Id:long}"] = "token",
    };

    /// <summary>What belongs to no part of the hierarchy or is issued to everyone below: its readers are those who hold the permission, wherever they stand.</summary>
    public static IReadOnlySet<string> IssuedToAll { get; } = new HashSet<string> { "plan", "clause", "proposal", "interpretation", "import", "account", "grant", "policy", "token" };

    /// <summary>What the demonstration begins without.</summary>
    public static IReadOnlySet<string> NoneAtFirst { get; } = new HashSet<string> { "interpretation", "import", "upload" };

    /// <summary>The kind of thing an address names; one nobody gave a kind fails.</summary>
    public static string KindOf(string pattern) =>
        Kinds.Where(each => pattern == each.Key || pattern.StartsWith(each.Key + "/", StringComparison.Ordinal)).OrderByDescending(each => each.Key.Length).Select(each => each.Value).FirstOrDefault()
            ?? throw new InvalidOperationException($"Nobody said what {pattern} names and where it lies: a new address needs its kind in {nameof(Things)}.");

    /// <summary>Every thing of the kind, the first given first.</summary>
    public static async Task<IReadOnlyList<Thing>> ListAsync(TaizhangDb db, string kind)
    {
        var paths = await db.Organizations.ToDictionaryAsync(each => each.Id, each => each.Path);
        switch (kind)
        {
            case "activity":
                return [.. (await db.Activities.OrderByDescending(each => each.Id).Where(each => each.SupersededAt == null).ToListAsync()).Select(each => Thing.Of(each.Id, paths[each.OrganizationId]))];
            case "talk":
                return [.. (await db.Talks.Where(each => each.SupersededAt == null).ToListAsync()).Select(each => Thing.Of(each.Id, paths[each.OrganizationId], each.TalkerId, each.PartnerId))];
            case "election":
                return [.. (await db.Elections.Where(each => each.SupersededAt == null).ToListAsync()).Select(each => Thing.Of(each.Id, paths[each.OrganizationId]))];
            case "member":
                return [.. (await db.Members.ToListAsync()).Select(each => Thing.Of(each.Id, paths[each.OrganizationId], each.Id))];
            case "correction":
                return [.. (await (from asked in db.CorrectionRequests join member in db.Members on asked.MemberId equals member.Id select new { asked.Id, asked.MemberId, member.OrganizationId }).ToListAsync()).Select(each => Thing.Of(each.Id, paths[each.OrganizationId], each.MemberId))];
            case "organization":
                return [.. paths.Select(each => Thing.Of(each.Key, each.Value))];
            case "plan":
                return [.. (await db.Plans.ToListAsync()).Select(each => Thing.Of(each.Id, paths[each.OrganizationId]).With("id", Thing.Number(each.Id)))];
            case "clause":
                return [.. (await db.Plans.SelectMany(plan => plan.Clauses, (plan, clause) => new { plan.Id, plan.OrganizationId, Clause = clause.Id }).ToListAsync()).Select(each => Thing.Of(each.Id, paths[each.OrganizationId]).With("ClauseId", Thing.Number(each.Clause)))];
            case "proposal":
                return [.. (await db.Plans.SelectMany(plan => plan.Proposals, (plan, proposal) => new { plan.Id, plan.OrganizationId, Proposal = proposal.Id }).ToListAsync()).Select(each => Thing.Of(each.Id, paths[each.OrganizationId]).With("ProposalId", Thing.Number(each.Proposal)))];
            case "interpretation":
                return [.. (await db.Interpretations.ToListAsync()).Select(each => Thing.Of(each.Id, "/"))];
            case "account":
                return [.. (await db.Accounts.ToListAsync()).Select(each => Thing.Of(each.Id, "/"))];
            case "grant":
                return [.. (await db.Grants.ToListAsync()).Select(each => Thing.Of(each.Id, "/"))];
            case "policy":
                return [.. (await db.PolicyChanges.ToListAsync()).Select(each => Thing.Of(each.Id, "/"))];
            case "token":
                return [.. (await db.AccessTokens.ToListAsync()).Select(each => Thing.Of(each.Id, "/"))];
            case "evidence":
                return [.. (await db.Evidence.ToListAsync()).Select(each => Evidence(each, paths))];
            case "preview":
                return [.. (await db.Evidence.Where(each => each.File.PreviewLength != null).ToListAsync()).Select(each => Evidence(each, paths))];
            case "upload":
                return [];
            case "import":
                return [.. (await db.Jobs.ToListAsync()).Select(each => Thing.Of(each.Id, "/"))];
            case "duty":
                return
                [
                    .. (await (from duty in db.Duties join requirement in db.Requirements on duty.RequirementId equals requirement.Id select new { requirement.Code, duty.PeriodKey, duty.SubjectKind, duty.SubjectId, duty.OrganizationId }).ToListAsync()).Select(each => new Thing(
                        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Code"] = each.Code, ["PeriodKey"] = each.PeriodKey, ["Who"] = new Subject(each.SubjectKind, each.SubjectId).ToString() },
                        paths[each.OrganizationId],
                        each.SubjectKind == SubjectKind.Member ? [each.SubjectId] : [])),
                ];
            default:
                throw new InvalidOperationException($"No {kind} is listed.");
        }
    }

    /// <summary>The same key, of nothing that ever was.</summary>
    public static string Nowhere(string name, string key) => name switch
    {
        "Code" or "PeriodKey" => key,
        "Who" => key[0] + "999999",
        _ => "999999",
    };

    private static Thing Evidence(EvidenceItem item, Dictionary<long, string> paths) => Thing.Of(item.Id, paths[item.OrganizationId]).With("id", Thing.Number(item.Id));

    public static string Fill(string pattern, Thing thing) => Parameter().Replace(pattern, parameter => Uri.EscapeDataString(thing.Keys[parameter.Groups[1].Value]));

    [GeneratedRegex(@"\{(\w+)(:long)?\}")]
    private static partial Regex Parameter();
}
