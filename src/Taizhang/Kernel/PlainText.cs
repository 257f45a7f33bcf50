using System.Text;

namespace Taizhang.Kernel;

/// <summary>Decodes text as Chinese offices save it: UTF-8, UTF-16, GB18030.</summary>
internal static class PlainText
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The text with line feeds as its only line ends and without its byte order mark; null where it is no text.</summary>
    internal static string? Decode(byte[] bytes)
    {
        foreach (var encoding in Candidates(bytes))
        {
            if (TryDecode(encoding, bytes) is { } text && LooksLikeText(text))
            {
                return text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
            }
        }

        return null;
    }

    private static IEnumerable<Encoding> Candidates(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            yield return new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
        }
        else if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            yield return new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
        }
        else
        {
            yield return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            yield return Gb18030;
            yield return new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
            yield return new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
        }
    }

    private static string? TryDecode(Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <remarks>Bytes of a picture decode as GB18030 or UTF-16 now and then; real text has no control characters and mostly common ones.</remarks>
    private static bool LooksLikeText(string text)
    {
        int strange = 0, common = 0;
        foreach (var c in text)
        {
            if (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\v') || c is '\u007f' or '\uFFFD' or '\uFFFE' or '\uFFFF')
            {
                strange++;
            }

            if (c is < '\u0250' or >= '\u2000' and < '\u2700' or >= '\u3000' and < '\u3100' or >= '\u4e00' and < '\ua000' or >= '\uff00' and < '\uffe0')
            {
                common++;
            }
        }

        return strange * 1000L <= text.Length && common * 10L >= text.Length * 9L;
    }
}
