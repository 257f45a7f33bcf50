namespace Taizhang.Kernel;

/// <summary>Who may do what: the one place that decides it.</summary>
public static class Authorization
{
    private static readonly Dictionary<Role, string[]> Granted = new()
    {
        [Role.Public] = [],
        [Role.OfficeClerk] = ["*"],
        [Role.PersonnelSection] = ["read", "registry.read", "registry.write", "imports.run", "elections.record", "ledger.read", "ledger.exempt", "rules.read", "plans.read", "activities.read"],
        [Role.BranchSecretary] = ["read", "registry.read", "activities.record", "activities.read", "talks.record", "elections.record", "ledger.read", "rules.read", "plans.read", "progress.record"],
        [Role.Member] = ["read", "ledger.read", "rules.read", "activities.read", "plans.read"],
        [Role.Leader] = ["read", "registry.read", "ledger.read", "rules.read", "plans.read", "activities.read", "activities.record", "talks.record"],
        [Role.System] = ["*"],
    };

    /// <summary>Whether the actor holds the permission for an organization with this path; without a path, for the whole of the role's scope.</summary>
    public static bool May(Actor actor, Permission permission, string? organizationPath)
    {
        var granted = Granted[actor.Role];
        if (!granted.Contains("*") && !granted.Contains(permission.Name))
        {
            return false;
        }

        return organizationPath is null || actor.Role == Role.System || WriteScope(actor).Covers(organizationPath);
    }

    /// <summary>Where an actor may write: a leader reads the bureau but records only in the own branch.</summary>
    private static Scope WriteScope(Actor actor) => actor.Role == Role.Leader ? new Scope(actor.HomePath) : actor.Scope;
}
