using System.Globalization;
using System.Text.RegularExpressions;
using Taizhang.Kernel;
using Taizhang.Plans.Reading.Duties;

namespace Taizhang.Plans.Reading;

/// <summary>Reads a plan document: bytes and a file name in, a reading or a refusal out. It writes nothing and asks nobody.</summary>
public static partial class PlanReader
{
    /// <summary>The reading of a file, or why there is none; exactly one of the two is there.</summary>
    public static (PlanReading? Reading, Refusal? Refusal) Read(byte[] bytes, string fileName)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(fileName);
        var (text, refusal) = PlanFile.Read(bytes, fileName);
        if (text is null)
        {
            return (null, refusal);
        }

        try
        {
            var reading = Read(text);
            return reading is null ? (null, PlanRefusals.NothingRecognized) : (reading, null);
        }
        catch (RegexMatchTimeoutException)
        {
            // A text on which a pattern runs out of time is no document people wrote.
            return (null, PlanRefusals.NothingRecognized);
        }
    }

    private static PlanReading? Read(string text)
    {
        var paragraphs = Paragraphs.Of(text);
        var header = HeaderReader.Read(text, paragraphs);
        var structure = StructureReader.Read(text, paragraphs, header);
        if (!structure.HasParts && header.DocNumber is null && header.Date is null)
        {
            return null;
        }

        var stated = StatedPeriod(header, structure);
        var duties = new DutyReader(header.Date, stated ?? (header.Date is { } d ? new(d.Year, d.Year) : null));
        foreach (var placed in structure.Texts)
        {
            duties.Read(placed);
        }

        var found = duties.Duties.OrderBy(duty => duty.Range.Start).ToArray();
        var (cited, mentioned) = CitedDocuments.Find(text, paragraphs, structure.FirstNumbered);
        return new PlanReading
        {
            Text = text,
            DocNumber = header.DocNumber,
            Issuer = header.Issuer,
            Title = header.Title,
            PlanTitle = header.PlanTitle,
            Date = header.Date,
            Addressees = header.Addressees,
            PeriodYears = stated ?? PeriodOf(header.Date, found),
            YearThemes = Themes(text, paragraphs),
            CitedDocuments = cited,
            MentionedDocuments = mentioned,
            Chapters = structure.Chapters,
            Sections = structure.Sections,
            Measures = structure.Measures,
            ResponsibleUnits = structure.Units,
            Clauses = ClauseReader.Read(structure.Texts, found),
            Duties = found,
            NotUnderstood = Left(structure, duties),
        };
    }

    // What one reader of duties left another may have used.
    private static NotUnderstood[] Left(Structure structure, DutyReader duties)
    {
        var used = duties.Duties.Select(duty => duty.Range).OrderBy(range => range.Start).ToArray();
        var reach = 0;
        var next = 0;
        var left = new List<NotUnderstood>();
        foreach (var item in duties.Left.OrderBy(item => item.Range.Start))
        {
            for (; next < used.Length && used[next].Start < item.Range.End; next++)
            {
                reach = Math.Max(reach, used[next].End);
            }

            // A figure inside a date is told once, as the date.
            if (reach <= item.Range.Start)
            {
                var isTold = left.Count > 0 && left[^1].Range.Overlaps(item.Range);
                if (isTold && item.Reason == NotUnderstoodReasons.DateWithoutDuty)
                {
                    left[^1] = item;
                }
                else if (!isTold)
                {
                    left.Add(item);
                }
            }
        }

        return [.. structure.Left.Concat(left).Distinct().OrderBy(item => item.Range.Start)];
    }

    private static YearSpan? StatedPeriod(Header header, Structure structure)
    {
        var title = HeaderReader.Normal($"{header.PlanTitle} {header.Title}");
        if (YearRange().Match(title) is { Success: true } range)
        {
            return new(Year(range, "a"), Year(range, "b"));
        }

        foreach (var placed in structure.Texts.Take(40))
        {
            if (FromYear().Match(placed.Plain.Text) is { Success: true } from && ChineseNumber.TryRead(from.Groups["n"].Value, 0, out var years) && years.Value is > 0 and < 50)
            {
                return new(Year(from, "a"), Year(from, "a") + (int)years.Value - 1);
            }
        }

        return OneYear().Match(title) is { Success: true } one ? new(Year(one, "a"), Year(one, "a")) : null;
    }

    private static YearSpan? PeriodOf(DateOnly? date, ProposedDuty[] duties)
    {
        var years = duties.Where(duty => duty.Deadline is not null && duty.Low is null).Select(duty => duty.Deadline!.Value.Year).ToArray();
        return date is null && years.Length == 0 ? null
            : new(date?.Year ?? years.Min(), Math.Max(date?.Year ?? 0, years.DefaultIfEmpty(0).Max()));
    }

    private static List<ThemeOfYear> Themes(string text, IReadOnlyList<Paragraph> paragraphs)
    {
        var themes = new List<ThemeOfYear>();
        foreach (var paragraph in paragraphs)
        {
            foreach (Match match in Theme().Matches(paragraph.Text))
            {
                var theme = match.Groups["t"];
                if (themes.TrueForAll(known => known.Year != Year(match, "a")))
                {
                    themes.Add(new(Year(match, "a"), paragraph.Plain.Original(text, theme.Index, theme.Index + theme.Length), paragraph.Plain.Range(match.Index, match.Index + match.Length)));
                }
            }
        }

        return themes;
    }

    private static int Year(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<a>(?:19|20)\d\d)年?(?:-|~|至|到)(?<b>(?:19|20)\d\d)年?", RegexOptions.None, 1000)]
    private static partial Regex YearRange();

    [GeneratedRegex(@"(?<a>(?:19|20)\d\d)年(?:起|开始)，?(?<n>\d{1,2}|[一二两三四五六七八九十]{1,2})年(?:内|时间)", RegexOptions.None, 1000)]
    private static partial Regex FromYear();

    [GeneratedRegex(@"(?<a>(?:19|20)\d\d)年", RegexOptions.None, 1000)]
    private static partial Regex OneYear();

    [GeneratedRegex(@"(?<a>(?:19|20)\d\d)年(?:度)?[^，。；“]{0,8}(?:以|主题为|主题是|主题:|突出|聚焦|为)“(?<t>[^”]{2,40})”(?:为?(?:年度)?主题|，|。|年|$)", RegexOptions.None, 1000)]
    private static partial Regex Theme();
}
