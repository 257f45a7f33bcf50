using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Corrections;

/// <summary>What a person says is wrong.</summary>
/// <param name="Held">What was held when it was asked; null for nothing.</param>
/// <param name="Wanted">What would be right.</param>
/// <param name="Why">Why.</param>
public sealed record WantedCorrection(string? Held, string Wanted, string Why)
{
    /// <summary>Never a value: what is written out ends in logs.</summary>
    public override string ToString() => nameof(WantedCorrection);
}

/// <summary>Seals what people ask and are answered, and tells what is held of them now.</summary>
public sealed class CorrectionSeals(TaizhangDb db, PersonalData data, PersonalSeals values)
{
    /// <summary>Seals what a person asks into its row, whose key the store has given.</summary>
    public void Seal(CorrectionRequest request, WantedCorrection wanted) => request.Sealed = data.Seal(SealPlace.Correction(request.Id), JsonSerializer.SerializeToUtf8Bytes(wanted));

    /// <summary>Seals the reason of a refusal into its row.</summary>
    public void SealAnswer(CorrectionRequest request, string reason) => request.Answer = data.Seal(SealPlace.CorrectionAnswer(request.Id), reason);

    /// <summary>What the person asks; null where it does not open.</summary>
    public WantedCorrection? Open(CorrectionRequest request) => data.Open(SealPlace.Correction(request.Id), request.Sealed).Plain is { } plain ? JsonSerializer.Deserialize<WantedCorrection>(plain) : null;

    /// <summary>The reason of a refusal; null where there is none, or where it does not open.</summary>
    public string? OpenAnswer(CorrectionRequest request) => request.Answer is { } kept ? data.Open(SealPlace.CorrectionAnswer(request.Id), kept).Text : null;

    /// <summary>What is held in a field of a person now; null for nothing.</summary>
    public async Task<string?> HeldAsync(Member member, HeldField field, CancellationToken cancellationToken)
    {
        if (HeldFields.KindOf(field) is not { } kind)
        {
            return HeldFields.TextOf(member, field);
        }

        var row = await db.PersonalValues.AsNoTracking().FirstOrDefaultAsync(value => value.MemberId == member.Id && value.Kind == kind, cancellationToken);
        return row is null ? null : values.Open(row).Text;
    }
}
