namespace Taizhang.Kernel;

/// <summary>Who may do what: the one place that decides it.</summary>
public static class Authorization
{
    private static readonly Dictionary<Role, string[]> Granted = new()
    {
        [Role.Public] = ["sign-in"],
        [Role.OfficeClerk] =
        [
            "own.read", "read", "registry.read", "registry.write", "imports.run", "activities.read", "activities.record", "talks.record", "elections.record", "ledger.read", "ledger.exempt", "ledger.keep",
            "progress.record", "rules.read", "rules.interpret", "plans.read", "plans.adopt", "tokens.hold", "evidence.read", "evidence.add", "evidence.keep",
        ],
        [Role.PersonnelSection] = ["own.read", "read", "registry.read", "registry.write", "imports.run", "elections.record", "ledger.read", "ledger.exempt", "rules.read", "plans.read", "activities.read", "personal.unmask", "personal.answer", "personal.find", "tokens.hold", "evidence.read", "evidence.add"],
        [Role.BranchSecretary] = ["own.read", "read", "registry.read", "activities.record", "activities.read", "talks.record", "elections.record", "ledger.read", "rules.read", "plans.read", "progress.record", "personal.unmask", "tokens.hold", "evidence.read", "evidence.add"],
        [Role.Member] = ["own.read", "read", "ledger.read", "rules.read", "activities.read", "plans.read", "evidence.read"],
        [Role.Leader] = ["own.read", "read", "registry.read", "ledger.read", "rules.read", "plans.read", "activities.read", "activities.record", "talks.record", "evidence.read", "evidence.add"],
        [Role.SystemAdministrator] = ["own.read", "accounts.manage", "settings.manage", "proposals.read", "proposals.agree"],
        [Role.SecurityAdministrator] = ["own.read", "roles.manage", "policies.manage", "proposals.read", "personal.keys"],
        [Role.AuditAdministrator] = ["own.read", "audit.read", "audit.archive"],
        [Role.System] = ["*"],
    };

    /// <summary>Every permission that some role holds.</summary>
    public static IReadOnlySet<string> Known { get; } = Granted.Values.SelectMany(names => names).ToHashSet();

    /// <summary>The roles that hold a permission.</summary>
    public static IEnumerable<Role> Holding(string permission) => Granted.Where(each => each.Value.Contains("*") || each.Value.Contains(permission)).Select(each => each.Key);

    /// <summary>Whether the actor holds the permission for an organization with this path; without a path, for the whole of the role's scope.</summary>
    public static bool May(Actor actor, Permission permission, string? organizationPath)
    {
        var granted = Granted[actor.Role];
        if ((!granted.Contains("*") && !granted.Contains(permission.Name)) || actor.Limit?.Contains(permission.Name) == false)
        {
            return false;
        }

        return organizationPath is null || actor.Role == Role.System || WriteScope(actor).Covers(organizationPath);
    }

    /// <summary>Where an actor may write: a leader reads the bureau but records only in the own branch.</summary>
    private static Scope WriteScope(Actor actor) => actor.Role == Role.Leader ? new Scope(actor.HomePath) : actor.Scope;
}
