using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Regulations;

/// <summary>All regulations as data, checked; a book with a problem is no book.</summary>
public sealed class RuleBook
{
    private static readonly ConcurrentDictionary<Assembly, RuleBook> ReadOnce = new();

    private readonly Dictionary<string, (Regulation Regulation, Rule Rule)> _byCode;

    private RuleBook(IEnumerable<Regulation> regulations)
    {
        Regulations = [.. regulations];
        _byCode = Regulations.SelectMany(regulation => regulation.Rules.Select(rule => (regulation, rule))).ToDictionary(each => each.rule.Code);
    }

    /// <summary>The regulations in the order of their keys.</summary>
    public ImmutableArray<Regulation> Regulations { get; }

    /// <summary>What can be judged, all versions, in the order of the regulations.</summary>
    public IEnumerable<Requirement> Requirements =>
        Regulations.SelectMany(regulation => regulation.Rules).SelectMany(rule => rule.Versions).Select(version => version.Requirement).OfType<Requirement>();

    /// <summary>The book that ships with the system, read once a process; an error in it is a fault of the build and stops the start.</summary>
    public static RuleBook Shipped(Assembly? assembly = null) => ReadOnce.GetOrAdd(assembly ?? typeof(RuleBook).Assembly, from => Trusted(EmbeddedFiles(from)));

    /// <summary>The book of a folder; every problem in it is named in the exception.</summary>
    public static RuleBook OfFolder(string folder) => Trusted(
        Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllText(path, Encoding.UTF8))));

    /// <summary>The book of these files, or every problem in any of them.</summary>
    public static Definition<RuleBook> Read(IEnumerable<(string Name, string Text)> files)
    {
        var read = files.AsParallel().AsOrdered().Select(file => RegulationReader.Read(file.Text, file.Name)).ToList();
        ImmutableArray<RuleProblem> problems = [.. read.SelectMany(each => each.Problems)];
        if (problems.IsEmpty)
        {
            problems = [.. RuleBookChecks.Across([.. read.Select(each => each.Value!)])];
        }

        return problems.IsEmpty ? new(new RuleBook(read.Select(each => each.Value!)), []) : new(null, problems);
    }

    /// <summary>The rule with a code.</summary>
    public Rule? Find(string code) => _byCode.TryGetValue(code, out var found) ? found.Rule : null;

    /// <summary>The regulation a rule stands in.</summary>
    public Regulation? RegulationOf(string code) => _byCode.TryGetValue(code, out var found) ? found.Regulation : null;

    /// <summary>What is in force on a day.</summary>
    public IEnumerable<RuleInForce> InForceOn(DateOnly day) =>
        from regulation in Regulations
        from rule in regulation.Rules
        from version in rule.Versions
        where version.InForce.Contains(day)
        select new RuleInForce(regulation, rule, version);

    /// <summary>What changed after a day, up to another day and that day inside: begun, amended, ended.</summary>
    public IEnumerable<RuleChange> ChangesBetween(DateOnly after, DateOnly upTo) => Regulations
        .SelectMany(regulation => regulation.Rules.SelectMany(rule => Turns(rule)
            .Where(turn => turn > after && turn <= upTo)
            .Select(turn => new RuleChange(turn, regulation, rule, rule.On(turn.AddDays(-1)), rule.On(turn)))))
        .OrderBy(change => change.On).ThenBy(change => change.Rule.Code, StringComparer.Ordinal);

    /// <summary>The texts of the calendar and regulation files that ship with the system, by name.</summary>
    internal static IEnumerable<(string Name, string Text)> EmbeddedFiles(Assembly assembly, string prefix = "rules/")
    {
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && name.IndexOf('/', prefix.Length) < 0)
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                yield return (name[prefix.Length..], reader.ReadToEnd());
            }
        }
    }

    private static IEnumerable<DateOnly> Turns(Rule rule) => rule.Versions
        .SelectMany(version => (IEnumerable<DateOnly>)(version.InForce.To == DateOnly.MaxValue ? [version.InForce.From] : [version.InForce.From, version.InForce.To.AddDays(1)]))
        .Where(turn => turn > DateOnly.MinValue).Distinct();

    private static RuleBook Trusted(IEnumerable<(string Name, string Text)> files)
    {
        var read = Read(files);
        return read.Value ?? throw new RuleBookException(read.Problems);
    }
}

/// <summary>A rule in the version of a day.</summary>
public sealed record RuleInForce(Regulation Regulation, Rule Rule, RuleVersion Version);

/// <summary>That a rule reads differently from a day on.</summary>
/// <param name="On">The first day of the new reading.</param>
/// <param name="Regulation">The regulation.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Before">How it read until the day before; null where it began.</param>
/// <param name="After">How it reads from the day on; null where it ended.</param>
public sealed record RuleChange(DateOnly On, Regulation Regulation, Rule Rule, RuleVersion? Before, RuleVersion? After);

/// <summary>The rule files cannot be used; nothing can be judged without them.</summary>
public sealed class RuleBookException(ImmutableArray<RuleProblem> problems)
    : Exception("The rule files have problems:" + Environment.NewLine + string.Join(Environment.NewLine, problems))
{
    /// <summary>Every problem.</summary>
    public ImmutableArray<RuleProblem> Problems { get; } = problems;
}
