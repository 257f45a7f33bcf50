using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Taizhang.Tests.Cli;

/// <summary>What a command printed, and how it ended.</summary>
public sealed record Said(int Code, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>A terminal at which the command line is run, in a folder of its own.</summary>
public class Terminal : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("taizhang-cli-").FullName;

    public string Store => Path.Combine(Folder, "t.db");

    public Said Run(params IEnumerable<string> args) => RunOn(Store, args);

    /// <summary>Runs on another store; null names none.</summary>
    public Said RunOn(string? store, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Taizhang.Cli.dll"), .. args])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["ConnectionStrings__Taizhang"] = store;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, errors.Result);
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>A terminal on a store with the invented bureau in it.</summary>
public sealed class BureauTerminal : Terminal
{
    public BureauTerminal() => Assert.Equal(0, Run("demo").Code);
}
