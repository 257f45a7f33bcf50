using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Cli.Keys;

/// <summary><c>taizhang keys</c>: new, list, rotate, reencrypt.</summary>
internal static class KeyCommands
{
    internal static Command Create() => CommandLine.Group("keys", CliText.Say("cli-keys.group"), New(), List(), Rotate(), Reencrypt());

    private static Command New()
    {
        var command = new Command("new", CliText.Say("cli-keys.new"));
        command.SetAction(parsed =>
        {
            var file = new KeyRingFile(CliStore.PersonalDataOf(parsed), TimeProvider.System);
            if (file.Make() is { } there)
            {
                return CommandLine.Refuse(there);
            }

            Console.WriteLine(CliText.Say("cli-keys.made", ("file", file.Path)));
            return CommandLine.Done;
        });
        return command;
    }

    private static Command List()
    {
        var json = CommandLine.Json();
        var command = new Command("list", CliText.Say("cli-keys.list")) { json };
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, async services =>
        {
            var counts = (await services.GetRequiredService<KeyUse>().CountAsync(cancellationToken)).ToDictionary(each => each.KeyId, each => each.Count);
            var keys = services.GetRequiredService<KeyRingFile>().Ring.Keys;
            if (parsed.GetValue(json))
            {
                CliOutput.Json(keys.Select(key => new { key.Id, MadeOn = Words.DayInTable(key.MadeOn), State = Kebab.Word(key.State), Seals = counts.GetValueOrDefault(key.Id) }));
                return CommandLine.Done;
            }

            CliOutput.Table(
                [CliText.Say("cli-keys.key"), CliText.Say("cli-keys.made-on"), CliText.Say("cli-keys.state"), CliText.Say("cli-keys.seals")],
                keys.Select(key => new[] { Number(key.Id), Words.DayInTable(key.MadeOn), CliText.Say($"cli-keys.state-{Kebab.Word(key.State)}"), Number(counts.GetValueOrDefault(key.Id)) }));
            return CommandLine.Done;
        }));
        return command;
    }

    private static Command Rotate()
    {
        var command = new Command("rotate", CliText.Say("cli-keys.rotate"));
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, async services =>
        {
            var outcome = await services.GetRequiredService<RotateKeys>().RunAsync(new(), Actor.System, cancellationToken);
            if (!outcome.IsDone)
            {
                return CommandLine.Refuse(outcome.Refusals);
            }

            Console.WriteLine(CliText.Say("cli-keys.rotated", ("key", outcome.Id), ("file", services.GetRequiredService<KeyRingFile>().Path)));
            return CommandLine.Done;
        }));
        return command;
    }

    private static Command Reencrypt()
    {
        var command = new Command("reencrypt", CliText.Say("cli-keys.reencrypt"));
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, services => ReencryptAsync(services, cancellationToken)));
        return command;
    }

    private static async Task<int> ReencryptAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var use = services.GetRequiredService<KeyUse>();
        var (done, total, unopened) = (0, await use.BehindAsync(cancellationToken), new List<long>());
        long? after = 0;
        while (after is { } last)
        {
            // Each batch is a deed of its own, with nothing of the one before in memory.
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var again = scope.ServiceProvider.GetRequiredService<ReencryptPersonalData>();
            var outcome = await again.RunAsync(new(last), Actor.System, cancellationToken);
            if (!outcome.IsDone)
            {
                return CommandLine.Refuse(outcome.Refusals);
            }

            done += again.Done;
            unopened.AddRange(again.Unopened);
            after = again.LastMemberId;
            Console.WriteLine(CliText.Say("cli-keys.progress", ("done", done), ("total", total)));
        }

        services.GetRequiredService<KeyRingFile>().MarkUnused((await use.CountAsync(cancellationToken)).Select(each => each.KeyId).ToHashSet());
        if (unopened.Count > 0)
        {
            return CommandLine.Refuse(new Refusal("cli-keys.unopened", ("count", unopened.Count), ("members", unopened.Distinct().Take(20).Select(Number))));
        }

        Console.WriteLine(CliText.Say("cli-keys.reencrypted", ("done", done)));
        return CommandLine.Done;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(int number) => Number((long)number);
}
