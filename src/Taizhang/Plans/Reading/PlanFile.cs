using Taizhang.Kernel;

namespace Taizhang.Plans.Reading;

/// <summary>Turns a file into its text, judging it by its content and not by its name.</summary>
internal static class PlanFile
{
    private static ReadOnlySpan<byte> Zip => "PK\x03\x04"u8;

    private static ReadOnlySpan<byte> EmptyZip => "PK\x05\x06"u8;

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    internal static (string? Text, Refusal? Refusal) Read(byte[] bytes, string fileName)
    {
        if (bytes.Length == 0)
        {
            return (null, PlanRefusals.FileEmpty);
        }

        if (bytes.Length > PlanRefusals.LargestFile)
        {
            return (null, PlanRefusals.FileTooLarge(bytes.LongLength));
        }

        var isCalledDocx = Path.GetExtension(fileName).Equals(".docx", StringComparison.OrdinalIgnoreCase);
        if (bytes.AsSpan().StartsWith(Compound))
        {
            return (null, IsEncryptedPackage(bytes) ? PlanRefusals.FileEncrypted : PlanRefusals.FileLegacyDoc);
        }

        if (bytes.AsSpan().StartsWith(Zip) || bytes.AsSpan().StartsWith(EmptyZip))
        {
            var (text, refusal) = WordText.Read(bytes);
            return refusal == PlanRefusals.FileNotDocx && !isCalledDocx ? (null, PlanRefusals.FileNotText) : (text, refusal);
        }

        if (isCalledDocx)
        {
            return (null, PlanRefusals.FileNotDocx);
        }

        var decoded = PlainText.Decode(bytes);
        if (decoded is null)
        {
            return (null, PlanRefusals.FileNotText);
        }

        return string.IsNullOrWhiteSpace(decoded) ? (null, PlanRefusals.FileEmpty) : (decoded, null);
    }

    // Word keeps a document with a password as a stream of this name, in UTF-16, inside the old container.
    private static bool IsEncryptedPackage(byte[] bytes) =>
        bytes.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
}
