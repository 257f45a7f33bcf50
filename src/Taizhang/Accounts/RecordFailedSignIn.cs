using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Why a sign-in failed, for the journal alone: the person is told less.</summary>
public enum SignInFailure
{
    /// <summary>No account has the name.</summary>
    Unknown = 1,

    /// <summary>The password, or the code instead of one, was wrong.</summary>
    WrongPassword = 2,

    /// <summary>The account is locked, whatever was typed.</summary>
    Locked = 3,

    /// <summary>The account is closed.</summary>
    Closed = 4,

    /// <summary>The second factor was wrong.</summary>
    WrongSecondFactor = 5,

    /// <summary>Nothing is left that the person could act as.</summary>
    NoCapacity = 6,

    /// <summary>The identity provider names nobody who has an account.</summary>
    UnknownSubject = 7,

    /// <summary>What was sent as a passkey is not good, no longer kept, or was sent before.</summary>
    BadPasskey = 8,
}

/// <summary>Writes a failed sign-in into the journal; the try itself was counted before it was judged.</summary>
/// <remarks>Never what was typed: people type their password into the wrong field.</remarks>
public sealed class RecordFailedSignIn(OperationContext context) : AccountOperation<RecordFailedSignIn.Request>(context)
{
    /// <summary>Whose, where that is known, why, and from where.</summary>
    public sealed record Request(long? AccountId, SignInFailure Failure, Origin Origin);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.SignIn;

    /// <inheritdoc/>
    protected override Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken) => Task.FromResult(Outcome.Done);

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { failure = request.Failure.ToString(), address = request.Origin.Address };

    /// <inheritdoc/>
    protected override string? About(Request request) => request.AccountId is { } key ? $"Account/{key}" : null;
}
