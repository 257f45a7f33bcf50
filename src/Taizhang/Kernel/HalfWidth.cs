namespace Taizhang.Kernel;

/// <summary>One spelling for the signs that official texts write in several.</summary>
internal static class HalfWidth
{
    internal static string Of(string text)
    {
        var isQuoteOpen = false;
        return string.Create(text.Length, text, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Of(source[i], ref isQuoteOpen);
            }
        });
    }

    internal static char Of(char c, ref bool isQuoteOpen)
    {
        switch (c)
        {
            case '"':
                isQuoteOpen = !isQuoteOpen;
                return isQuoteOpen ? '“' : '”';
            case '「' or '『' or '＂':
                return '“';
            case '」' or '』':
                return '”';
            case '，' or '；' or '。':
                return c;
            case ';':
                return '；';
            case '～' or '〜' or '∼':
                return '~';
            case '—' or '–' or '―' or '－' or '─' or '‐' or '‑' or '−':
                return '-';
            case '．' or '﹒':
                return '.';
            case '﹪':
                return '%';
            case '〈':
                return '《';
            case '〉':
                return '》';
            case '〇' or '○':
                return '〇';
            case '\u3000' or '\u00a0' or '\u200b' or '\ufeff' or '\t' or '\n' or '\r' or '\u2002' or '\u2003':
                return ' ';
            case >= '！' and <= '～':
                return (char)(c - 0xFEE0);
            default:
                return c;
        }
    }
}
