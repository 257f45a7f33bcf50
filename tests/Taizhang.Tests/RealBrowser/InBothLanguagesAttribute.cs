using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Taizhang.Tests.RealBrowser;

/// <summary>Runs the test in both languages; where there is no browser it is skipped and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InBothLanguagesAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new(
    [
        new TheoryDataRow<string>("zh-CN") { Skip = Chromium.Missing },
        new TheoryDataRow<string>("en") { Skip = Chromium.Missing },
    ]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
