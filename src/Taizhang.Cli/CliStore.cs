using System.CommandLine;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Audit;
using Taizhang.Demonstration;
using Taizhang.Evidence;
using Taizhang.Hosting;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Cli;

/// <summary>The store a command works on: named by <c>--store</c>, by the environment, or the embedded one.</summary>
internal static class CliStore
{
    internal const string Variable = "ConnectionStrings__Taizhang";

    internal static Option<string?> Option { get; } = new("--store") { Recursive = true };

    internal static Option<string?> KeyFile { get; } = new("--key-file") { Recursive = true };

    /// <summary>Does something with the store, brought up to the form and the day first; says why where it cannot be opened.</summary>
    /// <param name="parsed">The words of the command line.</param>
    /// <param name="use">What is done, with the services on that store; gives the exit code.</param>
    /// <param name="mayBeNew">Whether a store that is not there yet is made.</param>
    /// <param name="asItIs">Whether the store is left as it is found, so that what is kept can be checked.</param>
    internal static async Task<int> UseAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> use, bool mayBeNew = false, bool asItIs = false)
    {
        var connection = ConnectionString(parsed);
        if (Missing(connection) is { } refusal && (!mayBeNew || refusal.Code != "cli.no-store"))
        {
            return CommandLine.Refuse(refusal);
        }

        // The same names as the web application's, as an environment spells them.
        var (audit, unreadable) = AuditSettings.Read(name => Environment.GetEnvironmentVariable($"Audit__{name}"));
        var (evidence, unusable) = EvidenceSettings.Read(name => Setting($"Evidence:{name}"));
        if (audit is null || evidence is null)
        {
            return CommandLine.Refuse([.. unreadable, .. unusable]);
        }

        try
        {
            await using var services = new ServiceCollection()
                .AddSingleton(TimeProvider.System)
                .AddSingleton(Scope.Everything)
                .AddSingleton(new DeedOrigin(DeedChannel.CommandLine))
                .AddTaizhangOn(connection, PersonalDataOf(parsed), audit, evidence)
                .BuildServiceProvider();
            if (!asItIs && await TaizhangStart.PrepareAsync(services, DemonstrationMode.Off) is { } closed)
            {
                return CommandLine.Refuse(closed);
            }

            await using var scope = services.CreateAsyncScope();
            if (asItIs && (await scope.ServiceProvider.GetRequiredService<TaizhangDb>().Database.GetPendingMigrationsAsync()).Any())
            {
                return CommandLine.Refuse(new Refusal("cli.store-old"));
            }

            return await use(scope.ServiceProvider);
        }
        catch (Exception unreachable) when (unreachable is DbException or IOException or UnauthorizedAccessException)
        {
            return CommandLine.Refuse(new Refusal("cli.store-failed", ("store", Shown(connection)), ("reason", unreachable.Message)));
        }
    }

    /// <summary>Whether the store that is named is there.</summary>
    internal static bool Exists(ParseResult parsed) => Missing(ConnectionString(parsed)) is null;

    /// <summary>How personal data is kept, by the same settings as the web application's.</summary>
    internal static PersonalDataSettings PersonalDataOf(ParseResult parsed) => new(
        parsed.GetValue(KeyFile) ?? Setting(PersonalDataSettings.KeyFileSetting) ?? StoreChoice.KeyFileOf(ConnectionString(parsed)),
        Setting(PersonalDataSettings.AlgorithmSetting),
        (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")) == "Production");

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name.Replace(":", "__", StringComparison.Ordinal));

    private static string ConnectionString(ParseResult parsed)
    {
        var named = parsed.GetValue(Option) ?? Environment.GetEnvironmentVariable(Variable) ?? StoreChoice.Embedded;
        return named.Contains('=') ? named : $"Data Source={named}";
    }

    private static Refusal? Missing(string connection)
    {
        if (StoreChoice.IsPostgres(connection))
        {
            return null;
        }

        try
        {
            var file = new SqliteConnectionStringBuilder(connection).DataSource;
            return file.Length > 0 && File.Exists(file) ? null
                : file is "" or ":memory:" || Directory.Exists(file) ? new Refusal("cli.store-unreadable", ("store", connection))
                : new Refusal("cli.no-store", ("file", Path.GetFullPath(file)));
        }
        catch (ArgumentException)
        {
            return new Refusal("cli.store-unreadable", ("store", connection));
        }
    }

    /// <summary>The store without what must not be seen.</summary>
    private static string Shown(string connection)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connection };
        parts.Remove("Password");
        parts.Remove("Pwd");
        return parts.ConnectionString;
    }
}
