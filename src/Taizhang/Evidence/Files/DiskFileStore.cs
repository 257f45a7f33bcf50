using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Taizhang.Evidence.Files;

/// <summary>Files in a folder of the machine, in two levels by the beginning of their names, for the owner alone.</summary>
public sealed class DiskFileStore(string folder) : IFileStore
{
    private const string Writing = "writing";

    private const int Buffer = 1 << 16;

    private readonly string _folder = Path.GetFullPath(folder);

    /// <inheritdoc/>
    public string Place => _folder;

    /// <inheritdoc/>
    public async Task PutAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var (place, beside) = (PathOf(name), Path.Combine(Folder(Path.Combine(_folder, Writing)), RandomNumberGenerator.GetHexString(16, lowercase: true)));
        try
        {
            await using (var stream = new FileStream(beside, New()))
            {
                await write(stream, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            Folder(Path.GetDirectoryName(place)!);
            File.Move(beside, place, overwrite: false);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string name, long from, CancellationToken cancellationToken)
    {
        try
        {
            var stream = new FileStream(PathOf(name), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, BufferSize = Buffer, Options = FileOptions.Asynchronous });
            stream.Position = from;
            return Task.FromResult<Stream?>(stream);
        }
        catch (Exception away) when (away is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        if (File.Exists(PathOf(name)))
        {
            File.Delete(PathOf(name));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeptName> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(_folder))
        {
            yield break;
        }

        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => FileName.IsOne(file.Name)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(file.Name, file.LastWriteTimeUtc);
        }
    }

    /// <summary>A new file for the owner alone.</summary>
    internal static FileStreamOptions New()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = Buffer, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>The folder, made for the owner alone where it is not there.</summary>
    internal static string Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private string PathOf(string name) => FileName.IsOne(name) ? Path.Combine(_folder, name[..2], name[2..4], name) : throw new ArgumentException($"{name} names no file of this store.", nameof(name));
}
