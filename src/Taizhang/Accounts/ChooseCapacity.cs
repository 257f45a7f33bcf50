using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Changes what a person acts as in a session.</summary>
public sealed class ChooseCapacity(OperationContext context, CapacityReading capacities) : AccountOperation<ChooseCapacity.Request>(context)
{
    /// <summary>In which session, of which account, and the key of the capacity.</summary>
    public sealed record Request(long SessionId, long AccountId, string? Capacity);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Own;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var session = await Db.AccountSessions.FirstOrDefaultAsync(each => each.Id == request.SessionId && each.AccountId == request.AccountId && each.EndedAt == null, cancellationToken);
        var account = await Db.Accounts.AsNoTracking().FirstOrDefaultAsync(each => each.Id == request.AccountId, cancellationToken);
        if (session is null || account is null)
        {
            return KernelRefusals.NotFound;
        }

        var all = await capacities.OfAsync(account.Id, account.MemberId, account.AdministratorRole, cancellationToken);
        if (all.FirstOrDefault(each => each.Key == request.Capacity) is not { } chosen)
        {
            return AccountRefusals.NotYourCapacity;
        }

        session.CapacityRole = chosen.Role;
        session.CapacityOrganizationId = chosen.OrganizationId;
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { capacity = request.Capacity };

    /// <inheritdoc/>
    protected override string About(Request request) => $"AccountSession/{request.SessionId}";
}
