namespace Taizhang.Kernel;

/// <summary>A deed or a kind of reading that has to be allowed, named <c>module.deed</c>.</summary>
public readonly record struct Permission(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What a person comes to the system as.</summary>
public enum Role
{
    /// <summary>Not signed in; sees what is public.</summary>
    Public = 0,

    /// <summary>机关党委办公室: plans, the ledger, imports, everything of the bureau.</summary>
    OfficeClerk = 1,

    /// <summary>组织人事科: the registry and terms of the bureau.</summary>
    PersonnelSection = 2,

    /// <summary>支部书记、支委: one branch, recorded and read.</summary>
    BranchSecretary = 3,

    /// <summary>党员: the person's own duties and records.</summary>
    Member = 4,

    /// <summary>处级党员领导干部: reads the whole bureau, records own deeds in the own branch.</summary>
    Leader = 5,

    /// <summary>系统管理员: accounts and settings; nothing of the content by the office alone.</summary>
    SystemAdministrator = 6,

    /// <summary>安全管理员: roles, policies and scopes; nothing of the content by the office alone.</summary>
    SecurityAdministrator = 7,

    /// <summary>审计管理员: the trail of deeds; nothing of the content by the office alone.</summary>
    AuditAdministrator = 8,

    /// <summary>The program itself and its command line.</summary>
    System = 9,
}

/// <summary>Who does or asks something, as what, and for which part of the hierarchy.</summary>
/// <param name="Name">The name the journal keeps.</param>
/// <param name="Role">What the person acts as.</param>
/// <param name="MemberId">The member behind it, if there is one.</param>
/// <param name="OrganizationId">The organization the role is held for; null where it is the whole bureau.</param>
/// <param name="Scope">What of the store may be read.</param>
/// <param name="HomePath">The path of the organization the person belongs to, where one is known.</param>
public sealed record Actor(string Name, Role Role, long? MemberId, long? OrganizationId, Scope Scope, string? HomePath = null)
{
    /// <summary>The account behind it; null for the program, a stranger and in the demonstration.</summary>
    public long? AccountId { get; init; }

    /// <summary>The only permissions that count, of those the role holds; null where all do. A token holds its bearer to some.</summary>
    public IReadOnlySet<string>? Limit { get; init; }

    /// <summary>The program itself: everything, for migrations, the command line and background work.</summary>
    public static Actor System { get; } = new("taizhang", Role.System, null, null, Scope.Everything);

    /// <summary>Nobody: sees nothing of the registry.</summary>
    public static Actor Nobody { get; } = new("", Role.Public, null, null, Scope.Nothing);

    /// <summary>Whether the role holds the permission for an organization with this path.</summary>
    public bool May(Permission permission, string? organizationPath = null) => Authorization.May(this, permission, organizationPath);
}

/// <summary>The part of the store a reader sees: a subtree of organizations, and within it everyone or one member.</summary>
/// <param name="Path">The path of the subtree's root (<c>/1/5/</c>); null sees nothing.</param>
/// <param name="MemberId">The only member whose personal rows are seen; null for all of the subtree.</param>
public sealed record Scope(string? Path, long? MemberId = null)
{
    /// <summary>The whole store.</summary>
    public static Scope Everything { get; } = new("/");

    /// <summary>Nothing at all; what a forgotten scope gives.</summary>
    public static Scope Nothing { get; } = new((string?)null);

    /// <summary>Whether an organization with this path lies inside.</summary>
    public bool Covers(string path) => Path is not null && path.StartsWith(Path, StringComparison.Ordinal);
}
