using System.Globalization;

namespace Taizhang.Kernel;

/// <summary>The name of a file as a browser sent it, with nothing left in it but the name.</summary>
public static class SentFileName
{
    /// <summary>The last part of what was sent, whichever system's folders stand before it, without characters that show nothing or turn the order of letters round.</summary>
    public static string Of(string sent) =>
        string.Concat(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Where(letter => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format))).Trim();
}
