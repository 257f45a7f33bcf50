using System.Globalization;
using Taizhang.Evidence.Intake;
using Taizhang.Kernel;

namespace Taizhang.Evidence;

/// <summary>A store that speaks S3.</summary>
/// <param name="Endpoint">Its address, with scheme and port.</param>
/// <param name="Bucket">The bucket, which is there.</param>
/// <param name="Region">The region its signatures name.</param>
/// <param name="AccessKey">Who asks.</param>
/// <param name="SecretKey">The secret of who asks.</param>
public sealed record S3Settings(string Endpoint, string Bucket, string Region, string AccessKey, string SecretKey)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => $"{Endpoint} {Bucket}";
}

/// <summary>How files of evidence are kept, as the settings <c>Evidence:…</c> say it.</summary>
public sealed record EvidenceSettings
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>The folder of files, and of what is not yet whole; null for one beside the store.</summary>
    public string? Folder { get; init; }

    /// <summary>The store that speaks S3; null where files lie in the folder.</summary>
    public S3Settings? S3 { get; init; }

    /// <summary>Whether files are sealed with the key ring of personal data.</summary>
    public bool Seal { get; init; } = true;

    /// <summary>Where the virus scanner listens, <c>tcp://host:port</c> or <c>unix:/path</c>; null where none is asked.</summary>
    public ScannerAddress? Scanner { get; init; }

    /// <summary>How long the scanner may take over a file, in seconds.</summary>
    public int ScannerSeconds { get; init; } = 120;

    /// <summary>The largest document, in megabytes.</summary>
    public int LargestDocument { get; init; } = 50;

    /// <summary>The largest picture, in megabytes.</summary>
    public int LargestPicture { get; init; } = 20;

    /// <summary>The largest text, in megabytes.</summary>
    public int LargestText { get; init; } = 5;

    /// <summary>The largest recording of sound, in megabytes.</summary>
    public int LargestAudio { get; init; } = 200;

    /// <summary>The largest film, in megabytes.</summary>
    public int LargestVideo { get; init; } = 1024;

    /// <summary>How long an interrupted upload waits to go on, in hours.</summary>
    public int UploadHours { get; init; } = 24;

    /// <summary>How long a file nothing refers to is kept at least, in days.</summary>
    public int KeepDays { get; init; } = 365;

    /// <summary>The largest file of any kind, in bytes.</summary>
    public long Largest => Enum.GetValues<FileClass>().Max(LargestOf);

    /// <summary>The largest file of a class, in bytes.</summary>
    public long LargestOf(FileClass asked) => Megabyte * asked switch
    {
        FileClass.Document => LargestDocument,
        FileClass.Picture => LargestPicture,
        FileClass.Text => LargestText,
        FileClass.Audio => LargestAudio,
        _ => LargestVideo,
    };

    /// <summary>The settings, or all that is wrong with them.</summary>
    /// <param name="value">Gives what stands under a name, such as <c>S3:Bucket</c>.</param>
    public static (EvidenceSettings? Settings, IReadOnlyList<Refusal> Refusals) Read(Func<string, string?> value)
    {
        var (usual, refuse) = (new EvidenceSettings(), new Refuse());
        var settings = usual with
        {
            Folder = value(nameof(Folder)),
            Seal = Choice(nameof(Seal), "true", "false") != "false",
            S3 = Choice("Store", "disk", "s3") == "s3" ? new S3Settings(Needed("S3:Endpoint"), Needed("S3:Bucket"), value("S3:Region") ?? "us-east-1", Needed("S3:AccessKey"), Needed("S3:SecretKey")) : null,
            Scanner = Scanner(),
            ScannerSeconds = Number(nameof(ScannerSeconds), usual.ScannerSeconds, 3600),
            LargestDocument = Number(nameof(LargestDocument), usual.LargestDocument, 4096),
            LargestPicture = Number(nameof(LargestPicture), usual.LargestPicture, 100),
            LargestText = Number(nameof(LargestText), usual.LargestText, 100),
            LargestAudio = Number(nameof(LargestAudio), usual.LargestAudio, 4096),
            LargestVideo = Number(nameof(LargestVideo), usual.LargestVideo, 4096),
            UploadHours = Number(nameof(UploadHours), usual.UploadHours, 24 * 30),
            KeepDays = Number(nameof(KeepDays), usual.KeepDays, 36500),
        };
        if (settings.S3 is { Endpoint.Length: > 0 } s3)
        {
            refuse.OrIf(!Uri.TryCreate(s3.Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"), EvidenceRefusals.BadSetting("S3:Endpoint", s3.Endpoint, "https://host:port"));
        }

        return refuse.Any ? (null, refuse.Reasons) : (settings, []);

        string Needed(string name)
        {
            refuse.OrIf(string.IsNullOrWhiteSpace(value(name)), EvidenceRefusals.SettingMissing(name));
            return value(name) ?? "";
        }

        string Choice(string name, params string[] words)
        {
            var word = value(name) is { Length: > 0 } given ? given.Trim().ToLowerInvariant() : words[0];
            refuse.OrIf(!words.Contains(word), EvidenceRefusals.BadSetting(name, word, string.Join(" | ", words)));
            return word;
        }

        int Number(string name, int otherwise, int most)
        {
            var text = value(name);
            var isRead = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most;
            refuse.OrIf(!string.IsNullOrEmpty(text) && !isRead, EvidenceRefusals.BadSetting(name, text, string.Create(CultureInfo.InvariantCulture, $"1–{most}")));
            return isRead ? number : otherwise;
        }

        ScannerAddress? Scanner()
        {
            var text = value(nameof(Scanner));
            var address = string.IsNullOrWhiteSpace(text) ? null : ScannerAddress.Read(text);
            refuse.OrIf(!string.IsNullOrWhiteSpace(text) && address is null, EvidenceRefusals.BadSetting(nameof(Scanner), text, "tcp://127.0.0.1:3310 | unix:/run/clamav/clamd.ctl"));
            return address;
        }
    }
}
