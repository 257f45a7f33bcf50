using System.Text;

namespace Taizhang.Web.Components;

/// <summary>The names under which colours, shapes and patterns are kept in the style sheet, the sprite and the charts.</summary>
public static class Tones
{
    /// <summary>`DueSoon` is `due-soon`.</summary>
    public static string Of(DutyMark mark)
    {
        var name = new StringBuilder();
        foreach (var letter in mark.ToString())
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('-');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }

    /// <summary>The reference a chart's shape is filled with; the patterns stand once in the layout.</summary>
    public static string Fill(string tone) => $"url(#tone-{tone})";
}
