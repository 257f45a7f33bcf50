using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Taizhang.Plans.Reading;

/// <summary>The automatic numbering of a Word document, counted on paragraph by paragraph as Word does.</summary>
internal sealed class WordNumbering
{
    internal const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    internal const string StrictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    private const int DeepestLevel = 9;

    private readonly Dictionary<int, List> _lists = [];
    private readonly Dictionary<string, (int? List, int? Level, string? BasedOn)> _styles = new(StringComparer.Ordinal);

    private sealed record Level(string Format, string Text, int Start, string Suffix, bool IsLegal);

    private sealed class List(Dictionary<int, Level> levels, int[] counters)
    {
        internal Dictionary<int, Level> Levels { get; } = levels;

        internal int[] Counters { get; } = counters;
    }

    internal static WordNumbering Read(XmlReader? numbering, XmlReader? styles)
    {
        var result = new WordNumbering();
        using (numbering)
        using (styles)
        {
            if (styles is not null)
            {
                result.ReadStyles(XElement.Load(styles));
            }

            if (numbering is not null)
            {
                result.ReadLists(XElement.Load(numbering));
            }
        }

        return result;
    }

    /// <summary>What stands in front of the next paragraph; empty where it is not numbered.</summary>
    internal string Next(int? listId, int? levelNo, string? style)
    {
        var (styleList, styleLevel) = OfStyle(style);
        var id = listId ?? styleList;
        var at = Math.Clamp(levelNo ?? styleLevel ?? 0, 0, DeepestLevel - 1);
        if (id is null or 0 || !_lists.TryGetValue(id.Value, out var list) || !list.Levels.TryGetValue(at, out var level))
        {
            return "";
        }

        var counters = list.Counters;
        counters[at] = counters[at] == int.MinValue ? level.Start : counters[at] + 1;
        for (var below = at + 1; below < DeepestLevel; below++)
        {
            counters[below] = int.MinValue;
        }

        if (level.Format is "bullet" or "none")
        {
            return "";
        }

        var text = new StringBuilder();
        for (var i = 0; i < level.Text.Length; i++)
        {
            var isNumber = level.Text[i] == '%' && i + 1 < level.Text.Length && level.Text[i + 1] is >= '1' and <= '9';
            if (!isNumber)
            {
                text.Append(level.Text[i]);
                continue;
            }

            var named = level.Text[++i] - '1';
            var format = list.Levels.TryGetValue(named, out var source) ? source.Format : "decimal";
            var no = counters[named] == int.MinValue ? source?.Start ?? 1 : counters[named];
            text.Append(WordNumber.Write(no, level.IsLegal ? "decimal" : format));
        }

        return level.Suffix == "nothing" ? text.ToString() : text.Append(' ').ToString();
    }

    private (int? List, int? Level) OfStyle(string? style)
    {
        int? list = null, level = null;
        for (var hops = 0; hops < 20 && style is not null && _styles.TryGetValue(style, out var found); hops++)
        {
            list ??= found.List;
            level ??= found.Level;
            style = found.BasedOn;
        }

        return (list, level);
    }

    private void ReadStyles(XElement root)
    {
        foreach (var style in Children(root, "style"))
        {
            var id = Value(style, "styleId");
            if (id is null)
            {
                continue;
            }

            var number = Child(Child(style, "pPr"), "numPr");
            _styles[id] = (IntOf(Child(number, "numId")), IntOf(Child(number, "ilvl")), Value(Child(style, "basedOn"), "val"));
        }
    }

    private void ReadLists(XElement root)
    {
        var abstracts = new Dictionary<int, (Dictionary<int, Level> Levels, int[] Counters, string? Link)>();
        foreach (var element in Children(root, "abstractNum"))
        {
            if (int.TryParse(Value(element, "abstractNumId"), out var id))
            {
                abstracts[id] = (LevelsOf(element), NewCounters(), Value(Child(element, "numStyleLink"), "val"));
            }
        }

        foreach (var element in Children(root, "num"))
        {
            if (!int.TryParse(Value(element, "numId"), out var id) || IntOf(Child(element, "abstractNumId")) is not { } abstractId
                || !abstracts.TryGetValue(abstractId, out var definition))
            {
                continue;
            }

            var overrides = Children(element, "lvlOverride").ToArray();
            var levels = new Dictionary<int, Level>(definition.Levels);
            foreach (var change in overrides)
            {
                if (!int.TryParse(Value(change, "ilvl"), out var at))
                {
                    continue;
                }

                if (Child(change, "lvl") is { } level)
                {
                    levels[at] = LevelOf(level);
                }

                if (IntOf(Child(change, "startOverride")) is { } start && levels.TryGetValue(at, out var kept))
                {
                    levels[at] = kept with { Start = start };
                }
            }

            // Lists of one definition count on together unless one of them starts anew.
            _lists[id] = new List(levels, overrides.Length > 0 ? NewCounters() : definition.Counters);
        }

        foreach (var (id, link) in Children(root, "num")
            .Where(e => int.TryParse(Value(e, "numId"), out _))
            .Select(e => (int.Parse(Value(e, "numId")!, System.Globalization.CultureInfo.InvariantCulture), abstracts.GetValueOrDefault(IntOf(Child(e, "abstractNumId")) ?? -1).Link)))
        {
            if (link is not null && OfStyle(link).List is { } target && _lists.TryGetValue(target, out var linked))
            {
                _lists[id] = linked;
            }
        }
    }

    private static int[] NewCounters() => Enumerable.Repeat(int.MinValue, DeepestLevel).ToArray();

    private static Dictionary<int, Level> LevelsOf(XElement definition)
    {
        var levels = new Dictionary<int, Level>();
        foreach (var element in Children(definition, "lvl"))
        {
            if (int.TryParse(Value(element, "ilvl"), out var at) && at is >= 0 and < DeepestLevel)
            {
                levels[at] = LevelOf(element);
            }
        }

        return levels;
    }

    private static Level LevelOf(XElement element)
    {
        // Formats of later versions of Word stand inside an alternative.
        var format = element.Descendants().FirstOrDefault(e => e.Name.LocalName == "numFmt");
        return new Level(
            Value(format, "val") ?? "decimal",
            Value(Child(element, "lvlText"), "val") ?? "",
            IntOf(Child(element, "start")) ?? 1,
            Value(Child(element, "suff"), "val") ?? "tab",
            Child(element, "isLgl") is not null);
    }

    private static IEnumerable<XElement> Children(XElement parent, string name) =>
        parent.Elements().Where(e => e.Name.LocalName == name);

    private static XElement? Child(XElement? parent, string name) =>
        parent?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static string? Value(XElement? element, string name) =>
        element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    private static int? IntOf(XElement? element) => int.TryParse(Value(element, "val"), out var value) ? value : null;
}
