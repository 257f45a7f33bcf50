using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Members.Personal;

/// <summary>How personal data is kept, as the settings of a host say it.</summary>
/// <param name="KeyFile">The file of the key ring, <c>PersonalData:KeyFile</c>.</param>
/// <param name="Algorithm">The algorithm that seals, <c>PersonalData:Algorithm</c>: <c>aes-gcm</c> or <c>sm4</c>; null for the first.</param>
/// <param name="IsProduction">Whether a key file must be there, for its owner alone and outside what is served.</param>
/// <param name="ServedFolder">The folder the host serves files from.</param>
/// <param name="AnswerDays">The days within which the office answers whoever asks for a correction, <c>Privacy:AnswerDays</c>.</param>
/// <remarks>The law says that corrections are made and requests taken up in time (PIPL Art. 46 and 50), and fixes no number of days: the number is the office's own, and the notice states it.</remarks>
public sealed record PersonalDataSettings(string KeyFile, string? Algorithm = null, bool IsProduction = false, string? ServedFolder = null, int AnswerDays = PersonalDataSettings.UsualAnswerDays)
{
    /// <summary>The name of the setting of the days for an answer.</summary>
    public const string AnswerDaysSetting = "Privacy:AnswerDays";

    /// <summary>The days for an answer where the office states none.</summary>
    public const int UsualAnswerDays = 15;

    /// <summary>The most days an office may give itself.</summary>
    public const int MostAnswerDays = 30;

    /// <summary>The name of the setting of the key file.</summary>
    public const string KeyFileSetting = "PersonalData:KeyFile";

    /// <summary>The name of the setting of the algorithm.</summary>
    public const string AlgorithmSetting = "PersonalData:Algorithm";

    /// <summary>The days a setting gives, or what is wrong with it.</summary>
    public static (int Days, Refusal? Refusal) ReadAnswerDays(string? word) => string.IsNullOrWhiteSpace(word) ? (UsualAnswerDays, null)
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostAnswerDays ? (days, null)
        : (0, new Refusal("personal.answer-days", ("setting", AnswerDaysSetting), ("word", word), ("most", MostAnswerDays)));

    /// <summary>The algorithm; null where the word names none.</summary>
    public SealAlgorithm? Chosen => Algorithm?.Trim().ToUpperInvariant() switch
    {
        null or "" or "AES-GCM" => SealAlgorithm.AesGcm,
        "SM4" => SealAlgorithm.Sm4,
        _ => null,
    };
}
