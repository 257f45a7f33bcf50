using System.IO.Compression;
using System.Text;
using Taizhang.Kernel;

namespace Taizhang.Evidence.Intake;

/// <summary>Looks into the package of an office document: which it is, that it runs nothing, and that it does not unpack without end.</summary>
internal static class OfficePackage
{
    private const int MostParts = 10_000;

    /// <summary>What all parts may unpack into, in bytes.</summary>
    private const long MostUnpacked = 512L * 1024 * 1024;

    /// <summary>How many times as much a large package may hold as it takes; pictures and sound hardly shrink, tables to a fortieth.</summary>
    private const int MostTimes = 200;

    private const long Spared = 16L * 1024 * 1024;

    /// <summary>A document within a document, and no deeper.</summary>
    private const int Deepest = 2;

    private static readonly string[] Programs = [".exe", ".dll", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".scr", ".msi", ".hta", ".lnk", ".sh", ".so"];

    /// <summary>The kind, or why it is not taken.</summary>
    public static (FileKind? Kind, Refusal? Against) Look(Stream package, string name)
    {
        try
        {
            var budget = new Budget(Math.Min(MostUnpacked, (package.Length * MostTimes) + Spared));
            return Look(package, name, budget, depth: 1);
        }
        catch (ExpandsTooFarException)
        {
            return (null, EvidenceRefusals.UnpacksTooFar(name));
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return (null, EvidenceRefusals.Damaged(name));
        }
    }

    private static (FileKind? Kind, Refusal? Against) Look(Stream package, string name, Budget budget, int depth)
    {
        using var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostParts)
        {
            return (null, EvidenceRefusals.UnpacksTooFar(name));
        }

        var kind = KindOf(archive);
        foreach (var part in archive.Entries)
        {
            if (Against(part, name, budget, depth, kind is not null) is { } against)
            {
                return (null, against);
            }
        }

        return kind is null ? (null, EvidenceRefusals.Archive(name)) : (kind, null);
    }

    private static FileKind? KindOf(ZipArchive archive) =>
        archive.GetEntry("[Content_Types].xml") is null ? null
        : archive.GetEntry("word/document.xml") is not null ? FileKind.Word
        : archive.GetEntry("xl/workbook.xml") is not null ? FileKind.Workbook
        : archive.GetEntry("ppt/presentation.xml") is not null ? FileKind.Slides : null;

    private static Refusal? Against(ZipArchiveEntry part, string name, Budget budget, int depth, bool isOffice)
    {
        using var bounded = new BoundedStream(part.Open(), budget.Left);
        using var whole = new MemoryStream();
        var isRead = part.FullName == "[Content_Types].xml";
        var head = new byte[8];
        var known = bounded.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var (isPackage, isOle) = (head.AsSpan(0, known).StartsWith("PK\u0003\u0004"u8), head.AsSpan(0, known).StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]));
        if (isRead || isPackage)
        {
            whole.Write(head, 0, known);
            bounded.CopyTo(whole);
        }
        else
        {
            bounded.CopyTo(Stream.Null);
        }

        budget.Take(Math.Max(known, bounded.Position));
        if (!isOffice)
        {
            return null;
        }

        if (IsMacro(part.FullName) || isOle || isRead && Encoding.UTF8.GetString(whole.GetBuffer(), 0, (int)whole.Length) is var types && (types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || types.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)))
        {
            return EvidenceRefusals.Macros(name);
        }

        return !isPackage ? null
            : depth >= Deepest ? EvidenceRefusals.UnpacksTooFar(name)
            : Within(whole, name, budget, depth);
    }

    /// <summary>A package in the package is a document too, such as the table behind a chart.</summary>
    private static Refusal? Within(MemoryStream whole, string name, Budget budget, int depth)
    {
        whole.Position = 0;
        return Look(whole, name, budget, depth + 1).Against;
    }

    private static bool IsMacro(string part) =>
        part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || part.Contains("/activeX/", StringComparison.OrdinalIgnoreCase) || part.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)
        || Programs.Any(ending => part.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>What may still be unpacked.</summary>
    private sealed class Budget(long left)
    {
        public long Left { get; private set; } = left;

        public void Take(long taken) => Left = Math.Max(0, Left - taken);
    }
}
