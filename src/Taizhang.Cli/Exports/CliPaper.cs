using Microsoft.Extensions.DependencyInjection;
using Taizhang.Audit;
using Taizhang.Kernel;

namespace Taizhang.Cli.Exports;

/// <summary>Writes an issued paper to a file: over the desk first, then with its mark on every sheet.</summary>
internal static class CliPaper
{
    internal static async Task<int> WriteAsync(IServiceProvider services, string path, string name, DateOnly asOf, Action<Stream> write, string done, CancellationToken cancellationToken, string? reason = null)
    {
        var paper = new Paper(name, Path.GetExtension(path).TrimStart('.').ToLowerInvariant(), asOf, Path.GetFileName(path), Reason: reason);
        var mark = await services.GetRequiredService<PaperDesk>().IssueAsync(paper, Actor.System, Environment.UserName, cancellationToken);
        using var written = new MemoryStream();
        mark.While(() => write(written));
        try
        {
            await File.WriteAllBytesAsync(path, written.ToArray(), cancellationToken);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return CommandLine.Refuse(new Refusal("cli.export-failed", ("file", path), ("reason", unwritable.Message)));
        }

        Console.WriteLine(done);
        Console.WriteLine(CliText.Say("cli-audit.paper-code", ("code", mark.Code)));
        return CommandLine.Done;
    }
}
