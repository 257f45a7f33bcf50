using System.Collections.Immutable;
using Taizhang.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Taizhang.Ledger.Definitions;

/// <summary>Gathers the problems of one text.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<RuleProblem> _problems = [];

    /// <summary>How many there are so far.</summary>
    public int Count => _problems.Count;

    /// <summary>The problems in the order of the text.</summary>
    public ImmutableArray<RuleProblem> Sorted => [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    public void Add(YamlNode node, string code, params (string Name, object? Value)[] facts) => Add(node.Start, code, facts);

    public void Add(Mark mark, string code, params (string Name, object? Value)[] facts) =>
        _problems.Add(new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column), new Refusal(code, facts)));
}

/// <summary>Text into nodes: one document, no aliases, no depth without end.</summary>
internal static class YamlText
{
    private const int GreatestDepth = 24;
    private const int GreatestLength = 1_000_000;

    /// <summary>The map the text consists of; null, with the problem noted, where it is none.</summary>
    public static YamlMap? Map(string text, ProblemList problems)
    {
        if (text.Length > GreatestLength)
        {
            problems.Add(Mark.Empty, "rules.too-long", ("limit", GreatestLength));
            return null;
        }

        try
        {
            return IsTame(text, problems) ? Load(text, problems) : null;
        }
        catch (YamlException exception)
        {
            problems.Add(exception.Start, "rules.not-yaml", ("detail", exception.InnerException?.Message ?? exception.Message));
            return null;
        }
    }

    private static YamlMap? Load(string text, ProblemList problems)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        if (stream.Documents.Count == 0)
        {
            problems.Add(Mark.Empty, "rules.empty");
            return null;
        }

        if (stream.Documents[0].RootNode is not YamlMappingNode map || stream.Documents.Count > 1)
        {
            problems.Add(stream.Documents[^1].RootNode, "rules.not-one-map");
            return null;
        }

        return new(map, problems);
    }

    private static bool IsTame(string text, ProblemList problems)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (parser.Current is AnchorAlias)
            {
                problems.Add(parser.Current.Start, "rules.alias");
                return false;
            }

            if (depth > GreatestDepth)
            {
                problems.Add(parser.Current.Start, "rules.too-deep", ("limit", GreatestDepth));
                return false;
            }
        }

        return true;
    }
}
