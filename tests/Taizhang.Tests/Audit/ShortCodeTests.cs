using Taizhang.Audit;

namespace Taizhang.Tests.Audit;

/// <summary>Codes as people type them.</summary>
public sealed class ShortCodeTests
{
    [Theory]
    [InlineData("1204-7KQF-2M9D-XW3A")]
    [InlineData("1204-7kqf-2m9d-xw3a")]
    [InlineData(" 12047KQF2M9DXW3A ")]
    [InlineData("1204 7KQF 2M9D XW3A")]
    [InlineData("１２０４－７ＫＱＦ－２Ｍ９Ｄ－ＸＷ３Ａ")]
    [InlineData("l2O4-7KQF-2M9D-XW3A")]
    [InlineData("1204—7KQF—2M9D—XW3A")]
    public void A_code_is_taken_as_it_is_meant(string typed) => Assert.Equal((1204, "1204-7KQF-2M9D-XW3A"), ShortCode.Read(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7KQF-2M9D-XW3A")]
    [InlineData("1204-7KQF-2M9D-XW3U")]
    [InlineData("0-7KQF-2M9D-XW3A")]
    [InlineData("12A4-7KQF-2M9D-XW3A")]
    [InlineData("1234567890123456789-7KQF-2M9D-XW3A")]
    [InlineData("核验码")]
    [InlineData("'; DROP TABLE journal --")]
    public void What_can_be_no_code_is_none(string? typed) => Assert.Null(ShortCode.Read(typed));
}
