namespace Taizhang.Tests.Support;

/// <summary>Where one store of a test lives: a file in a folder of its own, or a database on the server.</summary>
internal sealed class StorePlace
{
    private static int _databases;

    private readonly string _name;

    /// <summary>What a store keeps outside itself: each store its own, as each bureau has.</summary>
    private readonly string _beside = Directory.CreateTempSubdirectory("taizhang-beside-").FullName;

    private StorePlace(StoreKind kind, string name)
    {
        Kind = kind;
        _name = name;
    }

    public StoreKind Kind { get; }

    /// <summary>The connection string, as a host is given it.</summary>
    public string ConnectionString => Kind == StoreKind.Sqlite ? $"Data Source={File};Pooling=False" : PostgresServer.Current.ConnectionString(_name);

    /// <summary>The file of its anchors.</summary>
    public string AnchorFile => Path.Combine(_beside, "taizhang.anchors");

    /// <summary>The folder of its files.</summary>
    public string EvidenceFolder => Path.Combine(_beside, "evidence");

    private string File => Path.Combine(_name, "taizhang.db");

    /// <summary>An empty place.</summary>
    public static Task<StorePlace> CreateAsync(StoreKind kind) => MakeAsync(kind, null);

    /// <summary>A place with what another holds, which nobody may be using.</summary>
    public static Task<StorePlace> CopyAsync(StorePlace other) => MakeAsync(other.Kind, other);

    public Task DropAsync()
    {
        Directory.Delete(_beside, true);
        if (Kind == StoreKind.Postgres)
        {
            return PostgresServer.Current.DropAsync(_name);
        }

        Directory.Delete(_name, true);
        return Task.CompletedTask;
    }

    private static async Task<StorePlace> MakeAsync(StoreKind kind, StorePlace? other)
    {
        var made = await MakeStoreAsync(kind, other);
        foreach (var file in other is null || !Directory.Exists(other.EvidenceFolder) ? [] : Directory.EnumerateFiles(other.EvidenceFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(made.EvidenceFolder, Path.GetRelativePath(other!.EvidenceFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }

        return made;
    }

    private static async Task<StorePlace> MakeStoreAsync(StoreKind kind, StorePlace? other)
    {
        if (kind == StoreKind.Sqlite)
        {
            var file = new StorePlace(kind, Directory.CreateTempSubdirectory("taizhang-").FullName);
            if (other is not null)
            {
                System.IO.File.Copy(other.File, file.File);
            }

            return file;
        }

        var database = new StorePlace(kind, $"taizhang_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}");
        await PostgresServer.Current.CreateAsync(database._name, other?._name);
        return database;
    }
}
