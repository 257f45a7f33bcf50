using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Taizhang.Tests.Support;

/// <summary>The databases a store can be on.</summary>
public enum StoreKind
{
    /// <summary>The embedded one.</summary>
    Sqlite,

    /// <summary>A server.</summary>
    Postgres,
}

/// <summary>Runs the test on each store; where no server can be had, that run is skipped and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEachStoreAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new(
    [
        new TheoryDataRow<StoreKind>(StoreKind.Sqlite),
        new TheoryDataRow<StoreKind>(StoreKind.Postgres) { Skip = PostgresServer.Missing },
    ]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
