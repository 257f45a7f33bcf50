using System.IO.Compression;
using System.Text;

namespace Taizhang.Tests.Plans;

/// <summary>Word packages written by hand, so that tests can spoil each part of them.</summary>
internal static class WordFile
{
    internal const string Document = "word/document.xml";

    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    internal static byte[] Of(string bodyXml) => Package((Document, Encoding.UTF8.GetBytes($"<w:document xmlns:w=\"{Namespace}\"><w:body>{bodyXml}</w:body></w:document>")));

    internal static byte[] OfParagraphs(params string[] paragraphs) => Of(string.Concat(paragraphs.Select(Paragraph)));

    internal static string Paragraph(string text) => $"<w:p><w:r><w:t>{System.Security.SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    internal static byte[] Package(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A package whose document unpacks into so many megabytes of one letter.</summary>
    internal static byte[] Bomb(int megabytes)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(Document, CompressionLevel.SmallestSize).Open();
            entry.Write(Encoding.UTF8.GetBytes($"<w:document xmlns:w=\"{Namespace}\"><w:body><w:p><w:r><w:t>"));
            var block = new byte[1024 * 1024];
            block.AsSpan().Fill((byte)'a');
            for (var i = 0; i < megabytes; i++)
            {
                entry.Write(block);
            }

            entry.Write(Encoding.UTF8.GetBytes("</w:t></w:r></w:p></w:body></w:document>"));
        }

        return stream.ToArray();
    }
}
