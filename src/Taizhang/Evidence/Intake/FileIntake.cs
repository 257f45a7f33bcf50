using System.Security.Cryptography;
using Taizhang.Evidence.Files;
using Taizhang.Kernel;

namespace Taizhang.Evidence.Intake;

/// <summary>Takes files in: what each is, whether it may be taken, without what a camera writes beside it, looked into by the scanner.</summary>
public sealed class FileIntake(EvidenceSettings settings, UploadFolder folder, VirusScanner scanner)
{
    private const int Piece = 1 << 16;

    /// <summary>Takes a file from a stream, and refuses it as soon as it is known why.</summary>
    /// <param name="name">The name it was given.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="declared">The length it says it has, in bytes; null where it does not.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    internal async Task<(StagedFile? File, Refusal? Against)> TakeAsync(string name, Stream content, long? declared, CancellationToken cancellationToken)
    {
        var shown = Shown(name);
        if (declared > settings.Largest)
        {
            return (null, EvidenceRefusals.TooLarge(shown, settings.Largest));
        }

        var head = new byte[FileJudge.Head];
        var known = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (Against(head.AsSpan(0, known), name, declared ?? known) is { } against)
        {
            return (null, against);
        }

        var path = folder.NewPath();
        var isTaken = false;
        try
        {
            var most = settings.LargestOf(FileJudge.Of(head.AsSpan(0, known), name).Class);
            await using (var target = new FileStream(path, DiskFileStore.New()))
            {
                await target.WriteAsync(head.AsMemory(0, known), cancellationToken);
                var buffer = new byte[Piece];
                int read;
                while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
                {
                    await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                    if (target.Position > most)
                    {
                        return (null, EvidenceRefusals.TooLarge(shown, most));
                    }
                }
            }

            var (file, refusal) = await LookAsync(name, path, cancellationToken);
            isTaken = file is not null;
            return (file, refusal);
        }
        finally
        {
            if (!isTaken)
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>Why a file that begins so, and says it is so long, is not taken; null where it may be.</summary>
    internal Refusal? Against(ReadOnlySpan<byte> head, string name, long length)
    {
        var judged = FileJudge.Of(head, Shown(name));
        return judged.Against ?? (length > settings.LargestOf(judged.Class) ? EvidenceRefusals.TooLarge(Shown(name), settings.LargestOf(judged.Class)) : null);
    }

    /// <summary>Looks into a file that lies whole in the folder of uploads; takes it over where it is taken.</summary>
    internal async Task<(StagedFile? File, Refusal? Against)> LookAsync(string name, string path, CancellationToken cancellationToken)
    {
        var shown = Shown(name);
        var (kind, against) = await KindAsync(path, shown, cancellationToken);
        if (against is not null)
        {
            return (null, against);
        }

        byte[]? preview = null;
        if (FileKinds.ClassOf(kind) == FileClass.Picture)
        {
            (preview, against) = await PictureAsync(path, kind, shown, cancellationToken);
        }
        else if (kind is FileKind.Mp4 or FileKind.M4a)
        {
            await using var movie = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            against = MovieData.BlotOut(movie) ? null : EvidenceRefusals.Damaged(shown);
        }

        await using var file = Open(path);
        if (against is null && await scanner.LookAsync(file, cancellationToken) is { IsClean: false } scan)
        {
            against = scan.Found is { } found ? EvidenceRefusals.Infected(shown, found) : EvidenceRefusals.ScannerAway;
        }

        if (against is not null)
        {
            return (null, against);
        }

        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        return (new StagedFile(path, FileKinds.NameFor(name, kind), kind, file.Length, hash, preview), null);
    }

    /// <summary>What it is, from all of it.</summary>
    private static async Task<(FileKind Kind, Refusal? Against)> KindAsync(string path, string shown, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        var head = new byte[FileJudge.Head];
        var known = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var judged = FileJudge.Of(head.AsSpan(0, known), shown);
        file.Position = 0;
        if (judged.Against is not null)
        {
            return (default, judged.Against);
        }

        switch (judged.Kind)
        {
            case null:
                var (kind, against) = OfficePackage.Look(file, shown);
                return (kind ?? default, against);
            case FileKind.Pdf when PdfLook.IsActive(file):
                return (default, EvidenceRefusals.ActivePdf(shown));
            case FileKind.Text or FileKind.Csv:
                var all = await File.ReadAllBytesAsync(path, cancellationToken);
                return FileJudge.CodeOf(all) is not { } code ? (default, EvidenceRefusals.NotTaken(shown))
                    : FileJudge.IsActive(code.GetString(all)) ? (default, EvidenceRefusals.Active(shown))
                    : (judged.Kind.Value, null);
            default:
                return (judged.Kind.Value, null);
        }
    }

    private static async Task<(byte[]? Preview, Refusal? Against)> PictureAsync(string path, FileKind kind, string shown, CancellationToken cancellationToken)
    {
        if (PictureData.Without(kind, await File.ReadAllBytesAsync(path, cancellationToken)) is not { } picture)
        {
            return (null, EvidenceRefusals.Damaged(shown));
        }

        var (preview, against) = await Thumbnail.MakeAsync(picture, shown, cancellationToken);
        if (against is null)
        {
            await File.WriteAllBytesAsync(path, picture, cancellationToken);
        }

        return (preview, against);
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, Piece, useAsync: true);

    /// <summary>The name in what is said: of a path the last part, and not longer than a line.</summary>
    private static string Shown(string name)
    {
        var last = SentFileName.Of(name);
        return last.Length > 80 ? last[..40] + "…" + last[^30..] : last;
    }
}
