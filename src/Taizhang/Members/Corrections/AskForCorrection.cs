using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;
using Taizhang.Organizations;

namespace Taizhang.Members.Corrections;

/// <summary>A person says what is wrong of what is held about them, what would be right, and why (PIPL Art. 46).</summary>
public sealed class AskForCorrection(OperationContext context, CorrectionSeals seals) : Operation<AskForCorrection.Request>(context)
{
    /// <summary>The longest value that may be wanted, in characters.</summary>
    public const int LongestWanted = 200;

    /// <summary>The field, what would be right, and why; the person is the one who asks.</summary>
    public sealed record Request(HeldField? Field, string? Wanted, string? Why)
    {
        /// <summary>Never a value: what is written out of a request ends in logs.</summary>
        public override string ToString() => nameof(AskForCorrection);
    }

    /// <inheritdoc/>
    public override Permission Needs { get; } = new("own.read");

    /// <inheritdoc/>
    protected override bool IsOutsideTheHierarchy => true;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { Field = Kebab.Word(request.Field!.Value) };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.MemberId is not { } id || await Db.Members.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } member)
        {
            return CorrectionRefusals.Nobody;
        }

        var (wanted, why) = (RegistryChecks.Kept(request.Wanted), RegistryChecks.Kept(request.Why));
        var held = request.Field is { } asked ? await seals.HeldAsync(member, asked, cancellationToken) : null;
        var refuse = new Refuse()
            .AndChoice(request.Field, "Field")
            .OrIf(await Db.CorrectionRequests.AnyAsync(each => each.MemberId == id && each.State == CorrectionState.Open && each.Field == request.Field, cancellationToken), CorrectionRefusals.AskedAlready)
            .AndText(wanted, "Wanted", LongestWanted)
            .OrIf(wanted is not null && wanted == held, CorrectionRefusals.SameAsHeld)
            .And(AgainstNumber(request.Field, wanted))
            .AndText(why, "Why", RegistryChecks.LongestReason);
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var row = new CorrectionRequest { MemberId = id, Field = request.Field!.Value, AskedAt = Clock.Now() };
        Db.CorrectionRequests.Add(row);
        // What is asked is bound to the key of its row, which the store gives.
        await Db.SaveChangesAsync(cancellationToken);
        seals.Seal(row, new(held, wanted!, why!));
        Made = () => row.Id;
        return Outcome.Done;
    }

    /// <summary>A number that cannot be right is told at once; in words a person may also ask to have it taken out.</summary>
    private IEnumerable<Refusal> AgainstNumber(HeldField? field, string? wanted)
    {
        if (wanted is null || !wanted.Any(char.IsAsciiDigit))
        {
            return [];
        }

        return field switch
        {
            HeldField.IdentityNumber => IdentityNumber.Read(wanted.Replace(" ", "", StringComparison.Ordinal), Today).Refusal is { } refusal ? [refusal.At("Wanted")] : [],
            HeldField.Phone => PersonalChecks.Phone(wanted) is null ? [PersonalRefusals.PhoneUnreadable.At("Wanted")] : [],
            _ => [],
        };
    }
}
