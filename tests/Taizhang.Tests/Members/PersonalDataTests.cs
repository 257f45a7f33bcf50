using System.Text;
using Taizhang.Members.Personal;

namespace Taizhang.Tests.Members;

public sealed class PersonalDataTests : IDisposable
{
    private const string Number = "11010519491231002X";

    private static readonly SealPlace Place = SealPlace.Of(7, PersonalKind.IdentityNumber);

    private readonly string _folder = Directory.CreateTempSubdirectory("taizhang-key-").FullName;

    private string KeyFile => Path.Combine(_folder, "store.keys");

    public static TheoryData<string> Algorithms => ["aes-gcm", "sm4"];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_value_is_sealed_anew_each_time_and_opens_in_its_own_place_alone(string algorithm)
    {
        var data = With(algorithm);
        var kept = data.Seal(Place, Number);

        Assert.Equal(Number, data.Open(Place, kept).Text);
        Assert.DoesNotContain("1949", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.NotEqual(kept, data.Seal(Place, Number));
        Assert.Equal(1, PersonalData.KeyIdOf(kept));
        Assert.All([SealPlace.Of(8, PersonalKind.IdentityNumber), SealPlace.Of(7, PersonalKind.Phone), SealPlace.JobInput(7)], elsewhere => Assert.Equal((OpenFault.Damaged, null), (data.Open(elsewhere, kept).Fault, data.Open(elsewhere, kept).Plain)));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Whatever_bit_is_changed_or_cut_off_the_value_does_not_open(string algorithm)
    {
        var data = With(algorithm);
        var kept = data.Seal(Place, Number);

        for (var at = 0; at < kept.Length; at++)
        {
            var changed = kept.ToArray();
            changed[at] ^= 1;
            Assert.NotEqual(OpenFault.None, data.Open(Place, changed).Fault);
            Assert.NotEqual(OpenFault.None, data.Open(Place, kept[..at]).Fault);
        }
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void With_another_key_nothing_opens_and_nothing_is_found(string algorithm)
    {
        var data = With(algorithm);
        var (kept, digest) = (data.Seal(Place, Number), data.Digest(PersonalKind.IdentityNumber, Number));
        File.Delete(KeyFile);
        var other = With(algorithm);

        Assert.Equal(OpenFault.Damaged, other.Open(Place, kept).Fault);
        Assert.NotEqual(digest, other.Digest(PersonalKind.IdentityNumber, Number));
        Assert.Equal(digest, data.Digest(PersonalKind.IdentityNumber, Number));
    }

    [Fact]
    public void A_value_says_its_algorithm_so_that_both_open_side_by_side()
    {
        var kept = With("aes-gcm").Seal(Place, Number);
        var sm4 = With("sm4");

        Assert.Equal(Number, sm4.Open(Place, kept).Text);
        Assert.False(sm4.IsCurrent(kept));
        Assert.True(sm4.IsCurrent(sm4.Seal(Place, Number)));
        Assert.Contains(With("aes-gcm").Digest(PersonalKind.IdentityNumber, Number), sm4.DigestsOf(PersonalKind.IdentityNumber, Number));
    }

    [Fact]
    public void After_a_rotation_the_new_key_seals_the_old_one_opens_and_a_program_at_work_notices()
    {
        var atWork = With(null);
        var kept = atWork.Seal(Place, Number);

        Keys().Rotate();
        File.SetLastWriteTimeUtc(KeyFile, DateTime.UnixEpoch.AddYears(60));

        Assert.Equal(2, PersonalData.KeyIdOf(atWork.Seal(Place, Number)));
        Assert.Equal(Number, atWork.Open(Place, kept).Text);
        Assert.Equal([KeyState.Old, KeyState.Active], Keys().Ring.Keys.Select(key => key.State));
    }

    [Fact]
    public void A_key_that_the_ring_lacks_is_named()
    {
        var old = File.ReadAllBytes(Made());
        Keys().Rotate();
        var kept = With(null).Seal(Place, Number);
        File.WriteAllBytes(KeyFile, old);

        var opened = With(null).Open(Place, kept);

        Assert.Equal((OpenFault.KeyMissing, 2), (opened.Fault, opened.KeyId));
        Assert.Equal("personal.key-missing", PersonalRefusals.DoesNotOpen(opened.Fault, opened.KeyId).Code);
    }

    [Fact]
    public void Outside_production_the_file_is_made_for_its_owner_alone_and_once()
    {
        Assert.Null(Keys().Open());
        var first = File.ReadAllText(KeyFile);

        Assert.Null(Keys().Open());

        Assert.Equal(first, File.ReadAllText(KeyFile));
        Assert.Single(Directory.GetFiles(_folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        }
    }

    [Fact]
    public void In_production_a_file_that_is_missing_open_to_others_or_served_is_refused_with_the_setting_and_the_remedy()
    {
        var missing = Production().Open();
        Made();
        var fine = Production().Open();
        var served = Production(_folder).Open();
        var besideIt = Production(Path.Combine(_folder, "wwwroot")).Open();

        Assert.Equal("personal.key-file-missing", missing?.Code);
        Assert.Null(fine);
        Assert.Null(besideIt);
        Assert.Equal("personal.key-file-served", served?.Code);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.Equal("personal.key-file-open-to-others", Production().Open()?.Code);
        }

        Assert.All([missing!, served!], refusal => Assert.Contains("PersonalData:KeyFile", Taizhang.Kernel.Words.Say(refusal), StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_cut_off_or_no_ring_is_refused_and_left_as_it_is()
    {
        var whole = File.ReadAllText(Made());
        foreach (var broken in new[] { "", whole[..(whole.Length / 2)], "[]", "{}", whole.Replace("active", "old", StringComparison.Ordinal), whole.Replace("\"secret\": \"", "\"secret\": \"AA", StringComparison.Ordinal), "\0\0\0" })
        {
            File.WriteAllText(KeyFile, broken);

            Assert.Equal("personal.key-file-unreadable", Keys().Open()?.Code);
            Assert.Equal(broken, File.ReadAllText(KeyFile));
        }
    }

    [Fact]
    public void An_algorithm_nobody_knows_is_refused_and_a_second_file_is_not_made_over_the_first()
    {
        Assert.Equal("personal.algorithm-unknown", new KeyRingFile(new PersonalDataSettings(KeyFile, "rot13"), TimeProvider.System).Open()?.Code);
        var first = File.ReadAllText(Made());

        Assert.Equal("personal.key-file-there", Keys().Make()?.Code);
        Assert.Equal(first, File.ReadAllText(KeyFile));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private string Made()
    {
        Assert.Null(Keys().Make());
        return KeyFile;
    }

    private KeyRingFile Keys() => new(new PersonalDataSettings(KeyFile), TimeProvider.System);

    private KeyRingFile Production(string? served = null) => new(new PersonalDataSettings(KeyFile, null, true, served), TimeProvider.System);

    private PersonalData With(string? algorithm)
    {
        var settings = new PersonalDataSettings(KeyFile, algorithm);
        return new PersonalData(new KeyRingFile(settings, TimeProvider.System), settings);
    }
}
