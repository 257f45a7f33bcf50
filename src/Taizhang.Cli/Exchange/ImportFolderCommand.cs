using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Exchange;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Cli.Exchange;

/// <summary><c>taizhang import folder DIR</c>: takes a whole registry with its records over into an empty store.</summary>
internal static class ImportFolderCommand
{
    internal static Command Create()
    {
        var folder = CommandLine.Argument("DIR", CliText.Say("cli-folder.folder"));
        var command = new Command("folder", CliText.Say("cli-folder.import")) { folder };
        command.SetAction((parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(folder));
            return Directory.Exists(path)
                ? CliStore.UseAsync(parsed, services => RunAsync(services, path, cancellationToken), mayBeNew: true)
                : Task.FromResult(CommandLine.Refuse(new Refusal("cli-folder.missing", ("folder", path))));
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string folder, CancellationToken cancellationToken)
    {
        var import = ActivatorUtilities.CreateInstance<ExchangeImport>(services);
        var rows = await import.RunAsync(folder, null, cancellationToken);
        if (import.Problems.Count > 0)
        {
            foreach (var problem in import.Problems)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{problem.File}:{problem.Line}:{problem.Column} {CliText.Say(problem.Refusal)}"));
            }

            return CommandLine.Refuse(new Refusal("cli-folder.refused", ("count", import.Problems.Count)));
        }

        var duties = await services.GetRequiredService<LedgerKeeper>().RebuildAsync(cancellationToken);
        Console.WriteLine(CliText.Say("cli-folder.done", ("rows", rows), ("duties", duties)));
        return CommandLine.Done;
    }
}
