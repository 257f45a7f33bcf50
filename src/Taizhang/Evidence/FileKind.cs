using Taizhang.Kernel;

namespace Taizhang.Evidence;

/// <summary>What a file is, found from its bytes; nothing else is taken.</summary>
public enum FileKind
{
    /// <summary>A document in PDF.</summary>
    Pdf = 1,

    /// <summary>A document of a word processor (.docx).</summary>
    Word = 2,

    /// <summary>A workbook (.xlsx).</summary>
    Workbook = 3,

    /// <summary>Slides (.pptx).</summary>
    Slides = 4,

    /// <summary>A picture in JPEG.</summary>
    Jpeg = 5,

    /// <summary>A picture in PNG.</summary>
    Png = 6,

    /// <summary>A picture in WebP.</summary>
    Webp = 7,

    /// <summary>Plain text.</summary>
    Text = 8,

    /// <summary>A table of values in plain text.</summary>
    Csv = 9,

    /// <summary>Sound in MP3.</summary>
    Mp3 = 10,

    /// <summary>Sound in MPEG-4.</summary>
    M4a = 11,

    /// <summary>A film in MPEG-4.</summary>
    Mp4 = 12,
}

/// <summary>Kinds of files that share a limit.</summary>
public enum FileClass
{
    /// <summary>Documents to be read.</summary>
    Document = 1,

    /// <summary>Pictures.</summary>
    Picture = 2,

    /// <summary>Plain text.</summary>
    Text = 3,

    /// <summary>Recordings of sound.</summary>
    Audio = 4,

    /// <summary>Films.</summary>
    Video = 5,
}

/// <summary>What is known of each kind of file.</summary>
public static class FileKinds
{
    /// <summary>The endings a name may have, the usual one first.</summary>
    public static IReadOnlyList<string> EndingsOf(FileKind kind) => kind switch
    {
        FileKind.Pdf => [".pdf"],
        FileKind.Word => [".docx"],
        FileKind.Workbook => [".xlsx"],
        FileKind.Slides => [".pptx"],
        FileKind.Jpeg => [".jpg", ".jpeg"],
        FileKind.Png => [".png"],
        FileKind.Webp => [".webp"],
        FileKind.Text => [".txt"],
        FileKind.Csv => [".csv"],
        FileKind.Mp3 => [".mp3"],
        FileKind.M4a => [".m4a"],
        _ => [".mp4"],
    };

    /// <summary>The type a browser is told.</summary>
    public static string MediaTypeOf(FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Slides => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.Webp => "image/webp",
        FileKind.Text => "text/plain",
        FileKind.Csv => "text/csv",
        FileKind.Mp3 => "audio/mpeg",
        FileKind.M4a => "audio/mp4",
        _ => "video/mp4",
    };

    /// <summary>The class a kind belongs to.</summary>
    public static FileClass ClassOf(FileKind kind) => kind switch
    {
        FileKind.Pdf or FileKind.Word or FileKind.Workbook or FileKind.Slides => FileClass.Document,
        FileKind.Jpeg or FileKind.Png or FileKind.Webp => FileClass.Picture,
        FileKind.Text or FileKind.Csv => FileClass.Text,
        FileKind.Mp3 or FileKind.M4a => FileClass.Audio,
        _ => FileClass.Video,
    };

    /// <summary>All endings there are.</summary>
    public static IEnumerable<string> Endings => Enum.GetValues<FileKind>().SelectMany(EndingsOf);

    /// <summary>A name that a system of files and a reader can bear, with the ending its bytes ask for.</summary>
    public static string NameFor(string given, FileKind kind)
    {
        var name = new string([.. SentFileName.Of(given).Where(sign => !"<>:\"|?*".Contains(sign))]).Trim(' ', '.');
        var ending = Path.GetExtension(name).ToLowerInvariant();
        var stem = Path.GetFileNameWithoutExtension(name);
        stem = stem.Length > LongestName ? stem[..LongestName] : stem;
        stem = stem.Length > 0 && char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem;
        return (stem.Length > 0 ? stem : "file") + (EndingsOf(kind).Contains(ending) ? ending : EndingsOf(kind)[0]);
    }

    private const int LongestName = 120;
}
