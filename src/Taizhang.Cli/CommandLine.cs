using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Cli;

/// <summary>What every command shares: the language, the exit codes, and how a refusal is said.</summary>
internal static class CommandLine
{
    internal const int Done = 0, Refused = 1, BadUsage = 2;

    private const string LanguageName = "--lang";

    internal static Command Root(params Command[] commands)
    {
        var root = new Command("taizhang", CliText.Say("cli.root")) { new HelpOption(), new VersionOption() };
        var language = new Option<string>(LanguageName) { Description = CliText.Say("cli.lang"), Recursive = true, DefaultValueFactory = _ => "zh" };
        language.AcceptOnlyFromAmong("zh", "en");
        root.Options.Add(language);
        CliStore.Option.Description = CliText.Say("cli.store-option");
        root.Options.Add(CliStore.Option);
        CliStore.KeyFile.Description = CliText.Say("cli.key-file-option");
        root.Options.Add(CliStore.KeyFile);
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
    internal static Argument<string> Argument(string name, string description, bool mayBeMissing = false)
    {
        var argument = new Argument<string>(name) { Description = description, Arity = mayBeMissing ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne };
        argument.Validators.Add(RefuseOptions);
        return argument;
    }

    /// <summary>An argument that takes any number of words, none starting with a dash.</summary>
    internal static Argument<string[]> Arguments(string name, string description)
    {
        var argument = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        argument.Validators.Add(RefuseOptions);
        return argument;
    }

    /// <summary>An option that must be there and takes one text.</summary>
    internal static Option<string> Needed(string name, string description) => new(name) { Description = description, Required = true };

    /// <summary>An option that takes one text.</summary>
    internal static Option<string?> Text(string name, string description) => new(name) { Description = description };

    /// <summary>A word of an enumeration; a word that is none of it is refused with all there are.</summary>
    internal static T? Word<T>(string option, string? text, IEnumerable<T> offered, Refuse refuse)
        where T : struct, Enum
    {
        var words = offered.Select(Kebab.Word).ToList();
        if (text is null || words.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return text is not null && Kebab.TryRead<T>(text, out var value) ? value : null;
        }

        refuse.And([new Refusal("cli.bad-word", ("option", option), ("word", text), ("words", words))]);
        return null;
    }

    /// <summary>An option that prints JSON instead of words for a person.</summary>
    internal static Option<bool> Json() => new("--json") { Description = CliText.Say("cli.json") };

    /// <summary>Builds the commands in the language asked for and does what the words say.</summary>
    internal static int Run(string[] args, Func<Command> root)
    {
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Language(args) == "en" ? "en" : "zh-CN");
        var parsed = root().Parse(args);
        var code = parsed.Invoke();
        return parsed.Errors.Count > 0 ? BadUsage : code;
    }

    internal static int Refuse(params IReadOnlyList<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            Console.Error.WriteLine($"{refusal.Code}: {CliText.Say(refusal)}");
        }

        return Refused;
    }

    private static void RefuseOptions(System.CommandLine.Parsing.ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
        {
            result.AddError(CliText.Say("cli.unknown-option", ("option", token.Value)));
        }
    }

    /// <summary>Known before the words are parsed: help is written in it too.</summary>
    private static string? Language(string[] args)
    {
        var at = Array.FindLastIndex(args, arg => arg == LanguageName || arg.StartsWith(LanguageName + "=", StringComparison.Ordinal) || arg.StartsWith(LanguageName + ":", StringComparison.Ordinal));
        return at < 0 ? null : args[at].Length > LanguageName.Length ? args[at][(LanguageName.Length + 1)..] : args.ElementAtOrDefault(at + 1);
    }
}
