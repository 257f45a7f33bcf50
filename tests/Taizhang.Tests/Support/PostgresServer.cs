using System.Diagnostics;
using Npgsql;

namespace Taizhang.Tests.Support;

/// <summary>A PostgreSQL server for the length of the test run: the one an environment variable names, else a private one.</summary>
/// <remarks>
/// The private server listens on a socket in a temporary folder alone and keeps nothing safe from a crash. It ends, and its
/// folder goes, when the test process ends, however that ends: a shell waits for the end of its input.
/// </remarks>
internal sealed class PostgresServer
{
    /// <summary>Names a server to use instead of a private one, as a connection string without a database.</summary>
    public const string Variable = "TAIZHANG_TEST_POSTGRES";

    private const string Keeper = """
        set -e
        as() { if [ "$(id -u)" = 0 ]; then runuser -u "$owner" -- "$@"; else "$@"; fi; }
        if [ "$(id -u)" = 0 ]; then chown "$owner" "$folder"; fi
        trap 'rm -rf "$folder"' EXIT
        cd "$folder"
        make() { rm -rf "$folder/data"; as "$bin/initdb" -D "$folder/data" -U taizhang -A trust -E UTF8 --locale=C.UTF-8 --no-sync "$@" >"$folder/initdb.log" 2>&1; }
        make --locale-provider=icu --icu-locale=zh-CN || make || { cat "$folder/initdb.log"; exit 1; }
        as "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -o "-k $folder -c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200 -c timezone=Asia/Shanghai" start >/dev/null || { cat "$folder/server.log"; exit 1; }
        trap 'as "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1; rm -rf "$folder"' EXIT
        trap '' INT TERM
        echo ready
        cat >/dev/null
        """;

    private static readonly Lazy<PostgresServer> Running = new(Start);

    private readonly string _connectionString;
    private readonly Process? _keeper;

    private PostgresServer(string connectionString, Process? keeper)
    {
        _connectionString = connectionString;
        _keeper = keeper;
    }

    /// <summary>The server, started when first asked for.</summary>
    public static PostgresServer Current => Running.Value;

    /// <summary>Why there can be no server here; null where there can.</summary>
    public static string? Missing { get; } = WhyMissing();

    /// <summary>The connection string of a database.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(_connectionString) { Database = database, Pooling = false }.ConnectionString;

    /// <summary>Makes a database, as a copy of another where one is named.</summary>
    public async Task CreateAsync(string database, string? template = null) =>
        await ExecuteAsync(template is null ? $"CREATE DATABASE \"{database}\" TEMPLATE template0" : $"CREATE DATABASE \"{database}\" TEMPLATE \"{template}\" STRATEGY file_copy");

    /// <summary>Takes a database away.</summary>
    public Task DropAsync(string database) => ExecuteAsync($"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)");

    /// <summary>Ends the private server, if one was started.</summary>
    public static void Stop()
    {
        if (Running.IsValueCreated && Running.Value._keeper is { } keeper)
        {
            keeper.StandardInput.Close();
            keeper.WaitForExit(TimeSpan.FromSeconds(20));
            keeper.Dispose();
        }
    }

    private static PostgresServer Start()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return new(given, null);
        }

        // Short, since the address of a socket may only have about a hundred characters.
        var folder = Directory.CreateTempSubdirectory("tz-").FullName;
        var start = new ProcessStartInfo("/bin/sh", ["-c", Keeper]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["bin"] = Programs();
        start.Environment["folder"] = folder;
        start.Environment["owner"] = Owner();
        var keeper = Process.Start(start)!;
        var said = keeper.StandardOutput.ReadLine();
        return said == "ready"
            ? new($"Host={folder};Username=taizhang", keeper)
            : throw new InvalidOperationException($"The test server did not start: {said}{keeper.StandardOutput.ReadToEnd()}");
    }

    private static string? WhyMissing()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
        {
            return null;
        }

        if (!OperatingSystem.IsLinux())
        {
            return $"A private PostgreSQL server is only started on Linux; name one in {Variable}.";
        }

        return Programs() is null ? $"No PostgreSQL server is installed; install the package postgresql, or name a server in {Variable}." : null;
    }

    /// <summary>The folder of the newest server programs, as Debian and others lay them out.</summary>
    private static string? Programs() =>
        new[] { "/usr/lib/postgresql", "/usr/pgsql" }.Where(Directory.Exists).SelectMany(Directory.GetDirectories).Select(version => Path.Combine(version, "bin"))
            .Concat(["/usr/local/bin", "/usr/bin"]).Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderByDescending(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var version) ? version : 0).FirstOrDefault();

    /// <summary>Whom the server runs as where the tests run as root, which it refuses to do.</summary>
    private static string Owner() => File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
