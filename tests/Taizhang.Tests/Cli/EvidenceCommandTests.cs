namespace Taizhang.Tests.Cli;

/// <summary>The files of evidence at a terminal.</summary>
public sealed class EvidenceCommandTests(BureauTerminal terminal) : IClassFixture<BureauTerminal>
{
    [Fact]
    public void The_check_names_what_is_gone_with_its_record_and_collecting_keeps_to_the_stated_time()
    {
        var whole = terminal.Run("evidence", "verify");
        var file = Directory.EnumerateFiles(Path.Combine(terminal.Folder, "t.evidence"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First(each => !each.EndsWith(".preview", StringComparison.Ordinal));
        File.Delete(file);
        var gone = terminal.Run("evidence", "verify");
        var asJson = terminal.Run("evidence", "verify", "--json");
        var young = terminal.Run("evidence", "collect", "--older-than", "30");
        var unread = terminal.Run("evidence", "collect", "--older-than", "soon");
        var collected = terminal.Run("evidence", "collect", "--older-than", "400");

        Assert.Equal([0, 1, 1, 1, 1, 0], new[] { whole.Code, gone.Code, asJson.Code, young.Code, unread.Code, collected.Code });
        Assert.Contains("3 个文件", whole.Output, StringComparison.Ordinal);
        Assert.StartsWith("cli-evidence.fault-missing", gone.Errors, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(file)[..64], gone.Errors, StringComparison.Ordinal);
        Assert.Equal("missing", asJson.Json.GetProperty("fault").GetString());
        Assert.NotEmpty(asJson.Json.GetProperty("records").EnumerateArray());
        Assert.StartsWith("evidence.too-young", young.Errors, StringComparison.Ordinal);
        Assert.StartsWith("cli-evidence.bad-days", unread.Errors, StringComparison.Ordinal);
        Assert.Contains("已清理 0 个文件", collected.Output, StringComparison.Ordinal);
    }
}
