using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Taizhang.Tests.Plans;

/// <summary><c>taizhang plan read</c> as a person meets it.</summary>
public class PlanReadCommandTests
{
    private static readonly string Sample = Path.Combine(SamplePlans.Folder, "qingchuan-2024.docx");

    [Fact]
    public async Task It_writes_an_outline_with_parts_and_duties()
    {
        var (exit, output, _) = await Run("plan", "read", Sample);
        Assert.Equal(0, exit);
        Assert.Contains("三、重点行动", output, StringComparison.Ordinal);
        Assert.Contains("22. 完善述职评议", output, StringComparison.Ordinal);
        Assert.Contains("每半年至少1次", output, StringComparison.Ordinal);
        Assert.Contains("4章，14节，22项措施", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_English_when_asked()
    {
        var (exit, output, _) = await Run("plan", "read", "--lang", "en", Sample);
        Assert.Equal(0, exit);
        Assert.Contains("Measures: 22.", output, StringComparison.Ordinal);
        Assert.Contains("at least 1次 each half-year", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_JSON_carries_the_names_of_the_answers()
    {
        var (exit, output, _) = await Run("plan", "read", Sample, "--json");
        Assert.Equal(0, exit);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("青园党组〔2024〕3号", json.RootElement.GetProperty("doc_number").GetString());
        Assert.Equal(22, json.RootElement.GetProperty("measures").GetArrayLength());
        var duty = json.RootElement.GetProperty("duties")[0];
        Assert.All((string[])["kind", "op", "value", "unit", "period", "deadline", "start", "end"], name => Assert.True(duty.TryGetProperty(name, out _), name));
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_cannot_be_read_ends_with_one_and_its_remedy()
    {
        var (exit, output, error) = await Run("plan", "read", "no-such-file.docx");
        Assert.Equal(1, exit);
        Assert.Empty(output);
        Assert.Contains("no-such-file.docx", error, StringComparison.Ordinal);

        var picture = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".docx");
        await File.WriteAllBytesAsync(picture, [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]);
        try
        {
            (exit, output, error) = await Run("plan", "read", picture);
            Assert.Equal(1, exit);
            Assert.Empty(output);
            Assert.Contains("另存为 .docx", error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(picture);
        }
    }

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8 };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Taizhang.Cli.dll"));
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
