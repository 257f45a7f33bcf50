using Taizhang.Kernel;

namespace Taizhang.Members.Personal;

/// <summary>Makes a new key that seals from now on; what was sealed before opens with the key it names.</summary>
public sealed class RotateKeys(OperationContext context, KeyRingFile file) : Operation<RotateKeys.Request>(context)
{
    private int _made;

    /// <summary>Nothing is asked.</summary>
    public sealed record Request;

    /// <inheritdoc/>
    public override Permission Needs => PersonalPermissions.KeepKeys;

    /// <inheritdoc/>
    protected override bool IsOutsideTheHierarchy => true;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { Key = _made };

    /// <inheritdoc/>
    protected override Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        _made = file.Rotate().Id;
        Made = () => _made;
        return Task.FromResult(Outcome.Done);
    }
}
