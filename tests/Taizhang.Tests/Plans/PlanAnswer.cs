using System.Text.Json;
using System.Text.Json.Serialization;

namespace Taizhang.Tests.Plans;

/// <summary>The answer beside a sample plan; its form is told in samples/plans/README.md.</summary>
public sealed record PlanAnswer
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string? DocNumber { get; init; }

    public string? Issuer { get; init; }

    public string? Title { get; init; }

    public string? PlanTitle { get; init; }

    public string? Date { get; init; }

    public IReadOnlyList<string> Addressees { get; init; } = [];

    public int[]? PeriodYears { get; init; }

    public IReadOnlyList<YearTheme> YearThemes { get; init; } = [];

    public IReadOnlyList<Cited> CitedDocuments { get; init; } = [];

    public IReadOnlyList<string> Chapters { get; init; } = [];

    public IReadOnlyList<Section> Sections { get; init; } = [];

    public IReadOnlyList<Measure> Measures { get; init; } = [];

    public IReadOnlyList<Duty> Duties { get; init; } = [];

    /// <summary>Traps, as text or as an object with the text.</summary>
    public IReadOnlyList<JsonElement> NotDuties { get; init; } = [];

    public static PlanAnswer Of(string path) => JsonSerializer.Deserialize<PlanAnswer>(File.ReadAllText(path), Options)!;

    public sealed record YearTheme(int Year, string Theme);

    public sealed record Cited(string? Title, string? Number);

    public sealed record Section(string? Chapter, string No, string Title);

    public sealed record Measure([property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int No, string? Chapter, string? Section, string Title);

    public sealed record Duty
    {
        public required string Snippet { get; init; }

        public required string Kind { get; init; }

        public JsonElement? Value { get; init; }

        public string? Deadline { get; init; }

        public bool Optional { get; init; }
    }
}
