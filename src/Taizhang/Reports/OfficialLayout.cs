namespace Taizhang.Reports;

/// <summary>The measures of GB/T 9704—2012, in the units WordprocessingML wants: twentieths of a point, and half-points for letters.</summary>
internal static class OfficialLayout
{
    public const int CharactersPerLine = 28;
    public const int LinesPerPage = 22;

    public const int PageWidth = 11906;
    public const int PageHeight = 16838;
    public const int Top = 2098;
    public const int Bottom = 1984;
    public const int Binding = 1587;
    public const int Outer = 1474;
    public const int TypeWidth = PageWidth - Binding - Outer;
    public const int TypeHeight = PageHeight - Top - Bottom;

    /// <summary>22 of them fill the 225 mm of the type area; one twentieth of a point more and the last does not fit.</summary>
    public const int LinePitch = 579;

    /// <summary>28 of them fill the 156 mm of the type area.</summary>
    public const int CharacterPitch = TypeWidth / CharactersPerLine;

    /// <summary>What a character of the body (16 pt) gives up to stand on its pitch: 28 of them fit, the rest is justified.</summary>
    public const int CharacterSpacing = -6;

    /// <summary>The same as the grid of the page declares it, in 1/4096 pt.</summary>
    public const int GridCharacterSpace = -848;

    /// <summary>Puts the dashes of the page number 7 mm under the type area.</summary>
    public const int FooterDistance = 1432;

    /// <summary>3号, the body.</summary>
    public const int Body = 32;

    /// <summary>2号, the title.</summary>
    public const int Title = 44;

    /// <summary>4号, the page number.</summary>
    public const int PageNumber = 28;

    /// <summary>五号, a table in the text; the standard leaves it open.</summary>
    public const int Table = 21;

    /// <summary>小五, a table of many columns on a page of its own.</summary>
    public const int WideTable = 18;

    public const string IssuerRed = "FF0000";
}

/// <summary>The typefaces the standard names; none is shipped, each is declared with what stands in for it.</summary>
internal static class OfficialFonts
{
    public const string Body = "仿宋_GB2312";
    public const string Title = "方正小标宋简体";
    public const string First = "黑体";
    public const string Second = "楷体_GB2312";
    public const string PageNumber = "宋体";
    public const string Latin = "Times New Roman";

    /// <summary>Each typeface with the names of its substitutes, the best first.</summary>
    public static readonly (string Name, string Substitutes)[] All =
    [
        (Body, "FangSong,仿宋,STFangsong,FandolFang R"),
        (Title, "FZXiaoBiaoSong-B05S,SimSun,Noto Serif CJK SC"),
        (First, "SimHei,Noto Sans CJK SC"),
        (Second, "KaiTi,楷体,STKaiti,AR PL UKai CN"),
        (PageNumber, "SimSun,Noto Serif CJK SC"),
    ];
}
