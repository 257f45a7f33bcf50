using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Taizhang.Kernel;

namespace Taizhang.Members.Personal;

/// <summary>The file of the key ring: outside the database, for its owner alone; made on first use outside production, and read again when it changed.</summary>
public sealed class KeyRingFile(PersonalDataSettings settings, TimeProvider clock)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Lock _gate = new();
    private KeyRing? _ring;
    private DateTime _readOf;

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(settings.KeyFile);

    /// <summary>The keys; the host has opened the file before.</summary>
    public KeyRing Ring
    {
        get
        {
            if (_ring is not null && File.GetLastWriteTimeUtc(Path) == _readOf)
            {
                return _ring;
            }

            // A file that is away or half-written keeps the keys that are known.
            return Open() is { } refusal && _ring is null ? throw new InvalidOperationException($"The key ring was not opened: {refusal.Code}.") : _ring!;
        }
    }

    /// <summary>Opens the file, or says why it cannot be used; outside production one that is not there is made.</summary>
    public Refusal? Open()
    {
        lock (_gate)
        {
            if (settings.Chosen is null)
            {
                return PersonalRefusals.AlgorithmUnknown(settings.Algorithm!);
            }

            if (!File.Exists(Path))
            {
                if (settings.IsProduction)
                {
                    return PersonalRefusals.KeyFileMissing(Path);
                }

                Create();
            }

            if (settings.IsProduction && Exposure() is { } exposed)
            {
                return exposed;
            }

            var stamp = File.GetLastWriteTimeUtc(Path);
            var (ring, refusal) = Read();
            if (ring is not null)
            {
                (_ring, _readOf) = (ring, stamp);
            }

            return refusal;
        }
    }

    /// <summary>Makes a file with a first key; refused where there is one.</summary>
    public Refusal? Make()
    {
        lock (_gate)
        {
            return File.Exists(Path) || !Create() ? PersonalRefusals.KeyFileThere(Path) : null;
        }
    }

    /// <summary>Adds a key that seals from now on; the one before opens what it sealed.</summary>
    public PersonalKey Rotate()
    {
        lock (_gate)
        {
            var ring = Ring;
            var key = NewKey(ring.Keys.Max(each => each.Id) + 1);
            Replace(ring.With(key));
            return key;
        }
    }

    /// <summary>Says of the keys that seal nothing any more that they are unused; they stay in the file.</summary>
    public void MarkUnused(IReadOnlySet<int> inUse)
    {
        lock (_gate)
        {
            Replace(Ring.WithUnused(inUse));
        }
    }

    private PersonalKey NewKey(int id) => new(id, clock.Today(), KeyState.Active, RandomNumberGenerator.GetBytes(PersonalKey.SecretLength));

    /// <summary>Makes the file unless another was quicker.</summary>
    private bool Create()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var written = Write(new KeyRing([NewKey(1)]));
        try
        {
            File.Move(written, Path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(Path))
        {
            File.Delete(written);
            return false;
        }
    }

    private void Replace(KeyRing ring)
    {
        File.Move(Write(ring), Path, overwrite: true);
        (_ring, _readOf) = (ring, File.GetLastWriteTimeUtc(Path));
    }

    /// <summary>Writes beside the file, so that it is never seen half-written.</summary>
    private string Write(KeyRing ring)
    {
        var beside = $"{Path}.{RandomNumberGenerator.GetHexString(8)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(beside, options);
        JsonSerializer.Serialize(stream, new Kept(1, [.. ring.Keys.Select(key => new KeptKey(key.Id, Words.DayInTable(key.MadeOn), Kebab.Word(key.State), Convert.ToBase64String(key.Secret)))]), Shape);
        stream.Flush(flushToDisk: true);
        return beside;
    }

    private (KeyRing? Ring, Refusal? Refusal) Read()
    {
        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(Path), Shape);
            return kept is { Form: 1, Keys: { } all } && all.Select(Key).ToList() is var keys && keys.TrueForAll(key => key is not null)
                && keys.Count(key => key!.State == KeyState.Active) == 1 && keys.DistinctBy(key => key!.Id).Count() == keys.Count
                ? (new KeyRing([.. keys.OfType<PersonalKey>()]), null)
                : (null, PersonalRefusals.KeyFileUnreadable(Path));
        }
        catch (JsonException)
        {
            return (null, PersonalRefusals.KeyFileUnreadable(Path));
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return (null, PersonalRefusals.KeyFileClosed(Path));
        }
    }

    private static PersonalKey? Key(KeptKey? kept)
    {
        var secret = new byte[PersonalKey.SecretLength];
        return kept is { Id: > 0, Secret: { } text } && Convert.TryFromBase64String(text, secret, out var length) && length == PersonalKey.SecretLength
            && Kebab.TryRead<KeyState>(kept.State ?? "", out var state)
            && DateOnly.TryParseExact(kept.Made, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var made)
            ? new(kept.Id, made, state, secret) : null;
    }

    /// <summary>Who else might read the file.</summary>
    private Refusal? Exposure()
    {
        if (settings.ServedFolder is { } served && Path.StartsWith(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(served)) + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return PersonalRefusals.KeyFileServed(Path, served);
        }

        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & ~(OwnerOnly | UnixFileMode.UserExecute)) != UnixFileMode.None ? PersonalRefusals.KeyFileOpenToOthers(Path) : null;
    }

    private sealed record Kept(int Form, IReadOnlyList<KeptKey?>? Keys);

    private sealed record KeptKey(int Id, string? Made, string? State, string? Secret);
}
