using Taizhang.Kernel;

namespace Taizhang.Accounts.Tokens;

/// <summary>What each scope of a token stands for among the permissions.</summary>
public static class TokenScopes
{
    private static readonly Dictionary<TokenScope, string[]> Permissions = new()
    {
        [TokenScope.ReadRegistry] = ["read", "registry.read"],
        [TokenScope.ReadDuties] = ["ledger.read"],
        [TokenScope.ReadActivities] = ["activities.read"],
        [TokenScope.RecordActivities] = ["activities.record"],
    };

    /// <summary>Every scope.</summary>
    public static IReadOnlyList<TokenScope> All { get; } = [.. Permissions.Keys];

    /// <summary>The scopes a set holds.</summary>
    public static IEnumerable<TokenScope> In(TokenScope scopes) => All.Where(scope => scopes.HasFlag(scope));

    /// <summary>The permissions of a set of scopes.</summary>
    public static IReadOnlySet<string> PermissionsOf(TokenScope scopes) => In(scopes).SelectMany(scope => Permissions[scope]).ToHashSet();

    /// <summary>The scope that stands for a permission; null where none does, and no token reaches it.</summary>
    public static TokenScope? Granting(string permission) => Permissions.Where(each => each.Value.Contains(permission)).Select(each => (TokenScope?)each.Key).FirstOrDefault();

    /// <summary>Whether an actor holds all that a scope stands for.</summary>
    public static bool AreHeldBy(Actor actor, TokenScope scope) => Permissions[scope].All(permission => actor.May(new Permission(permission)));
}
