using Taizhang.Kernel;

namespace Taizhang.Audit;

/// <summary>How the trail is kept, as the settings <c>Audit:…</c> say it.</summary>
public sealed record AuditSettings
{
    /// <summary>The file of anchors; null for one beside the key that seals personal data.</summary>
    public string? AnchorFile { get; init; }

    /// <summary>The hash of new lines: <c>SHA-256</c> or <c>SM3</c>.</summary>
    public JournalHashForm Algorithm { get; init; } = JournalHashForm.Sha256;

    /// <summary>The settings, or what is wrong with them.</summary>
    /// <param name="value">Gives what stands under a name, such as <c>Algorithm</c>.</param>
    public static (AuditSettings? Settings, IReadOnlyList<Refusal> Refusals) Read(Func<string, string?> value)
    {
        var algorithm = value(nameof(Algorithm)) is { Length: > 0 } word ? AlgorithmOf(word) : JournalHashForm.Sha256;
        var refuse = Refuse.If(algorithm is null, new Refusal("audit-settings.algorithm", ("word", value(nameof(Algorithm)))));
        return refuse.Any ? (null, refuse.Reasons) : (new AuditSettings { AnchorFile = value(nameof(AnchorFile)), Algorithm = algorithm!.Value }, []);
    }

    private static JournalHashForm? AlgorithmOf(string word) => word.Trim().ToUpperInvariant() switch
    {
        "SHA-256" or "SHA256" => JournalHashForm.Sha256,
        "SM3" => JournalHashForm.Sm3,
        _ => null,
    };
}
