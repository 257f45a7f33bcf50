using System.Text.RegularExpressions;
using Taizhang.Kernel;

namespace Taizhang.Plans.Reading;

/// <summary>The outside of a document: number, issuer, titles, day, addressees, and where its body begins.</summary>
internal sealed record Header(string? DocNumber, string? Issuer, string? Title, string? PlanTitle, DateOnly? Date, IReadOnlyList<string> Addressees, int BodyStart, IReadOnlySet<int> Signatures);

/// <summary>Reads the outside of a document by the layout of GB/T 9704: mark, number, title, addressee, text, signature, day.</summary>
internal static partial class HeaderReader
{
    private const int DeepestHeader = 40;

    /// <summary>In how many lines a title may be written.</summary>
    private const int LongestTitle = 4;

    internal static Header Read(string original, IReadOnlyList<Paragraph> paragraphs)
    {
        string Written(int i, int from = 0, int? to = null) => paragraphs[i].Plain.Original(original, from, to ?? paragraphs[i].Plain.Length);
        string? number = null, issuer = null, letterhead = null, title = null;
        DateOnly? date = null;
        string[] addressees = [];
        var body = 0;
        var head = EndOfHead(paragraphs);
        var (titleAt, titleLines) = TitleOf(paragraphs, head);
        for (var i = 0; i < head; i++)
        {
            var text = paragraphs[i].Text;
            if (number is null && DocumentNumber().Match(text) is { Success: true } found)
            {
                number = Written(i, found.Groups["no"].Index, found.Groups["no"].Index + found.Groups["no"].Length);
                body = i + 1;
            }
            else if (i == titleAt)
            {
                title = string.Concat(Enumerable.Range(i, titleLines).Select(line => Written(line)));
                i += titleLines - 1;
                body = i + 1;
            }
            else if (letterhead is null && title is null && Letterhead().Match(text) is { Success: true } marked)
            {
                letterhead = Written(i, 0, marked.Groups["who"].Length);
                body = i + 1;
            }
            else if (addressees.Length == 0 && i - titleAt <= 4 && IsAddressee(text))
            {
                addressees = SplitAddressees(Written(i, 0, text.Length - 1));
                body = i + 1;
            }
            else if (titleAt > i)
            {
                body = i + 1;
            }
        }

        var signatures = new HashSet<int>();
        for (var i = 1; i < paragraphs.Count; i++)
        {
            if (Notice().IsMatch(paragraphs[i].Text))
            {
                signatures.Add(i);
            }
            else if (ChineseDate.WholeDay(paragraphs[i].Text) is { } day)
            {
                date ??= day;
                signatures.Add(i);
                if (i - 1 != titleAt && Signature().IsMatch(paragraphs[i - 1].Text))
                {
                    signatures.Add(i - 1);
                }

                if (issuer is null && Signature().IsMatch(paragraphs[i - 1].Text) && i - 1 != titleAt)
                {
                    issuer = Written(i - 1).Trim();
                    date = day;
                }
            }
        }

        issuer ??= letterhead ?? (title is not null && IssuerInTitle().Match(title) is { Success: true } named ? named.Groups["who"].Value : null);
        return new Header(number, issuer, title?.Trim(), PlanTitle(original, paragraphs, title), date, addressees, body, signatures);
    }

    private static int EndOfHead(IReadOnlyList<Paragraph> paragraphs)
    {
        var head = Math.Min(paragraphs.Count, DeepestHeader);
        for (var i = 0; i < head; i++)
        {
            if (paragraphs[i].IsRow || NumberingMark.TryRead(paragraphs[i].Text, out var mark) && mark.Style is not MarkStyle.Arabic)
            {
                return i;
            }
        }

        return head;
    }

    // A title says of what kind the document is; where none does, the first line that could be one is taken.
    private static (int At, int Lines) TitleOf(IReadOnlyList<Paragraph> paragraphs, int head)
    {
        var first = -1;
        for (var i = 0; i < head && (first < 0 || i - first <= LongestTitle) && !(first >= 0 && IsAddressee(paragraphs[i].Text)); i++)
        {
            if (!CouldBeTitle(paragraphs[i].Text))
            {
                continue;
            }

            first = first < 0 ? i : first;
            for (var lines = 1; lines <= LongestTitle && i + lines <= head; lines++)
            {
                if (TitleEnd().IsMatch(paragraphs[i + lines - 1].Text))
                {
                    return (i, lines + (i + lines < head && Subtitle().IsMatch(paragraphs[i + lines].Text) ? 1 : 0));
                }

                if (i + lines >= head || !CouldBeTitle(paragraphs[i + lines].Text) || Letterhead().IsMatch(paragraphs[i + lines - 1].Text) || !IsOpenTitle(paragraphs[i + lines - 1].Text))
                {
                    break;
                }
            }
        }

        return first < 0 ? (-1, 0) : (first, first + 1 < head && Subtitle().IsMatch(paragraphs[first + 1].Text) ? 2 : 1);
    }

    private static bool CouldBeTitle(string text) =>
        text.Length is > 3 and < 120 && text[^1] is not ('。' or ':' or '；') && !DocumentNumber().IsMatch(text) && ChineseDate.WholeDay(text) is null;

    // 关于… and a year tell a title that goes on; an office in front of it does not.
    private static bool IsOpenTitle(string text) => TitleStart().IsMatch(text);

    private static bool IsAddressee(string text) => text.EndsWith(':') && text.Length < 200 && !text.Contains('。') && !text.Contains('“');

    private static string? PlanTitle(string original, IReadOnlyList<Paragraph> paragraphs, string? title)
    {
        if (title is null || IssuedTitle().Match(title) is not { Success: true } issued)
        {
            return title;
        }

        var wanted = Normal(issued.Groups["plan"].Value);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var own = paragraphs[i];
            if (own.IsRow || own.Text.Length >= wanted.Length + 20)
            {
                continue;
            }

            var written = own.Plain.Original(original, 0, own.Plain.Length);
            var next = i + 1 < paragraphs.Count && Subtitle().IsMatch(paragraphs[i + 1].Text) ? paragraphs[i + 1].Plain.Original(original, 0, paragraphs[i + 1].Plain.Length) : "";
            if (Normal(own.Text) == wanted || next.Length > 0 && Normal(written + next) == wanted)
            {
                return Normal(own.Text) == wanted ? written : written + next;
            }
        }

        return issued.Groups["plan"].Value;
    }

    internal static bool IsSubtitle(string text) => Subtitle().IsMatch(text);

    internal static string Normal(string title) => HalfWidth.Of(title).Replace(" ", "", StringComparison.Ordinal).Replace("--", "-", StringComparison.Ordinal);

    private static string[] SplitAddressees(string written)
    {
        var parts = written.Split(['，', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length > 1)
        {
            return parts;
        }

        var listed = written.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.TrueForAll(listed, part => part.Length >= 3 && Array.IndexOf(listed, part) >= 0 && "各局区市县镇机驻直全".Contains(part[0], StringComparison.Ordinal)) ? listed : [written.Trim()];
    }

    [GeneratedRegex(@"^(?:签发人.*)?(?<no>[\u4e00-\u9fa5]{1,16}(?:\([\u4e00-\u9fa5]+\))?[〔\[(【](?:19|20)\d\d[〕\])】]第?\d{1,5}号)(?:签发人.*)?$", RegexOptions.None, 1000)]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"^(?<who>[\u4e00-\u9fa5()、]{4,40}?)文件$", RegexOptions.None, 1000)]
    private static partial Regex Letterhead();

    [GeneratedRegex(@"(?:通知|意见|方案|计划|规划|办法|细则|要点|决定|通报|安排|纲要|规定|制度|清单|任务书|责任书|分解表|一览表)(?:\([^()]*\))?$", RegexOptions.None, 1000)]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"^\((?:(?:19|20)\d\d[^()]{0,12}|试行|暂行|修订稿?|征求意见稿|送审稿|讨论稿|[一二三四五六七八九〇]{4}年[^()]{0,6})\)$", RegexOptions.None, 1000)]
    private static partial Regex Subtitle();

    [GeneratedRegex(@"^\((?:此件|本文|公开方式|信息公开|联系人|主动公开)[^()]{0,60}\)$", RegexOptions.None, 1000)]
    private static partial Regex Notice();

    [GeneratedRegex(@"关于|(?:19|20)\d\d年|\d{4}-|[“《]", RegexOptions.None, 1000)]
    private static partial Regex TitleStart();

    [GeneratedRegex(@"^[^，。；:0-9《》]{4,40}$", RegexOptions.None, 1000)]
    private static partial Regex Signature();

    [GeneratedRegex(@"^(?<who>[^《》]{4,30}?(?:委员会|党委|党组|党工委|办公厅|办公室|人民政府|政府|局|委|部|厅|学校|医院|公司|大学|学院|总支|支部))关于", RegexOptions.None, 1000)]
    private static partial Regex IssuerInTitle();

    [GeneratedRegex(@"(?:印发|下发|转发|发布|公布)(?:的)?(?:《(?<plan>.+)》|(?<plan>[^《》]{4,80})的通知$)", RegexOptions.None, 1000)]
    private static partial Regex IssuedTitle();
}
