using Taizhang.Members;

namespace Taizhang.Tests.Members;

public sealed class IdentityNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Birthday_and_gender_are_read_from_the_number()
    {
        var (number, refusal) = IdentityNumber.Read("11010519491231002x", Today);

        Assert.Null(refusal);
        Assert.Equal("11010519491231002X", number!.Value);
        Assert.Equal(new DateOnly(1949, 12, 31), number.BornOn);
        Assert.Equal(Gender.Female, number.Gender);
    }

    [Fact]
    public void A_number_of_15_is_brought_to_the_form_of_18()
    {
        var (number, _) = IdentityNumber.Read("110105491231002", Today);

        Assert.Equal("11010519491231002X", number!.Value);
    }

    [Theory]
    [InlineData("1101051949123100", "identity.length")]
    [InlineData("11010519491231002A", "identity.characters")]
    [InlineData("1101051949123100２X", "identity.characters")]
    [InlineData("990105194912310021", "identity.region")]
    [InlineData("110105194902300029", "identity.birthday")]
    [InlineData("110105204912310023", "identity.birthday")]
    [InlineData("110105194912310021", "identity.check-digit")]
    public void A_number_that_cannot_be_is_refused_with_what_is_wrong(string typed, string code) =>
        Assert.Equal(code, IdentityNumber.Read(typed, Today).Refusal?.Code);

    [Fact]
    public void Any_single_figure_mistyped_is_found()
    {
        const string right = "11010519491231002X";
        for (var place = 0; place < 17; place++)
        {
            for (var figure = '0'; figure <= '9'; figure++)
            {
                var typed = string.Concat(right.AsSpan(0, place), figure.ToString(), right.AsSpan(place + 1));
                Assert.Equal(typed == right, IdentityNumber.Read(typed, Today).Number is not null);
            }
        }
    }

    [Fact]
    public void A_number_never_shows_itself_whole()
    {
        var (number, _) = IdentityNumber.Read("11010519491231002X", Today);

        Assert.Equal("110***********002X", number!.ToString());
        Assert.DoesNotContain("19491231", number.ToString(), StringComparison.Ordinal);
    }
}
