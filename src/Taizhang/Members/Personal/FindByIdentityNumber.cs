using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members.Personal;

/// <summary>Finds the person of a whole identity number by its keyed digest; a look on record, found or not, and the number stands nowhere.</summary>
public sealed class FindByIdentityNumber(OperationContext context, PersonalData data) : Operation<FindByIdentityNumber.Request>(context)
{
    /// <summary>The number as it was typed.</summary>
    public sealed record Request(string? Number)
    {
        /// <summary>Never the number: what is written out of a request ends in logs.</summary>
        public override string ToString() => nameof(FindByIdentityNumber);
    }

    /// <inheritdoc/>
    public override Permission Needs => PersonalPermissions.Find;

    /// <summary>The person, once the look is on record; null where nobody of the reader's scope has the number.</summary>
    public long? MemberId { get; private set; }

    /// <inheritdoc/>
    protected override bool IsOutsideTheHierarchy => true;

    /// <inheritdoc/>
    protected override DeedResult ResultWhenDone => DeedResult.Looked;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override string? About(Request request) => MemberId is { } id ? $"{nameof(Member)}/{id}" : null;

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { Kind = Kebab.Word(PersonalKind.IdentityNumber), Purpose = Kebab.Word(UnmaskPurpose.Identification), Found = MemberId is not null };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        MemberId = null;
        if (RegistryChecks.Kept(request.Number) is not { } typed)
        {
            return KernelRefusals.Required("Number");
        }

        var (number, refusal) = IdentityNumber.Read(typed.Replace(" ", "", StringComparison.Ordinal), Today);
        if (number is null)
        {
            return refusal!.At("Number");
        }

        var digests = data.DigestsOf(PersonalKind.IdentityNumber, number.Value);
        MemberId = await (from value in Db.PersonalValues
                          join member in Db.Members on value.MemberId equals member.Id
                          where value.Digest != null && digests.Contains(value.Digest)
                          select (long?)member.Id).FirstOrDefaultAsync(cancellationToken);
        return Outcome.Done;
    }
}
