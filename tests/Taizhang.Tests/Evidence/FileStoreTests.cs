using Taizhang.Evidence.Files;

namespace Taizhang.Tests.Evidence;

/// <summary>What both stores of files hold to.</summary>
public sealed class FileStoreTests : IAsyncDisposable
{
    private static readonly string Name = new string('a', 64) + "-0123456789abcdef";

    private readonly string _folder = Directory.CreateTempSubdirectory("taizhang-files-").FullName;

    private readonly Lazy<S3Server> _server = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_put_is_read_from_any_place_listed_and_taken_away(bool isS3)
    {
        var store = Store(isS3);
        var bytes = Enumerable.Range(0, 200_000).Select(index => (byte)index).ToArray();

        await store.PutAsync(Name, (target, cancelled) => target.WriteAsync(bytes, cancelled).AsTask(), default);

        Assert.Equal(bytes, await ReadAsync(store, 0));
        Assert.Equal(bytes[150_000..], await ReadAsync(store, 150_000));
        Assert.Equal([Name], await store.ListAsync(default).Select(kept => kept.Name).ToListAsync());
        await store.DeleteAsync(Name, default);
        await store.DeleteAsync(Name, default);
        Assert.Null(await store.OpenAsync(Name, 0, default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_writing_that_breaks_off_leaves_nothing(bool isS3)
    {
        var store = Store(isS3);

        await Assert.ThrowsAsync<IOException>(() => store.PutAsync(Name, async (target, cancelled) =>
        {
            await target.WriteAsync(new byte[100_000], cancelled);
            throw new IOException("The disk is full.");
        }, default));

        Assert.Null(await store.OpenAsync(Name, 0, default));
        Assert.Empty(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Empty(_server.Value.Objects);
    }

    [Fact]
    public async Task A_server_that_believes_nobody_or_is_full_is_told_as_what_goes_wrong_below()
    {
        using var stranger = new S3FileStore(_server.Value.Settings with { SecretKey = "guessed" });
        using var store = new S3FileStore(_server.Value.Settings);
        _server.Value.IsFull = true;

        await Assert.ThrowsAsync<IOException>(() => stranger.OpenAsync(Name, 0, default));
        await Assert.ThrowsAsync<IOException>(() => store.PutAsync(Name, (target, cancelled) => target.WriteAsync(new byte[10], cancelled).AsTask(), default));
        Assert.Empty(_server.Value.Objects);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("aa")]
    public async Task Only_names_of_files_are_names(string name) => await Assert.ThrowsAsync<ArgumentException>(() => new DiskFileStore(_folder).OpenAsync(name, 0, default));

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await _server.Value.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private IFileStore Store(bool isS3) => isS3 ? new S3FileStore(_server.Value.Settings) : new DiskFileStore(_folder);

    private static async Task<byte[]> ReadAsync(IFileStore store, long from)
    {
        await using var stream = (await store.OpenAsync(Name, from, default))!;
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole);
        return whole.ToArray();
    }
}
