using System.CommandLine;
using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Cli;

/// <summary>What every command shares: the language, the exit codes, and how a refusal is said.</summary>
internal static class CommandLine
{
    internal const int Done = 0, Refused = 1, BadUsage = 2;

    private static readonly Option<string> Language = new("--lang") { Description = "zh | en", Recursive = true, DefaultValueFactory = _ => "zh" };

    internal static RootCommand Root(params Command[] commands)
    {
        var root = new RootCommand("Taizhang 台账");
        Language.AcceptOnlyFromAmong("zh", "en");
        root.Options.Add(Language);
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    internal static Command Group(string name, string description, params Command[] commands)
    {
        var group = new Command(name, description);
        foreach (var command in commands)
        {
            group.Subcommands.Add(command);
        }

        return group;
    }

    /// <summary>An argument that takes no word starting with a dash: a mistyped option is an error, not a file.</summary>
    internal static Argument<string> Argument(string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
            {
                result.AddError(token.Value);
            }
        });
        return argument;
    }

    internal static int Run(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            parsed.Invoke();
            return BadUsage;
        }

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(parsed.GetValue(Language) == "en" ? "en" : "zh-CN");
        return parsed.Invoke();
    }

    internal static int Refuse(Refusal refusal)
    {
        Console.Error.WriteLine($"{refusal.Code}: {Words.Say(refusal)}");
        return Refused;
    }
}
