using System.Text;
using Taizhang.Kernel;

namespace Taizhang.Evidence.Intake;

/// <summary>What a file is by its first bytes, or why it is not taken; a package is told apart once it is whole.</summary>
internal readonly record struct Judgement(FileClass Class, FileKind? Kind, Refusal? Against);

/// <summary>Tells from the bytes of a file, never from its name, what it is.</summary>
internal static class FileJudge
{
    /// <summary>How much of the beginning is enough.</summary>
    public const int Head = 4096;

    private static readonly string[] Markup = ["<!doctype", "<html", "<svg", "<?xml", "<script", "<head", "<body", "<iframe", "<!--", "<math", "<x:", "<style", "<a ", "<img", "<?php"];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Judges the beginning.</summary>
    public static Judgement Of(ReadOnlySpan<byte> head, string name) =>
        head.IsEmpty ? No(EvidenceRefusals.Empty(name))
        : head.StartsWith("%PDF-"u8) ? Yes(FileKind.Pdf)
        : head.StartsWith("PK\u0003\u0004"u8) ? new(FileClass.Document, null, null)
        : head.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? Yes(FileKind.Jpeg)
        : head.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? Yes(FileKind.Png)
        : head.StartsWith("RIFF"u8) && At(head, 8, "WEBP"u8) ? Yes(FileKind.Webp)
        : At(head, 4, "ftyp"u8) ? Movie(head, name)
        : head.StartsWith("ID3"u8) || IsMp3Frame(head) ? Yes(FileKind.Mp3)
        : IsProgram(head) ? No(EvidenceRefusals.Executable(name))
        : IsArchive(head) ? No(EvidenceRefusals.Archive(name))
        : head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? No(EvidenceRefusals.OldOffice(name))
        : head.StartsWith("GIF8"u8) || head.StartsWith("BM"u8) && head.Length > 14 && head[6] == 0 || head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) ? No(EvidenceRefusals.OtherPicture(name))
        : Words(head, name);

    /// <summary>Whether a text, read as a whole, is one: of signs, in a code that is read here.</summary>
    public static Encoding? CodeOf(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith<byte>([0xFF, 0xFE]) || text.StartsWith<byte>([0xFE, 0xFF]))
        {
            return text[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        foreach (var sign in text)
        {
            if (sign is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C) or 0x7F)
            {
                return null;
            }
        }

        try
        {
            _ = Utf8.GetCharCount(text);
            return Utf8;
        }
        catch (DecoderFallbackException)
        {
            return Chinese(text);
        }
    }

    /// <summary>Whether a text begins as something a browser or a machine would run.</summary>
    public static bool IsActive(string text)
    {
        var begin = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return begin.StartsWith("#!", StringComparison.Ordinal) || Markup.Any(mark => begin.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            || text.Contains("<script", StringComparison.OrdinalIgnoreCase) || text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }

    private static Judgement Words(ReadOnlySpan<byte> head, string name)
    {
        // The beginning may end within a sign.
        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
        {
            if (CodeOf(head[..^cut]) is { } code)
            {
                var ending = Path.GetExtension(name).ToLowerInvariant();
                return IsActive(code.GetString(head[..^cut])) ? No(EvidenceRefusals.Active(name))
                    : ending == ".csv" ? Yes(FileKind.Csv)
                    : ending == ".txt" ? Yes(FileKind.Text)
                    : No(EvidenceRefusals.NotTaken(name));
            }
        }

        return No(EvidenceRefusals.NotTaken(name));
    }

    private static Encoding? Chinese(ReadOnlySpan<byte> text)
    {
        try
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            var code = Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            _ = code.GetCharCount(text);
            return code;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Judgement Movie(ReadOnlySpan<byte> head, string name)
    {
        var brand = head.Length >= 12 ? Encoding.ASCII.GetString(head.Slice(8, 4)) : "";
        return brand switch
        {
            "M4A " or "M4B " => Yes(FileKind.M4a),
            "isom" or "iso2" or "iso3" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "M4V " or "MSNV" or "dash" or "mmp4" or "3gp4" or "3gp5" => Yes(FileKind.Mp4),
            "heic" or "heix" or "hevc" or "heim" or "heis" or "mif1" or "msf1" or "avif" or "avis" => No(EvidenceRefusals.OtherPicture(name)),
            _ => No(EvidenceRefusals.NotTaken(name)),
        };
    }

    private static bool IsMp3Frame(ReadOnlySpan<byte> head) =>
        head.Length >= 4 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2 && (head[1] & 0x18) != 0x08 && (head[2] & 0xF0) is not (0xF0 or 0x00) && (head[2] & 0x0C) != 0x0C;

    private static bool IsProgram(ReadOnlySpan<byte> head) =>
        head.StartsWith("MZ"u8) || head.StartsWith<byte>([0x7F, (byte)'E', (byte)'L', (byte)'F']) || head.StartsWith("#!"u8)
        || head.StartsWith<byte>([0xCA, 0xFE, 0xBA, 0xBE]) || head.StartsWith<byte>([0xFE, 0xED, 0xFA]) || head.StartsWith<byte>([0xCF, 0xFA, 0xED, 0xFE]) || head.StartsWith<byte>([0xCE, 0xFA, 0xED, 0xFE]) || head.StartsWith("\0asm"u8);

    private static bool IsArchive(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK"u8) && head.Length > 3 && head[2] is 5 or 7 || head.StartsWith("Rar!"u8) || head.StartsWith<byte>([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]) || head.StartsWith<byte>([0x1F, 0x8B])
        || head.StartsWith("BZh"u8) || head.StartsWith<byte>([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z']) || head.StartsWith<byte>([0x28, 0xB5, 0x2F, 0xFD]) || At(head, 257, "ustar"u8);

    private static bool At(ReadOnlySpan<byte> head, int place, ReadOnlySpan<byte> mark) => head.Length >= place + mark.Length && head.Slice(place, mark.Length).SequenceEqual(mark);

    private static Judgement Yes(FileKind kind) => new(FileKinds.ClassOf(kind), kind, null);

    private static Judgement No(Refusal against) => new(default, null, against);
}
