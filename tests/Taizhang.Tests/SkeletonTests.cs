namespace Taizhang.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void The_house_builds() => Assert.True(true);
}
