using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>What has to be done in a session before anything else can be reached.</summary>
public enum SessionStep
{
    /// <summary>Nothing: the person is in.</summary>
    Done = 0,

    /// <summary>Show the second factor.</summary>
    SecondFactor = 1,

    /// <summary>Set a password.</summary>
    Password = 2,

    /// <summary>Set a second factor up, which the role demands.</summary>
    SetUp = 3,
}

/// <summary>A session as it stands in this moment.</summary>
/// <param name="Id">Its key in the store.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Login">The account's login name.</param>
/// <param name="Person">The person's name.</param>
/// <param name="MemberId">The member behind it.</param>
/// <param name="Step">What has to be done first.</param>
/// <param name="Capacity">What the person acts as now.</param>
/// <param name="Capacities">Everything the person may act as today, the widest first.</param>
public sealed record CurrentSession(long Id, long AccountId, string Login, string Person, long? MemberId, SessionStep Step, Capacity Capacity, IReadOnlyList<Capacity> Capacities)
{
    /// <summary>How the person came in.</summary>
    public required SignInMethod Method { get; init; }

    /// <summary>Whether the account has a password to ask for, before what guards it is changed; who has just come in with a one-time code has none that counts.</summary>
    public required bool AsksForPassword { get; init; }

    /// <summary>What the capacity the person acts in demands.</summary>
    public required SecondFactorDemand Demand { get; init; }

    /// <summary>Whether the code of an authenticator would take it a step further.</summary>
    public required bool TakesCode { get; init; }

    /// <summary>Whether the account has a passkey.</summary>
    public required bool HasPasskey { get; init; }

    /// <summary>Who does and asks things in it: nobody before every step is done.</summary>
    public Actor Actor => Step == SessionStep.Done ? Whole : Actor.Nobody;

    /// <summary>The person in the capacity, whatever is still to be done: what the journal names.</summary>
    public Actor Whole => new(Person, Capacity.Role, MemberId, Capacity.OrganizationId, Capacity.Scope, Capacity.HomePath) { AccountId = AccountId };

    /// <summary>The person by name alone, as one who tries to come in: what the journal names where a password or a code was wrong.</summary>
    public Actor Trying => Actor.Nobody with { Name = Person, MemberId = MemberId };
}
