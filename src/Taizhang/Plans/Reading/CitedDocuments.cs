using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading;

/// <summary>Finds the documents a plan rests on, with their numbers, apart from those it only names.</summary>
internal static partial class CitedDocuments
{
    /// <summary>Whether a paragraph says that it makes or sends the plan.</summary>
    internal static bool IsMaking(string text) => Making().IsMatch(text);

    internal static (List<CitedDocument> Cited, List<CitedDocument> Mentioned) Find(string original, IReadOnlyList<Paragraph> paragraphs, int preambleEnd)
    {
        List<CitedDocument> cited = [], mentioned = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var plain in paragraphs.Select(paragraph => paragraph.Plain))
        {
            var lastBasis = -1;
            foreach (Match match in Titled().Matches(plain.Text))
            {
                var before = plain.Text[Math.Max(0, match.Index - 12)..match.Index];
                var isList = lastBasis >= 0 && match.Index - lastBasis <= 3;
                var isBasis = isList || Basis().IsMatch(before) && (plain.All.Start < preambleEnd || Making().IsMatch(plain.Text[match.Index..Math.Min(plain.Length, match.Index + Reach)]));
                lastBasis = isBasis ? match.Index + match.Length : -1;
                var title = match.Groups["t"];
                var number = match.Groups["no"];
                var document = new CitedDocument(
                    plain.Original(original, title.Index, title.Index + title.Length),
                    number.Success ? plain.Original(original, number.Index, number.Index + number.Length) : null,
                    plain.Range(match.Index, match.Index + match.Length));
                var key = HeaderReader.Normal(document.Title!);
                if (isBasis)
                {
                    // The plan itself names its bases in full; the letter that issues it only in passing.
                    var known = cited.FindIndex(other => HeaderReader.Normal(other.Title!) == key);
                    if (known >= 0 && cited[known].Number is not null && document.Number is null)
                    {
                        continue;
                    }

                    if (known >= 0)
                    {
                        cited.RemoveAt(known);
                    }

                    cited.Add(document);
                    if (cited.Count == MostBases)
                    {
                        return (cited, mentioned);
                    }
                }
                else if (seen.Add(key))
                {
                    mentioned.Add(document);
                }
            }
        }

        return (cited, mentioned);
    }

    /// <summary>How far behind a document the making of the plan may be named, in characters.</summary>
    private const int Reach = 200;

    private const int MostBases = 200;

    /// <summary>What a plan does on a basis: 制定本方案, 现就…通知如下.</summary>
    [GeneratedRegex("制定|制订|编制|修订|特提出|提出以下|现就|现将|现印发|如下", RegexOptions.None, 1000)]
    private static partial Regex Making();

    [GeneratedRegex(@"《(?<t>(?:[^《》]|《[^《》]{1,200}》){2,300})》(?:\((?<no>[\u4e00-\u9fa5()]{1,20}[〔\[(【](?:19|20)\d\d[〕\])】]第?\d{1,5}号)[^()]{0,20}\))?", RegexOptions.None, 1000)]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?:根据|依据|为(?:深入|认真|全面|切实)?贯彻(?:落实)?|为(?:深入|认真)?落实|按照|遵照|依照|贯彻落实|落实|对照|结合)[^，。；《》“]{0,8}$", RegexOptions.None, 1000)]
    private static partial Regex Basis();
}
