
namespace Taizhang.Evidence;

/// <summary>A file that was looked into and is taken, but belongs nowhere yet; it goes when it is let go.</summary>
internal sealed class StagedFile(string path, string name, FileKind kind, long length, string hash, byte[]? preview) : IDisposable
{
    /// <summary>Its name, as it is kept.</summary>
    public string Name => name;

    /// <summary>What it is.</summary>
    public FileKind Kind => kind;

    /// <summary>Its length, in bytes.</summary>
    public long Length => length;

    /// <summary>The SHA-256 of its bytes.</summary>
    public string Hash => hash;

    /// <summary>Its small picture, where it is a picture.</summary>
    public byte[]? Preview => preview;

    /// <summary>The bytes.</summary>
    public FileStream Open() => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);

    public void Dispose() => File.Delete(path);
}
