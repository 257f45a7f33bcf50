using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Taizhang.Plans.Drafting;
using Taizhang.Plans.Reading;

namespace Taizhang.Plans;

/// <summary>What was read of a duty, kept with its proposal whatever the clerk makes of it.</summary>
public sealed record ProposalRead(DutyKind Kind, string Operator, decimal? Low, decimal? High, string? Unit, string? Period, string? Subject, DateOnly? Deadline, DutyModality Modality, bool IsImplied, ImmutableArray<DraftDoubt> Doubts)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What was read, with the doubts of its draft.</summary>
    public static ProposalRead Of(ProposedDuty duty, RequirementDraft draft) =>
        new(duty.Kind, duty.Operator, duty.Low, duty.High, duty.Unit, duty.Period, duty.Subject, duty.Deadline, duty.Modality, duty.IsImplied, draft.Doubts);

    /// <summary>As it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>As it was kept.</summary>
    public static ProposalRead Parse(string kept) => JsonSerializer.Deserialize<ProposalRead>(kept, Options)!;
}
