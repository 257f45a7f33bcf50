using Microsoft.Extensions.DependencyInjection;
using Taizhang.Audit;
using Taizhang.Evidence;
using Taizhang.Kernel;
using Taizhang.Members.Personal;
using Taizhang.Postgres;
using Taizhang.Sqlite;

namespace Taizhang.Hosting;

/// <summary>Chooses the store by its connection string, for both front ends alike.</summary>
public static class StoreChoice
{
    /// <summary>The connection string used where none is given: a file in the folder <c>data</c>.</summary>
    public const string Embedded = "Data Source=data/taizhang.db";

    /// <summary>Adds the system on the store that the connection string names; one that names a host is PostgreSQL's.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="connectionString">Names the store.</param>
    /// <param name="personalData">How personal data is kept; null for a key file beside an embedded store, or in the folder <c>data</c>.</param>
    /// <param name="audit">How the trail is kept; null for the usual.</param>
    /// <param name="evidence">How files are kept; null for a folder beside an embedded store, or in the folder <c>data</c>.</param>
    public static IServiceCollection AddTaizhangOn(this IServiceCollection services, string connectionString, PersonalDataSettings? personalData = null, AuditSettings? audit = null, EvidenceSettings? evidence = null)
    {
        services.AddSingleton(personalData ?? new PersonalDataSettings(KeyFileOf(connectionString)));
        audit ??= new AuditSettings();
        services.AddSingleton(audit);
        services.AddSingleton(new JournalSettings(audit.Algorithm));
        var anchors = audit.AnchorFile ?? Path.ChangeExtension(StoreFileOf(connectionString), ".anchors");
        services.AddSingleton(_ => new AnchorFile(anchors, anchors + ".key"));
        services.AddSingleton(provider => new ArchiveFolder(audit.ArchiveFolder ?? Path.ChangeExtension(anchors, ".archive"), provider.GetRequiredService<AnchorFile>()));
        services.AddEvidence(evidence ?? new EvidenceSettings(), Path.ChangeExtension(StoreFileOf(connectionString), ".evidence"));
        if (IsPostgres(connectionString))
        {
            services.AddSingleton<IStore, PostgresStore>();
            services.AddDbContext<TaizhangDb>(options => PostgresStore.Use(options, connectionString));
        }
        else
        {
            MakeFolder(connectionString);
            services.AddSingleton<IStore, SqliteStore>();
            services.AddDbContext<TaizhangDb>(options => SqliteStore.Use(options, connectionString));
        }

        return services.AddTaizhang();
    }

    /// <summary>Whether the connection string is that of a PostgreSQL server.</summary>
    public static bool IsPostgres(string connectionString) => connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The file of the key ring where none is named: beside an embedded store, or in the folder <c>data</c>.</summary>
    public static string KeyFileOf(string connectionString) => Path.ChangeExtension(StoreFileOf(connectionString), ".keys");

    private static string StoreFileOf(string connectionString)
    {
        var embedded = IsPostgres(connectionString) ? Embedded : connectionString;
        var store = Path.GetFullPath(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(embedded).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(store)!);
        return store;
    }

    private static void MakeFolder(string connectionString)
    {
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && file is not ("" or ":memory:"))
        {
            Directory.CreateDirectory(folder);
        }
    }
}
