using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Taizhang.Evidence.Files;
using Taizhang.Kernel;

namespace Taizhang.Evidence.Intake;

/// <summary>An upload that comes in pieces.</summary>
/// <param name="Key">What its address names it by.</param>
/// <param name="Owner">Who began it; nobody else goes on with it.</param>
/// <param name="Kind">The kind of record it is for.</param>
/// <param name="RecordId">The record's key.</param>
/// <param name="Name">The name the file was given.</param>
/// <param name="Length">Its length, in bytes.</param>
/// <param name="ExpiresAt">Until when it waits to go on, in UTC.</param>
public sealed record WaitingUpload(string Key, string Owner, RecordKind Kind, long RecordId, string Name, long Length, DateTime ExpiresAt);

/// <summary>What became of a piece.</summary>
public enum PieceFault
{
    /// <summary>It was added, or as much of it as came.</summary>
    None = 0,

    /// <summary>It does not begin where the pieces before end.</summary>
    WrongPlace = 1,

    /// <summary>Another piece of the same file is being added.</summary>
    Busy = 2,

    /// <summary>It reaches beyond the end of the file.</summary>
    TooLong = 3,

    /// <summary>The file is not taken, as its beginning shows.</summary>
    NotTaken = 4,
}

/// <summary>What became of a piece, where the file ends now, and why it is not taken.</summary>
public readonly record struct PieceResult(PieceFault Fault, long Offset, Refusal? Against = null);

/// <summary>Keeps uploads that come in pieces until they are whole; what has come survives a restart of the program.</summary>
public sealed partial class UploadShelf(UploadFolder folder, FileIntake intake, EvidenceSettings settings, TimeProvider clock)
{
    /// <summary>Uploads of one person that wait, at the most.</summary>
    public const int MostOfOne = 20;

    private const string About = ".json", Part = ".part";

    private const int Buffer = 1 << 16;

    /// <summary>Begins one, or says why not.</summary>
    public (WaitingUpload? Upload, Refusal? Against) Begin(string owner, RecordKind kind, long recordId, string name, long length)
    {
        ClearExpired();
        if (length > settings.Largest || length == 0)
        {
            return (null, length == 0 ? EvidenceRefusals.Empty(name) : EvidenceRefusals.TooLarge(name, settings.Largest));
        }

        if (All().Count(each => each.Owner == owner) >= MostOfOne)
        {
            return (null, EvidenceRefusals.TooManyUploads(MostOfOne));
        }

        var upload = new WaitingUpload(RandomNumberGenerator.GetHexString(32, lowercase: true), owner, kind, recordId, name, length, clock.Now().AddHours(settings.UploadHours));
        using (new FileStream(PathOf(upload.Key, Part), DiskFileStore.New()))
        {
        }

        var beside = folder.NewPath();
        File.WriteAllBytes(beside, JsonSerializer.SerializeToUtf8Bytes(upload));
        File.Move(beside, PathOf(upload.Key, About));
        return (upload, null);
    }

    /// <summary>One that waits; null where there is none, it is another's, or it waited too long.</summary>
    public WaitingUpload? Find(string key, string owner) => Key().IsMatch(key) && Read(PathOf(key, About)) is { } upload && upload.Owner == owner && upload.ExpiresAt > clock.Now() ? upload : null;

    /// <summary>How much of it has come, in bytes.</summary>
    public long OffsetOf(WaitingUpload upload) => new FileInfo(PathOf(upload.Key, Part)).Length;

    /// <summary>Opens what has come.</summary>
    public Stream Open(WaitingUpload upload) => new FileStream(PathOf(upload.Key, Part), FileMode.Open, FileAccess.Read, FileShare.Read, Buffer, useAsync: true);

    /// <summary>Adds a piece; where the line breaks, what came of it stays.</summary>
    public async Task<PieceResult> AddAsync(WaitingUpload upload, long offset, Stream piece, CancellationToken cancellationToken)
    {
        FileStream part;
        try
        {
            part = new FileStream(PathOf(upload.Key, Part), FileMode.Open, FileAccess.ReadWrite, FileShare.None, Buffer, useAsync: true);
        }
        catch (IOException)
        {
            return new(PieceFault.Busy, 0);
        }

        var result = new PieceResult(PieceFault.WrongPlace, offset);
        await using (part)
        {
            if (part.Length == offset)
            {
                result = await AddAsync(upload, part, piece, cancellationToken);
                part.Flush(flushToDisk: true);
            }
        }

        if (result.Fault == PieceFault.NotTaken)
        {
            Remove(upload.Key);
        }

        return result;
    }

    /// <summary>Lets one go.</summary>
    public void Remove(string key)
    {
        File.Delete(PathOf(key, About));
        File.Delete(PathOf(key, Part));
    }

    /// <summary>Clears those that waited too long, and what a program that was broken off left; gives how many.</summary>
    public int ClearExpired()
    {
        var now = clock.Now();
        var expired = All().Where(each => each.ExpiresAt <= now).ToList();
        expired.ForEach(each => Remove(each.Key));
        foreach (var stray in Directory.EnumerateFiles(folder.Path).Where(file => Path.GetExtension(file) != About && !File.Exists(Path.ChangeExtension(file, About)) && File.GetLastWriteTimeUtc(file) < now.AddDays(-1)))
        {
            File.Delete(stray);
        }

        return expired.Count;
    }

    private async Task<PieceResult> AddAsync(WaitingUpload upload, FileStream part, Stream piece, CancellationToken cancellationToken)
    {
        var (begin, buffer) = (part.Length, new byte[Buffer]);
        part.Position = begin;
        var isJudged = begin >= Math.Min(FileJudge.Head, upload.Length);
        int read;
        while ((read = await NextAsync(piece, buffer, cancellationToken)) > 0)
        {
            if (part.Position + read > upload.Length)
            {
                part.SetLength(begin);
                return new(PieceFault.TooLong, begin);
            }

            await part.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            if (!isJudged && part.Position >= Math.Min(FileJudge.Head, upload.Length))
            {
                isJudged = true;
                if (await AgainstAsync(upload, part) is { } against)
                {
                    return new(PieceFault.NotTaken, begin, against);
                }
            }
        }

        return new(PieceFault.None, part.Position);
    }

    private async Task<Refusal?> AgainstAsync(WaitingUpload upload, FileStream part)
    {
        var (at, head) = (part.Position, new byte[Math.Min(FileJudge.Head, part.Position)]);
        part.Position = 0;
        await part.ReadExactlyAsync(head);
        part.Position = at;
        return intake.Against(head, upload.Name, upload.Length);
    }

    /// <summary>What comes next; a line that breaks has come to its end.</summary>
    private static async Task<int> NextAsync(Stream piece, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await piece.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return 0;
        }
    }

    private IEnumerable<WaitingUpload> All() => Directory.EnumerateFiles(folder.Path, "*" + About).Select(Read).OfType<WaitingUpload>();

    private static WaitingUpload? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<WaitingUpload>(File.ReadAllBytes(path));
        }
        catch (Exception away) when (away is IOException or JsonException)
        {
            return null;
        }
    }

    private string PathOf(string key, string ending) => Path.Combine(folder.Path, key + ending);

    [GeneratedRegex(@"^[0-9a-f]{32}\z")]
    private static partial Regex Key();
}
