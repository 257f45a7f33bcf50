using System.Text.Json;

namespace Taizhang.Tests.Cli;

/// <summary>The keys of personal data at a terminal.</summary>
public sealed class KeyCommandTests : IClassFixture<BureauTerminal>
{
    private readonly BureauTerminal _terminal;

    public KeyCommandTests(BureauTerminal terminal) => _terminal = terminal;

    [Fact]
    public void A_key_is_changed_all_is_sealed_anew_and_the_old_key_is_kept_as_unused()
    {
        var rotated = _terminal.Run("keys", "rotate");
        var before = _terminal.Run("keys", "list", "--json").Json;
        var sealedAnew = _terminal.Run("keys", "reencrypt");
        var after = _terminal.Run("keys", "list", "--json").Json;
        var again = _terminal.Run("keys", "reencrypt");

        Assert.Equal([0, 0, 0], [rotated.Code, sealedAnew.Code, again.Code]);
        Assert.Equal([("old", true), ("active", false)], Keys(before));
        Assert.Equal([("unused", false), ("active", true)], Keys(after));
        Assert.Contains("已重新加密", sealedAnew.Output, StringComparison.Ordinal);
        Assert.Contains("重新加密 0 项", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_key_file_is_named_with_its_remedy_and_the_store_stays_closed()
    {
        var made = _terminal.Run("keys", "new", "--key-file", Path.Combine(_terminal.Folder, "second.keys"));
        var twice = _terminal.Run("keys", "new", "--key-file", Path.Combine(_terminal.Folder, "second.keys"));
        File.WriteAllText(Path.Combine(_terminal.Folder, "broken.keys"), "{\"form\":1,");
        var broken = _terminal.Run("keys", "list", "--key-file", Path.Combine(_terminal.Folder, "broken.keys"));

        Assert.Equal((0, 1, 1), (made.Code, twice.Code, broken.Code));
        Assert.StartsWith("personal.key-file-there", twice.Errors, StringComparison.Ordinal);
        Assert.StartsWith("personal.key-file-unreadable", broken.Errors, StringComparison.Ordinal);
        Assert.Contains("PersonalData:KeyFile", broken.Errors, StringComparison.Ordinal);
        Assert.Equal("{\"form\":1,", File.ReadAllText(Path.Combine(_terminal.Folder, "broken.keys")));
    }

    private static (string, bool)[] Keys(JsonElement keys) => [.. keys.EnumerateArray().Select(key => (key.GetProperty("state").GetString()!, key.GetProperty("seals").GetInt32() > 0))];
}
