using Taizhang.Kernel;

namespace Taizhang.Tests.Kernel;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("何兰清", "HLQ")]
    [InlineData("郭知", "GZ")]
    [InlineData("欧阳晓曦", "OYXX")]
    [InlineData("张婷", "ZT")]
    [InlineData("王莹", "WY")]
    [InlineData("曾志强", "ZZQ")]
    [InlineData("单晗", "SH")]
    [InlineData("任重", "RZ")]
    [InlineData("阿依古丽·买买提", "AYGLMMT")]
    [InlineData("<b>李</b> Li", "BLBLI")]
    [InlineData("", "")]
    public void A_name_has_the_initials_of_its_pinyin(string name, string initials) => Assert.Equal(initials, Pinyin.Initials(name));

    [Fact]
    public void They_fit_their_column_however_long_the_name() => Assert.Equal(20, Pinyin.Initials(new string('王', 60)).Length);
}
