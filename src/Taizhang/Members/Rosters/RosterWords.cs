using System.Text.RegularExpressions;
using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>Reads the words and code numbers of a roster's closed columns.</summary>
internal static partial class RosterWords
{
    private static readonly Dictionary<string, Standing> Categories = new(StringComparer.Ordinal)
    {
        ["正式党员"] = Standing.Full,
        ["正式"] = Standing.Full,
        ["正"] = Standing.Full,
        ["中共党员"] = Standing.Full,
        ["共产党员"] = Standing.Full,
        ["党员"] = Standing.Full,
        ["中共正式党员"] = Standing.Full,
        ["预备党员"] = Standing.Probationary,
        ["预备"] = Standing.Probationary,
        ["预"] = Standing.Probationary,
        ["中共预备党员"] = Standing.Probationary,
        ["发展对象"] = Standing.DevelopmentCandidate,
        ["积极分子"] = Standing.Activist,
        ["入党积极分子"] = Standing.Activist,
        ["申请人"] = Standing.Applicant,
        ["入党申请人"] = Standing.Applicant,
    };

    private static readonly Dictionary<string, Standing> States = new(StringComparer.Ordinal)
    {
        ["正常"] = Standing.Full,
        ["1"] = Standing.Full,
        ["保留"] = Standing.Full,
        ["保留党籍"] = Standing.Full,
        ["10"] = Standing.Full,
        ["恢复"] = Standing.Full,
        ["恢复党籍"] = Standing.Full,
        ["11"] = Standing.Full,
        ["停止"] = Standing.Suspended,
        ["停止党籍"] = Standing.Suspended,
        ["12"] = Standing.Suspended,
        ["开除"] = Standing.Left,
        ["开除党籍"] = Standing.Left,
        ["13"] = Standing.Left,
        ["出党"] = Standing.Left,
        ["除名"] = Standing.Left,
        ["退党"] = Standing.Left,
        ["自行脱党"] = Standing.Left,
        ["死亡"] = Standing.Left,
        ["去世"] = Standing.Left,
        ["已转出"] = Standing.Left,
        ["转出"] = Standing.Left,
    };

    private static readonly Dictionary<string, string> Educations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["11"] = "博士",
        ["12"] = "硕士",
        ["21"] = "大学",
        ["22"] = "大专",
        ["2A"] = "中央党校大学",
        ["41"] = "中专",
        ["61"] = "高中",
        ["71"] = "初中",
        ["9"] = "其他",
    };

    public static (Standing? Standing, Refusal? Refusal) Category(string text, string hint)
    {
        if (Categories.TryGetValue(text, out var standing))
        {
            return (standing, null);
        }

        foreach (Match meaning in Meaning().Matches(hint))
        {
            if (meaning.Groups["code"].Value == text && Categories.TryGetValue(meaning.Groups["word"].Value, out standing))
            {
                return (standing, null);
            }
        }

        return text.All(char.IsAsciiDigit)
            ? (null, new Refusal("roster.category-number", ("value", text)))
            : (null, new Refusal("roster.category-unknown", ("value", Cut(text))));
    }

    /// <summary>The state of membership; one that is normal, kept or restored reads as full.</summary>
    public static (Standing? Standing, Refusal? Refusal) State(string text) =>
        States.TryGetValue(text, out var standing) ? (standing, null) : (null, new Refusal("roster.state-unknown", ("value", Cut(text))));

    public static (Gender Gender, Refusal? Refusal) Gender(string text) => text switch
    {
        "男" or "男性" or "M" or "1" => (Members.Gender.Male, null),
        "女" or "女性" or "F" or "2" => (Members.Gender.Female, null),
        _ => (Members.Gender.Unknown, new Refusal("roster.gender-unknown", ("value", Cut(text)))),
    };

    public static (bool? Value, Refusal? Refusal) YesNo(string text) => text.ToUpperInvariant() switch
    {
        "是" or "√" or "✓" or "Y" or "1" => (true, null),
        "否" or "×" or "✗" or "N" or "0" => (false, null),
        _ => (null, new Refusal("roster.yes-no-unknown", ("value", Cut(text)))),
    };

    public static (CadreRank? Rank, Refusal? Refusal) Rank(string text) =>
        text.Contains('科') ? (CadreRank.SectionLevel, null)
        : text.Contains('处') || text.Contains('县') ? (CadreRank.DivisionLevel, null)
        : text.Contains('厅') || text.Contains('局') ? (CadreRank.BureauLevel, null)
        : (null, new Refusal("roster.rank-unknown", ("value", Cut(text))));

    /// <summary>The people's name with 族 behind it.</summary>
    public static string Ethnicity(string text) => text.Length <= 4 && !text.EndsWith('族') && !text.EndsWith('人') && text != "其他" ? text + "族" : text;

    public static string Education(string text) => Educations.GetValueOrDefault(text, text);

    public static string Write(bool isSo) => isSo ? "是" : "否";

    public static string Write(Gender gender) => gender switch { Members.Gender.Male => "男", Members.Gender.Female => "女", _ => "" };

    public static string Write(CadreRank? rank) => rank switch
    {
        CadreRank.SectionLevel => "乡科级",
        CadreRank.DivisionLevel => "处级",
        CadreRank.BureauLevel => "厅局级",
        _ => "",
    };

    /// <summary>Category and state of membership as a roster writes them.</summary>
    public static (string Category, string State) Write(Standing standing) => standing switch
    {
        Standing.Full => ("正式党员", "正常"),
        Standing.Probationary => ("预备党员", "正常"),
        Standing.DevelopmentCandidate => ("发展对象", ""),
        Standing.Activist => ("入党积极分子", ""),
        Standing.Applicant => ("入党申请人", ""),
        Standing.Suspended => ("", "停止党籍"),
        _ => ("", "出党"),
    };

    private static string Cut(string text) => text.Length > 30 ? text[..30] : text;

    [GeneratedRegex(@"(?<code>\d)\s*[=:：.、]?\s*(?<word>[\u4e00-\u9fff]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Meaning();
}
