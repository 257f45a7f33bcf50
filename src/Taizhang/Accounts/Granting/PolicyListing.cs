using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Granting;

/// <summary>A rule of signing in as it holds now, and the change that made it so; none where the configuration says it.</summary>
public sealed record RuleNow(PolicySetting Setting, Role? Role, int Value, PolicyChange? Since)
{
    /// <summary>Whether a role has a value of its own, and not only what holds for all.</summary>
    public required bool IsOwn { get; init; }
}

/// <summary>The rules of signing in, and every change of them.</summary>
public sealed class PolicyListing(TaizhangDb db, AccountPolicy policy) : IReading
{
    /// <summary>The roles a sign-in has.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Public or Role.System))];

    /// <summary>Every rule as it holds now: those that are the same for all, then those of each role.</summary>
    public async Task<IReadOnlyList<RuleNow>> NowAsync(CancellationToken cancellationToken)
    {
        var agreed = await db.PolicyChanges.AsNoTracking().Where(change => change.Answer == ProposalAnswer.Agreed).OrderByDescending(change => change.AnsweredAt).ThenByDescending(change => change.Id).ToListAsync(cancellationToken);
        var rules = Enum.GetValues<PolicySetting>().Where(setting => setting != PolicySetting.SecondFactor).Select(setting => (Setting: setting, Role: (Role?)null))
            .Concat(Roles.SelectMany(role => PolicyChange.OfRoles.Select(setting => (Setting: setting, Role: (Role?)role))));
        return [.. rules.Select(rule => new RuleNow(rule.Setting, rule.Role, PolicyChange.ValueOf(policy, rule.Setting, rule.Role), agreed.Find(change => change.Setting == rule.Setting && change.Role == rule.Role)) { IsOwn = IsOwn(rule.Setting, rule.Role) })];
    }

    private bool IsOwn(PolicySetting setting, Role? role) => (setting, role) switch
    {
        (PolicySetting.IdleMinutes, { } only) => policy.IdleByRole.ContainsKey(only),
        (PolicySetting.SessionHours, { } only) => policy.SessionByRole.ContainsKey(only),
        _ => true,
    };

    /// <summary>Changes that wait for an answer.</summary>
    public async Task<IReadOnlyList<PolicyChange>> OpenAsync(CancellationToken cancellationToken) =>
        await db.PolicyChanges.AsNoTracking().Where(change => change.Answer == null).OrderBy(change => change.Id).ToListAsync(cancellationToken);

    /// <summary>A page of the changes that were answered, the newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<PolicyChange> Rows, int Total)> PastAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var past = db.PolicyChanges.AsNoTracking().Where(change => change.Answer != null);
        return (await past.OrderByDescending(change => change.AnsweredAt).ThenByDescending(change => change.Id).Skip(skip).Take(take).ToListAsync(cancellationToken), await past.CountAsync(cancellationToken));
    }

    /// <summary>One change; null where it is not there.</summary>
    public Task<PolicyChange?> OfAsync(long id, CancellationToken cancellationToken) => db.PolicyChanges.AsNoTracking().FirstOrDefaultAsync(change => change.Id == id, cancellationToken);
}
