using Taizhang.Kernel;

namespace Taizhang.Accounts.Tokens;

/// <summary>What tokens ask of who does something with them.</summary>
public static class TokenPermissions
{
    /// <summary>To hold tokens of one's own.</summary>
    public static Permission Hold { get; } = new("tokens.hold");
}

/// <summary>The ways a token is refused.</summary>
public static class TokenRefusals
{
    /// <summary>A live token of the account has the name already.</summary>
    public static Refusal NameTaken(string name) => new Refusal("tokens.name-taken", ("name", name)).At("Name");

    /// <summary>A text is longer than its field.</summary>
    public static Refusal TooLong(string field, int longest) => new Refusal("tokens.too-long", ("longest", longest)).At(field);

    /// <summary>Nothing was chosen that it lets do.</summary>
    public static Refusal NoScope { get; } = new Refusal("tokens.no-scope").At("Scopes");

    /// <summary>The holder does not hold what a scope stands for.</summary>
    public static Refusal ScopeNotHeld { get; } = new Refusal("tokens.scope-not-held").At("Scopes");

    /// <summary>The organization is not one the holder reaches.</summary>
    public static Refusal NotReached { get; } = new Refusal("tokens.not-reached").At("OrganizationId");

    /// <summary>The last day lies in the past, or too far away.</summary>
    public static Refusal BadEnd(DateOnly last) => new Refusal("tokens.bad-end", ("last", last)).At("ExpiresOn");

    /// <summary>The account has as many live tokens as it may.</summary>
    public static Refusal TooMany(int most) => new("tokens.too-many", ("most", most));

    /// <summary>It has ended already.</summary>
    public static Refusal Ended { get; } = new("tokens.ended");
}
