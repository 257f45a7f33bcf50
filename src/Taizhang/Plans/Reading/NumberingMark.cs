using System.Globalization;
using System.Text.RegularExpressions;
using Taizhang.Kernel;

namespace Taizhang.Plans.Reading;

/// <summary>The styles in which official texts number their parts.</summary>
internal enum MarkStyle
{
    /// <summary>第一部分, 第一编.</summary>
    Part,

    /// <summary>第一章.</summary>
    Chapter,

    /// <summary>第一节.</summary>
    Section,

    /// <summary>第一条.</summary>
    Article,

    /// <summary>一、.</summary>
    Comma,

    /// <summary>（一）.</summary>
    Parenthesis,

    /// <summary>任务一：, 行动1、.</summary>
    Labeled,

    /// <summary>1. or 1、.</summary>
    Arabic,

    /// <summary>1.1.</summary>
    Decimal,

    /// <summary>1.1.1.</summary>
    DecimalBelow,

    /// <summary>（1）, 1）.</summary>
    ArabicParenthesis,

    /// <summary>①.</summary>
    Circled,

    /// <summary>——, ●.</summary>
    Dash,
}

/// <summary>The numbering in front of a paragraph.</summary>
internal readonly partial record struct NumberingMark(MarkStyle Style, int No, int Length)
{
    /// <summary>Reads the mark a paragraph starts with. The text is half-width, with its blanks.</summary>
    internal static bool TryRead(string text, out NumberingMark mark)
    {
        mark = default;
        if (text.Length == 0)
        {
            return false;
        }

        if (TryReadSign(text[0], out mark))
        {
            return true;
        }

        foreach (var (style, pattern) in Patterns)
        {
            var match = pattern.Match(text);
            if (!match.Success)
            {
                continue;
            }

            var digits = match.Groups["n"];
            if (!digits.Success)
            {
                mark = new NumberingMark(style, 0, match.Length);
                return true;
            }

            if (TryNumber(digits.Value, out var no))
            {
                mark = new NumberingMark(style, no, match.Length);
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a mark that a figure follows (11.121人才梯队), which only its place in the row tells from 11.1 of something.</summary>
    internal static bool TryReadNext(string text, int expected, out NumberingMark mark)
    {
        var match = BeforeFigurePattern().Match(text);
        var isNext = match.Success && TryNumber(match.Groups["n"].Value, out var no) && no == expected;
        mark = isNext ? new NumberingMark(MarkStyle.Arabic, expected, match.Length) : default;
        return isNext;
    }

    // The order matters: a longer style before one that is its beginning.
    private static readonly (MarkStyle Style, Regex Pattern)[] Patterns =
    [
        (MarkStyle.Part, PartPattern()),
        (MarkStyle.Chapter, ChapterPattern()),
        (MarkStyle.Section, SectionPattern()),
        (MarkStyle.Article, ArticlePattern()),
        (MarkStyle.Comma, CommaPattern()),
        (MarkStyle.Parenthesis, ParenthesisPattern()),
        (MarkStyle.DecimalBelow, DecimalBelowPattern()),
        (MarkStyle.Decimal, DecimalPattern()),
        (MarkStyle.Arabic, ArabicPattern()),
        (MarkStyle.ArabicParenthesis, ArabicParenthesisPattern()),
        (MarkStyle.Labeled, LabeledPattern()),
        (MarkStyle.Dash, DashPattern()),
    ];

    // One character that holds a number: ① ⑴ ⒈ ㈠.
    private static bool TryReadSign(char c, out NumberingMark mark)
    {
        mark = c switch
        {
            >= '①' and <= '⑳' => new NumberingMark(MarkStyle.Circled, c - '①' + 1, 1),
            >= '⑴' and <= '⒇' => new NumberingMark(MarkStyle.ArabicParenthesis, c - '⑴' + 1, 1),
            >= '⒈' and <= '⒛' => new NumberingMark(MarkStyle.Arabic, c - '⒈' + 1, 1),
            >= '㈠' and <= '㈩' => new NumberingMark(MarkStyle.Parenthesis, c - '㈠' + 1, 1),
            _ => default,
        };
        return mark.Length > 0;
    }

    private static bool TryNumber(string text, out int no)
    {
        no = 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out no))
        {
            return no > 0;
        }

        var isChinese = ChineseNumber.TryParse(text, out var value) && value is > 0 and < 1000;
        no = isChinese ? (int)value : 0;
        return isChinese;
    }

    [GeneratedRegex(@"^第 ?(?<n>[一二三四五六七八九十百〇零]{1,5}|\d{1,3}) ?(?:部分|编)[ :、]?", RegexOptions.None, 1000)]
    private static partial Regex PartPattern();

    [GeneratedRegex(@"^第 ?(?<n>[一二三四五六七八九十百〇零]{1,5}|\d{1,3}) ?章[ :、]?", RegexOptions.None, 1000)]
    private static partial Regex ChapterPattern();

    [GeneratedRegex(@"^第 ?(?<n>[一二三四五六七八九十百〇零]{1,5}|\d{1,3}) ?节[ :、]?", RegexOptions.None, 1000)]
    private static partial Regex SectionPattern();

    [GeneratedRegex(@"^第 ?(?<n>[一二三四五六七八九十百〇零]{1,5}|\d{1,3}) ?条[ :、]?", RegexOptions.None, 1000)]
    private static partial Regex ArticlePattern();

    [GeneratedRegex(@"^(?<n>[一二三四五六七八九十百]{1,5}) ?(?:[、:]|\.(?!\d))", RegexOptions.None, 1000)]
    private static partial Regex CommaPattern();

    [GeneratedRegex(@"^\( ?(?<n>[一二三四五六七八九十百]{1,5}) ?\) ?[、.:]?", RegexOptions.None, 1000)]
    private static partial Regex ParenthesisPattern();

    // 1.5万 is a figure, 1.1 目标 a mark: a mark is followed by a blank or a stop.
    [GeneratedRegex(@"^\d{1,2}\.\d{1,2}\.(?<n>\d{1,2})(?=[^\d.%])[、.]?", RegexOptions.None, 1000)]
    private static partial Regex DecimalBelowPattern();

    [GeneratedRegex(@"^\d{1,2}\.(?<n>\d{1,2})(?=[、\u4e00-\u9fff])(?![万亿年月日倍个名项元])、?", RegexOptions.None, 1000)]
    private static partial Regex DecimalPattern();

    // 1.2012年起 is measure 1, then a year.
    [GeneratedRegex(@"^(?<n>\d{1,3}) ?(?:、|\.(?!\d)|\.(?=(?:19|20)\d\d年))", RegexOptions.None, 1000)]
    private static partial Regex ArabicPattern();

    [GeneratedRegex(@"^(?<n>\d{1,3})\.(?=\d+(?!\d)(?![%‰万亿元个米公吨倍年月日.]))", RegexOptions.None, 1000)]
    private static partial Regex BeforeFigurePattern();

    [GeneratedRegex(@"^\(? ?(?<n>\d{1,2}) ?\)", RegexOptions.None, 1000)]
    private static partial Regex ArabicParenthesisPattern();

    [GeneratedRegex(@"^(?:重点)?(?:任务|行动|工程|专项|措施|举措|目标|板块)(?<n>[一二三四五六七八九十]{1,3}|\d{1,2}) ?[:、. -]", RegexOptions.None, 1000)]
    private static partial Regex LabeledPattern();

    [GeneratedRegex(@"^(?:-{2,}|[•●▪◆■◇□★※])", RegexOptions.None, 1000)]
    private static partial Regex DashPattern();
}
