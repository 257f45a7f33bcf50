using System.Security.Cryptography;
using Taizhang.Members;

namespace Taizhang.Tests.Members;

public sealed class PersonalDataTests
{
    private const string Number = "11010519491231002X";

    [Fact]
    public void What_is_sealed_is_opened_again_and_is_nowhere_to_be_read()
    {
        using var data = new PersonalData(RandomNumberGenerator.GetBytes(PersonalData.KeyLength));

        var kept = data.Seal(PersonalDataKind.IdentityNumber, Number);

        Assert.Equal(Number, data.OpenText(PersonalDataKind.IdentityNumber, kept));
        Assert.DoesNotContain("19491231", System.Text.Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.NotEqual(kept, data.Seal(PersonalDataKind.IdentityNumber, Number));
    }

    [Fact]
    public void Nothing_opens_with_another_key_as_another_kind_or_after_a_change()
    {
        using var data = new PersonalData(RandomNumberGenerator.GetBytes(PersonalData.KeyLength));
        using var other = new PersonalData(RandomNumberGenerator.GetBytes(PersonalData.KeyLength));
        var kept = data.Seal(PersonalDataKind.IdentityNumber, Number);

        Assert.Null(other.OpenText(PersonalDataKind.IdentityNumber, kept));
        Assert.Null(data.OpenText(PersonalDataKind.Phone, kept));
        kept[^1] ^= 1;
        Assert.Null(data.OpenText(PersonalDataKind.IdentityNumber, kept));
        Assert.Null(data.OpenText(PersonalDataKind.IdentityNumber, [1, 2, 3]));
    }

    [Fact]
    public void The_digest_finds_the_same_number_and_only_under_the_same_key()
    {
        using var data = new PersonalData(RandomNumberGenerator.GetBytes(PersonalData.KeyLength));
        using var other = new PersonalData(RandomNumberGenerator.GetBytes(PersonalData.KeyLength));

        Assert.Equal(data.Digest(PersonalDataKind.IdentityNumber, Number), data.Digest(PersonalDataKind.IdentityNumber, Number));
        Assert.NotEqual(data.Digest(PersonalDataKind.IdentityNumber, Number), other.Digest(PersonalDataKind.IdentityNumber, Number));
    }

    [Fact]
    public void The_key_is_made_once_for_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("taizhang-key-").FullName;
        try
        {
            var file = Path.Combine(folder, "store.key");
            byte[] kept;
            using (var first = PersonalData.WithKeyOf(file))
            {
                kept = first.Seal(PersonalDataKind.Phone, "13800000000");
            }

            using var second = PersonalData.WithKeyOf(file);
            Assert.Equal("13800000000", second.OpenText(PersonalDataKind.Phone, kept));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
