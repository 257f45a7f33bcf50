using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading;

/// <summary>Finds the documents a plan rests on, with their numbers, apart from those it only names.</summary>
internal static partial class CitedDocuments
{
    internal static (List<CitedDocument> Cited, List<CitedDocument> Mentioned) Find(string original, IReadOnlyList<Paragraph> paragraphs)
    {
        List<CitedDocument> cited = [], mentioned = [];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var plain in paragraphs.Select(paragraph => paragraph.Plain))
        {
            var lastBasis = -1;
            foreach (Match match in Titled().Matches(plain.Text))
            {
                var before = plain.Text[Math.Max(0, match.Index - 12)..match.Index];
                var isList = lastBasis >= 0 && match.Index - lastBasis <= 3;
                var isBasis = isList || Basis().IsMatch(before);
                lastBasis = isBasis ? match.Index + match.Length : -1;
                var title = match.Groups["t"];
                var number = match.Groups["no"];
                var document = new CitedDocument(
                    plain.Original(original, title.Index, title.Index + title.Length),
                    number.Success ? plain.Original(original, number.Index, number.Index + number.Length) : null,
                    plain.Range(match.Index, match.Index + match.Length));
                var key = HeaderReader.Normal(document.Title!);
                if (isBasis && !seen.ContainsKey(key))
                {
                    seen[key] = cited.Count;
                    cited.Add(document);
                }
                else if (isBasis && document.Number is not null && cited[seen[key]].Number is null)
                {
                    cited[seen[key]] = document;
                }
                else if (!isBasis && !mentioned.Exists(known => known.Title == document.Title))
                {
                    mentioned.Add(document);
                }
            }
        }

        return (cited, mentioned);
    }

    [GeneratedRegex(@"《(?<t>(?:[^《》]|《[^《》]{1,200}》){2,300})》(?:\((?<no>[\u4e00-\u9fa5()]{1,20}[〔\[(【](?:19|20)\d\d[〕\])】]第?\d{1,5}号)[^()]{0,20}\))?", RegexOptions.None, 1000)]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?:根据|依据|按照|遵照|依照|贯彻落实|落实|对照|结合)[^，。；《》“]{0,8}$", RegexOptions.None, 1000)]
    private static partial Regex Basis();
}
