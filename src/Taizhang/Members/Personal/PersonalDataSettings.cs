namespace Taizhang.Members.Personal;

/// <summary>How personal data is kept, as the settings of a host say it.</summary>
/// <param name="KeyFile">The file of the key ring, <c>PersonalData:KeyFile</c>.</param>
/// <param name="Algorithm">The algorithm that seals, <c>PersonalData:Algorithm</c>: <c>aes-gcm</c> or <c>sm4</c>; null for the first.</param>
/// <param name="IsProduction">Whether a key file must be there, for its owner alone and outside what is served.</param>
/// <param name="ServedFolder">The folder the host serves files from.</param>
public sealed record PersonalDataSettings(string KeyFile, string? Algorithm = null, bool IsProduction = false, string? ServedFolder = null)
{
    /// <summary>The name of the setting of the key file.</summary>
    public const string KeyFileSetting = "PersonalData:KeyFile";

    /// <summary>The name of the setting of the algorithm.</summary>
    public const string AlgorithmSetting = "PersonalData:Algorithm";

    /// <summary>The algorithm; null where the word names none.</summary>
    public SealAlgorithm? Chosen => Algorithm?.Trim().ToUpperInvariant() switch
    {
        null or "" or "AES-GCM" => SealAlgorithm.AesGcm,
        "SM4" => SealAlgorithm.Sm4,
        _ => null,
    };
}
