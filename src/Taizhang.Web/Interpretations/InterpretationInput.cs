using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Web.Interpretations;

/// <summary>What was typed into the form of a reading.</summary>
public sealed class InterpretationInput
{
    public string? Question { get; set; }

    public string? Reading { get; set; }

    public string? Authority { get; set; }

    public DateOnly? DecidedOn { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>none, figures or text.</summary>
    public string How { get; set; } = "none";

    public int? Count { get; set; }

    public decimal? Amount { get; set; }

    public decimal? Low { get; set; }

    public decimal? High { get; set; }

    public string? Rounding { get; set; }

    public string? Measure { get; set; }

    public string? Deed { get; set; }

    /// <summary>An empty form that shows the figures of the text.</summary>
    public static InterpretationInput For(Requirement? requirement, DateOnly today)
    {
        var input = new InterpretationInput { DecidedOn = today, From = new DateOnly(today.Year, 1, 1) };
        if (requirement is not null)
        {
            var figures = MeasureFigures.Of(requirement.Measure);
            (input.Count, input.Amount, input.Low, input.High) = (figures.Count, figures.Amount, figures.Low, figures.High);
            input.Rounding = figures.Rounding is { } rounding ? Kebab.Word(rounding) : null;
            input.Measure = RequirementWriter.Write(requirement.Measure);
            input.How = MeasureFigures.Has(requirement.Measure) ? "figures" : "none";
        }

        return input;
    }

    /// <summary>The measure as a text of the rule files, null where no figure changes, or why it cannot be one.</summary>
    public (string? Text, IReadOnlyList<Refusal> Refusals) MeasureText(Requirement requirement)
    {
        switch (How)
        {
            case "figures":
                var figures = new MeasureFigures(Count, Amount, Low, High, Kebab.TryRead<ShareRounding>(Rounding ?? "", out var rounding) ? rounding : null);
                var (measure, refusals) = figures.PutInto(requirement.Measure);
                return (measure is null ? null : RequirementWriter.Write(measure), refusals);
            case "text":
                return string.IsNullOrWhiteSpace(Measure) ? (null, [KernelRefusals.Required("Measure")]) : (Measure, []);
            default:
                return (null, []);
        }
    }
}
