using System.Text.Json;
using CsCheck;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Tests.Ledger;

public sealed class RequirementRoundTripTests
{
    [Fact]
    public void What_is_written_of_a_requirement_is_read_again_whole() => RequirementGenerators.Requirement.Sample(requirement =>
    {
        var read = RequirementReader.Read(RequirementWriter.Write(requirement));

        Assert.True(read.IsGood, string.Join(Environment.NewLine, read.Problems));
        Assert.Equal(Shape.Of(requirement), Shape.Of(read.Value));
    });

    [Fact]
    public void What_is_written_of_a_measure_is_read_again_whole() => Gen.Enum<SubjectKind>().SelectMany(RequirementGenerators.MeasureOf).Sample(measure =>
    {
        var read = RequirementReader.ReadMeasure(RequirementWriter.Write(measure));

        Assert.True(read.IsGood, string.Join(Environment.NewLine, read.Problems));
        Assert.Equal(Shape.Of(measure), Shape.Of(read.Value));
    });

    [Fact]
    public void What_is_written_is_JSON() => RequirementGenerators.Requirement.Sample(requirement =>
    {
        using var json = JsonDocument.Parse(RequirementWriter.Write(requirement));

        Assert.Equal(requirement.Title.Chinese, json.RootElement.GetProperty("title").GetProperty("zh").GetString());
    });

    [Fact]
    public void Chinese_stays_readable_in_the_store()
    {
        var requirement = RequirementGenerators.Requirement.Single() with { Title = new("支部党员大会", "General meeting") };

        Assert.Contains("支部党员大会", RequirementWriter.Write(requirement), StringComparison.Ordinal);
    }
}
