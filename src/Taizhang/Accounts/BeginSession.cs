using Microsoft.EntityFrameworkCore;
using Taizhang.Accounts.Passkeys;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Begins a session for someone who has shown who they are.</summary>
public sealed class BeginSession(OperationContext context) : AccountOperation<BeginSession.Request>(context)
{
    /// <summary>Whose, how they came in, and from where.</summary>
    public sealed record Request(long AccountId, SignInMethod Method, Origin Origin)
    {
        /// <summary>The second factor that came with it.</summary>
        public SecondFactorKind? SecondFactor { get; init; }

        /// <summary>The passkey that was shown; its answer is used up by it.</summary>
        public ShownPasskey? Passkey { get; init; }

        /// <summary>The digest of the one-time code that is used up by it.</summary>
        public byte[]? UsedCode { get; init; }
    }

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.SignIn;

    /// <summary>The key for the cookie, once the session has begun; kept nowhere.</summary>
    public string? Key { get; private set; }

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var now = Clock.Now();
        var account = await Db.Accounts.AsNoTracking().FirstOrDefaultAsync(each => each.Id == request.AccountId && each.ClosedAt == null, cancellationToken);
        if (account is null)
        {
            return KernelRefusals.NotFound;
        }

        if (request.Passkey is { } shown && !await Db.TakeAsync(account.Id, shown, cancellationToken))
        {
            return AccountRefusals.PasskeyRefused;
        }

        var open = Db.Accounts.Where(each => each.Id == account.Id && each.ClosedAt == null && each.SecurityStamp == account.SecurityStamp);
        var isReady = request.SecondFactor is not null || !(account.TwoFactorEnabled || await Db.UserPasskeys.AnyAsync(passkey => passkey.UserId == account.Id, cancellationToken));
        var changed = request.UsedCode is { } code
            ? await open.Where(each => each.OneTimeCode == code).ExecuteUpdateAsync(set => set.SetProperty(each => each.OneTimeCode, (byte[]?)null).SetProperty(each => each.OneTimeCodeAt, (DateTime?)null).SetProperty(each => each.LastSignInAt, now), cancellationToken)
            : await open.ExecuteUpdateAsync(set => set.SetProperty(each => each.LastSignInAt, now), cancellationToken);
        if (changed == 0)
        {
            return KernelRefusals.ChangedMeanwhile;
        }

        // Who still has to show a second factor keeps the tries that failed: else the password would buy any number of guesses.
        await open.ExecuteUpdateAsync(set => set.SetProperty(each => each.AccessFailedCount, each => isReady || each.AccessFailedCount == 0 ? 0 : each.AccessFailedCount - 1).SetProperty(each => each.LockedUntil, (DateTime?)null), cancellationToken);
        Key = SessionKeys.Make();
        Db.AccountSessions.Add(new()
        {
            AccountId = account.Id,
            KeyDigest = SessionKeys.Digest(Key),
            Stamp = account.SecurityStamp!,
            Method = request.Method,
            SecondFactor = request.SecondFactor,
            BeganAt = now,
            LastSeenAt = now,
            Address = request.Origin.Address,
            UserAgent = request.Origin.UserAgent,
        });
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { method = request.Method.ToString(), secondFactor = request.SecondFactor?.ToString(), address = request.Origin.Address };

    /// <inheritdoc/>
    protected override string About(Request request) => $"Account/{request.AccountId}";
}
