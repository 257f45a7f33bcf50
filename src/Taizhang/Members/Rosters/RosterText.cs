using System.Text;

namespace Taizhang.Members.Rosters;

/// <summary>One spelling for what people type in several: full-width letters, spaces inside names, words for nothing.</summary>
internal static class RosterText
{
    private static readonly HashSet<string> Nothings = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "无", "没有", "暂无", "空", "不详", "未知", "-", "--", "---", "—", "——", "–", "/", "\\", "N/A", "NA", "None",
    };

    /// <summary>Letters and figures at half width, no space beside a Chinese character, one space elsewhere.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var typed in text)
        {
            var letter = typed is >= '！' and <= '～' ? (char)(typed - 0xFEE0) : typed;
            if (IsBlank(letter))
            {
                if (tidy.Length > 0 && tidy[^1] != ' ')
                {
                    tidy.Append(' ');
                }

                continue;
            }

            if (tidy.Length > 0 && tidy[^1] == ' ' && (IsHan(letter) || (tidy.Length > 1 && IsHan(tidy[^2]))))
            {
                tidy.Length--;
            }

            tidy.Append(letter);
        }

        return tidy.ToString().TrimEnd();
    }

    /// <summary>A name: besides, one sign for the dot inside names of several parts.</summary>
    public static string Name(string text) => Tidy(text).Replace('•', '·').Replace('・', '·').Replace('‧', '·').Replace('●', '·');

    /// <summary>Whether the cell says that there is nothing to say.</summary>
    public static bool IsNothing(string text) => Nothings.Contains(text);

    /// <summary>Whether part of the value is hidden by stars, as in our own export.</summary>
    public static bool IsMasked(string text) => text.Contains("***", StringComparison.Ordinal) || text.Contains("●●", StringComparison.Ordinal);

    /// <summary>A heading without spaces and without what stands in brackets behind it.</summary>
    public static (string Word, string Hint) Heading(string text)
    {
        var tidy = string.Concat(Tidy(text).Where(letter => letter is not (' ' or '*' or ':' or '_'))).Trim('、', '.');
        var bracket = tidy.IndexOf('(', StringComparison.Ordinal);
        return bracket <= 0 ? (tidy, "") : (tidy[..bracket], tidy[(bracket + 1)..].TrimEnd(')'));
    }

    private static bool IsBlank(char letter) => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '\u200b' or '\u200c' or '\u200d' or '\ufeff' or '\u2060';

    private static bool IsHan(char letter) => letter is (>= '\u3400' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff') || char.IsSurrogate(letter);
}
