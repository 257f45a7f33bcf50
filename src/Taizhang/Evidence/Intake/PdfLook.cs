namespace Taizhang.Evidence.Intake;

/// <summary>Looks through a document in PDF for what runs scripts or starts programs.</summary>
/// <remarks>What is hidden in compressed parts is not found here; the file is handed out as a download, and the virus scanner looks into it.</remarks>
internal static class PdfLook
{
    private const int Step = 1 << 16;

    private const int Longest = 16;

    /// <summary>Whether it names such an action.</summary>
    public static bool IsActive(Stream file)
    {
        var buffer = new byte[Step + Longest];
        var kept = 0;
        int read;
        while ((read = file.ReadAtLeast(buffer.AsSpan(kept, Step), Step, throwOnEndOfStream: false)) > 0)
        {
            var look = buffer.AsSpan(0, kept + read);
            if (Names(look, "/JavaScript"u8) || Names(look, "/JS"u8) || Names(look, "/Launch"u8))
            {
                return true;
            }

            kept = Math.Min(Longest, look.Length);
            look[^kept..].CopyTo(buffer);
            if (read < Step)
            {
                break;
            }
        }

        return false;
    }

    /// <summary>The name with nothing of a longer one behind it.</summary>
    private static bool Names(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        for (var at = text.IndexOf(name); at >= 0; at = text.IndexOf(name))
        {
            text = text[(at + name.Length)..];
            if (!text.IsEmpty && text[0] is (byte)' ' or (byte)'(' or (byte)'<' or (byte)'/' or (byte)'\r' or (byte)'\n' or (byte)'\t' or (byte)'[' or (byte)'>')
            {
                return true;
            }
        }

        return false;
    }
}
