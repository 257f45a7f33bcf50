using System.IO.Compression;
using System.Xml;
using Taizhang.Kernel;

namespace Taizhang.Plans.Reading;

/// <summary>The text of a .docx: a line a paragraph, a line a table row with tabs between its cells.</summary>
/// <remarks>
/// The package is read by hand: only the three parts that carry text are unpacked, each under a limit,
/// and the XML reader resolves nothing and takes no DTD.
/// </remarks>
internal static class WordText
{
    private const string Document = "word/document.xml";

    /// <summary>No plan has more text than this once unpacked, in bytes.</summary>
    private const long LargestPart = 48L * 1024 * 1024;

    /// <summary>Text in XML packs to a tenth, to a fiftieth where it repeats; what packs better was made to.</summary>
    private const long HighestRatio = 250;

    private const int DeepestNesting = 200;

    internal static (string? Text, Refusal? Refusal) Read(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            var document = archive.GetEntry(Document) ?? archive.Entries.FirstOrDefault(IsDocument);
            if (document is null)
            {
                return (null, PlanRefusals.FileNotDocx);
            }

            if (archive.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return (null, PlanRefusals.FileWithMacros);
            }

            var numbering = WordNumbering.Read(Open(archive.GetEntry("word/numbering.xml")), Open(archive.GetEntry("word/styles.xml")));
            using var reader = Open(document);
            var text = new WordTextBuilder(numbering).Build(reader!);
            return string.IsNullOrWhiteSpace(text) ? (null, PlanRefusals.FileEmpty) : (text, null);
        }
        catch (ExpandsTooFarException)
        {
            return (null, PlanRefusals.FileExpandsTooFar(LargestPart));
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException or NotSupportedException
            or ArgumentException or OverflowException or InvalidOperationException or FormatException)
        {
            return (null, PlanRefusals.FileBroken);
        }
    }

    private static bool IsDocument(ZipArchiveEntry entry) =>
        entry.FullName.Replace('\\', '/').TrimStart('/').Equals(Document, StringComparison.OrdinalIgnoreCase);

    private static DepthLimitedReader? Open(ZipArchiveEntry? entry)
    {
        if (entry is null)
        {
            return null;
        }

        var limit = Math.Min(LargestPart, Math.Max(4L * 1024 * 1024, entry.CompressedLength * HighestRatio));
        return new DepthLimitedReader(
            XmlReader.Create(
                new BoundedStream(entry.Open(), limit),
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    CloseInput = true,
                    IgnoreComments = true,
                    IgnoreProcessingInstructions = true,
                }),
            DeepestNesting);
    }
}
