using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Audit;

/// <summary>How the trail is kept, as the settings <c>Audit:…</c> say it.</summary>
public sealed record AuditSettings
{
    private const int MostMonths = 1200;

    /// <summary>The file of anchors; null for one beside the key that seals personal data.</summary>
    public string? AnchorFile { get; init; }

    /// <summary>The fewest months a line stays in the store before it may be archived: the law asks for logs of six months at hand.</summary>
    public const int FewestMonths = 6;

    /// <summary>The folder of archive files; null for one beside the anchors.</summary>
    public string? ArchiveFolder { get; init; }

    /// <summary>The months a line stays in the store before it may be archived.</summary>
    public int KeepMonths { get; init; } = 2 * FewestMonths;

    /// <summary>The hash of new lines: <c>SHA-256</c> or <c>SM3</c>.</summary>
    public JournalHashForm Algorithm { get; init; } = JournalHashForm.Sha256;

    /// <summary>The settings, or what is wrong with them.</summary>
    /// <param name="value">Gives what stands under a name, such as <c>Algorithm</c>.</param>
    public static (AuditSettings? Settings, IReadOnlyList<Refusal> Refusals) Read(Func<string, string?> value)
    {
        var algorithm = value(nameof(Algorithm)) is { Length: > 0 } word ? AlgorithmOf(word) : JournalHashForm.Sha256;
        var usual = new AuditSettings();
        var months = value(nameof(KeepMonths)) is { Length: > 0 } number ? int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read is >= FewestMonths and <= MostMonths ? read : (int?)null : usual.KeepMonths;
        var refuse = Refuse.If(algorithm is null, new Refusal("audit-settings.algorithm", ("word", value(nameof(Algorithm)))))
            .OrIf(months is null, new Refusal("audit-settings.keep-months", ("word", value(nameof(KeepMonths))), ("fewest", FewestMonths), ("most", MostMonths)));
        return refuse.Any ? (null, refuse.Reasons)
            : (usual with { AnchorFile = value(nameof(AnchorFile)), ArchiveFolder = value(nameof(ArchiveFolder)), Algorithm = algorithm!.Value, KeepMonths = months!.Value }, []);
    }

    private static JournalHashForm? AlgorithmOf(string word) => word.Trim().ToUpperInvariant() switch
    {
        "SHA-256" or "SHA256" => JournalHashForm.Sha256,
        "SM3" => JournalHashForm.Sm3,
        _ => null,
    };
}
