using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Demonstration;
using Taizhang.Kernel;

namespace Taizhang.Cli;

/// <summary><c>taizhang demo</c>: fills an empty store with the invented bureau.</summary>
internal static class DemoCommand
{
    internal static Command Create()
    {
        var command = new Command("demo", CliText.Say("cli.demo"));
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, services => FillAsync(services, cancellationToken), mayBeNew: true));
        return command;
    }

    private static async Task<int> FillAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<TaizhangDb>();
        if (await db.Organizations.AnyAsync(cancellationToken))
        {
            return CommandLine.Refuse(new Refusal("cli.demo-not-empty", ("organizations", await db.Organizations.CountAsync(cancellationToken))));
        }

        if (await TaizhangStart.PrepareAsync(services, new DemonstrationMode(true), cancellationToken) is { } unusable)
        {
            return CommandLine.Refuse(unusable);
        }

        Console.WriteLine(CliText.Say(
            "cli.demo-done",
            ("organizations", await db.Organizations.CountAsync(cancellationToken)),
            ("members", await db.Members.CountAsync(cancellationToken)),
            ("duties", await db.Duties.CountAsync(cancellationToken))));
        return CommandLine.Done;
    }
}
