using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Accounts.Administration;
using Taizhang.Kernel;

namespace Taizhang.Cli.Accounts;

/// <summary><c>taizhang account</c>: first-start, reset.</summary>
internal static class AccountCommands
{
    internal static Command Create() => CommandLine.Group("account", CliText.Say("cli-account.group"), FirstStart(), Reset());

    private static Command FirstStart()
    {
        Option<string> system = CommandLine.Needed("--system", CliText.Say("cli-account.system")), security = CommandLine.Needed("--security", CliText.Say("cli-account.security")), audit = CommandLine.Needed("--audit", CliText.Say("cli-account.audit"));
        var command = new Command("first-start", CliText.Say("cli-account.first-start")) { system, security, audit };
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, async services =>
        {
            var open = services.GetRequiredService<OpenFirstAccounts>();
            var outcome = await open.RunAsync(new(Person(parsed.GetValue(system)!), Person(parsed.GetValue(security)!), Person(parsed.GetValue(audit)!)), Actor.System, cancellationToken);
            return outcome.IsDone ? Show(open.Codes) : CommandLine.Refuse(outcome.Refusals);
        }, mayBeNew: true));
        return command;
    }

    private static Command Reset()
    {
        var login = CommandLine.Argument("LOGIN", CliText.Say("cli-account.login"));
        var factors = new Option<bool>("--second-factors") { Description = CliText.Say("cli-account.second-factors") };
        var command = new Command("reset", CliText.Say("cli-account.reset")) { login, factors };
        command.SetAction((parsed, cancellationToken) => CliStore.UseAsync(parsed, async services =>
        {
            var name = parsed.GetValue(login)!;
            if (await services.GetRequiredService<AccountListing>().KeyOfAsync(name, cancellationToken) is not { } id)
            {
                return CommandLine.Refuse(new Refusal("cli-account.unknown", ("login", name)));
            }

            var reset = services.GetRequiredService<ResetAccount>();
            var outcome = await reset.RunAsync(new(id, parsed.GetValue(factors)), Actor.System, cancellationToken);
            return outcome.IsDone ? Show([reset.Code!]) : CommandLine.Refuse(outcome.Refusals);
        }));
        return command;
    }

    /// <summary>LOGIN=NAME; without a name the refusal says that it is missing.</summary>
    private static FirstAdministrator Person(string text) => text.Split('=', 2) is [var login, var name] ? new(login, name) : new(text, null);

    private static int Show(IReadOnlyList<HandedCode> codes)
    {
        CliOutput.Table(
            [CliText.Say("cli-account.column-office"), CliText.Say("cli-account.column-name"), CliText.Say("cli-account.column-login"), CliText.Say("cli-account.column-code"), CliText.Say("cli-account.column-until")],
            codes.Select(code => new[] { code.Office is { } office ? CliText.Say($"office.{Kebab.Word(office)}") : code.Organization ?? "", code.Person, code.Login, code.Code, code.Until.AddHours(8).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) }));
        Console.WriteLine(CliText.Say("cli-account.once"));
        return CommandLine.Done;
    }
}
