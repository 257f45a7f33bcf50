using System.Globalization;
using System.Text;
using Taizhang.Kernel;
using Taizhang.Plans.Reading;

namespace Taizhang.Tests.Plans;

/// <summary>What cannot be read is refused with the reason and the remedy, and never with an exception.</summary>
public class PlanRefusalTests
{
    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 1, 0, 0, 0, 1, 0, 8, 6, 0, 0, 0, 0x5C, 0x72, 0xA8, 0x66];

    private static readonly byte[] LegacyDoc = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

    [Theory]
    [InlineData("plan.txt")]
    [InlineData("plan.docx")]
    public void An_empty_file_is_refused(string name) => Refused("plan.file-empty", [], name);

    [Fact]
    public void A_text_of_blanks_is_refused_as_empty() => Refused("plan.file-empty", Encoding.UTF8.GetBytes(" \r\n\t\u3000\n"), "plan.txt");

    [Theory]
    [InlineData("plan.txt", "plan.file-not-text")]
    [InlineData("plan.docx", "plan.file-not-docx")]
    public void A_picture_under_another_name_is_refused(string name, string code) => Refused(code, Picture, name);

    [Fact]
    public void A_pdf_is_refused() =>
        Refused("plan.file-not-text", [.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, .. "\n1 0 obj<</Type/Catalog>>endobj\n"u8, .. new byte[] { 0, 1, 2, 3, 0x80, 0x81, 0xFE }], "plan.pdf");

    [Fact]
    public void A_doc_of_old_Word_is_refused_whatever_it_is_called()
    {
        Refused("plan.file-legacy-doc", LegacyDoc, "plan.doc");
        Refused("plan.file-legacy-doc", LegacyDoc, "plan.docx");
        Refused("plan.file-legacy-doc", LegacyDoc, "plan.txt");
    }

    [Fact]
    public void A_document_with_a_password_is_refused() =>
        Refused("plan.file-encrypted", [.. LegacyDoc, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "plan.docx");

    [Fact]
    public void A_file_of_fifty_megabytes_is_refused_with_its_size()
    {
        var refusal = Refused("plan.file-too-large", new byte[50 * 1024 * 1024], "plan.txt");
        Assert.Contains("50", Words.Say(refusal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_is_refused_without_being_unpacked()
    {
        var bomb = WordFile.Bomb(megabytes: 300);
        Assert.True(bomb.Length < 2 * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused("plan.file-expands-too-far", bomb, "plan.docx");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200L * 1024 * 1024);
    }

    [Fact]
    public void A_zip_that_is_no_Word_document_is_refused()
    {
        var zip = WordFile.Package(("readme.txt", "hello"u8.ToArray()));
        Refused("plan.file-not-docx", zip, "plan.docx");
        Refused("plan.file-not-text", zip, "plan.txt");
    }

    [Fact]
    public void A_document_cut_short_is_refused_at_every_length()
    {
        var whole = File.ReadAllBytes(Path.Combine(SamplePlans.Folder, "qingchuan-2024.docx"));
        for (var length = 4; length < whole.Length; length += 97)
        {
            var (reading, refusal) = PlanReader.Read(whole[..length], "plan.docx");
            Assert.Null(reading);
            Assert.Contains(refusal!.Code, (string[])["plan.file-broken", "plan.file-not-docx"]);
        }
    }

    [Fact]
    public void A_document_with_broken_markup_is_refused() => Refused("plan.file-broken", WordFile.Of("<w:p><w:r>"), "plan.docx");

    [Fact]
    public void A_document_nested_too_deeply_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 20_000)) + WordFile.Paragraph("一、总则") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 20_000));
        Refused("plan.file-broken", WordFile.Of(deep), "plan.docx");
    }

    [Fact]
    public void Entities_are_not_resolved()
    {
        var xml = "<!DOCTYPE d [<!ENTITY e \"一、总则\">]><d>&e;</d>"u8.ToArray();
        Refused("plan.file-broken", WordFile.Package((WordFile.Document, xml)), "plan.docx");
    }

    [Fact]
    public void A_document_without_text_is_refused() => Refused("plan.file-empty", WordFile.Of("<w:p/><w:p><w:r><w:drawing/></w:r></w:p>"), "plan.docx");

    [Fact]
    public void A_text_that_is_no_plan_is_refused() => Refused("plan.nothing-recognized", Encoding.UTF8.GetBytes("今天天气很好。我们去公园散步。"), "note.txt");

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("GB18030")]
    public void A_plan_is_read_in_every_encoding_offices_save(string encoding)
    {
        var text = SamplePlans.TextOf("songlan-points-2024");
        var bytes = (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes(text);
        var (reading, refusal) = PlanReader.Read(bytes, "plan.txt");
        Assert.Null(refusal);
        Assert.Equal(11, reading!.Measures.Count);
    }

    [Fact]
    public void Every_refusal_tells_a_remedy_in_both_languages()
    {
        Refusal[] refusals =
        [
            PlanRefusals.FileEmpty, PlanRefusals.FileNotText, PlanRefusals.FileNotDocx, PlanRefusals.FileBroken, PlanRefusals.FileLegacyDoc,
            PlanRefusals.FileEncrypted, PlanRefusals.NothingRecognized, PlanRefusals.FileTooLarge(1), PlanRefusals.FileExpandsTooFar(1),
        ];
        foreach (var refusal in refusals)
        {
            Assert.Contains("请", In("zh-CN", refusal), StringComparison.Ordinal);
            Assert.Matches("(?i)hand|take|check|save", In("en", refusal));
        }
    }

    private static string In(string culture, Refusal refusal)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return Words.Say(refusal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static Refusal Refused(string code, byte[] bytes, string name)
    {
        var (reading, refusal) = PlanReader.Read(bytes, name);
        Assert.Null(reading);
        Assert.Equal(code, refusal!.Code);
        return refusal;
    }
}
