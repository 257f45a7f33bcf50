using System.Text;
using SkiaSharp;
using Taizhang.Evidence;
using Taizhang.Evidence.Intake;
using Taizhang.Kernel;

namespace Taizhang.Tests.Evidence;

public sealed class FileIntakeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taizhang-intake-").FullName;

    public static TheoryData<string, string, string> Refused => new()
    {
        { "empty", "记录.txt", "evidence.empty" },
        { "program", "记录.pdf", "evidence.executable" },
        { "elf", "a.docx", "evidence.executable" },
        { "shebang", "a.txt", "evidence.executable" },
        { "svg", "图.svg", "evidence.active" },
        { "svg", "图.txt", "evidence.active" },
        { "html", "页.csv", "evidence.active" },
        { "late-script", "页.txt", "evidence.active" },
        { "script-name", "run.js", "evidence.not-taken" },
        { "active-pdf", "表.pdf", "evidence.active-pdf" },
        { "macro", "表.docx", "evidence.macros" },
        { "macro-type", "表.docx", "evidence.macros" },
        { "ole", "表.docx", "evidence.macros" },
        { "zip", "材料.zip", "evidence.archive" },
        { "zip", "材料.docx", "evidence.archive" },
        { "rar", "材料.pdf", "evidence.archive" },
        { "bomb", "材料.docx", "evidence.unpacks-too-far" },
        { "nested", "材料.docx", "evidence.unpacks-too-far" },
        { "torn-zip", "材料.docx", "evidence.damaged" },
        { "doc", "旧.doc", "evidence.old-office" },
        { "gif", "动.gif", "evidence.other-picture" },
        { "heic", "照片.heic", "evidence.other-picture" },
        { "torn-png", "图.png", "evidence.damaged" },
        { "points", "图.png", "evidence.too-many-points" },
        { "torn-film", "片.mp4", "evidence.damaged" },
        { "noise", "x.bin", "evidence.not-taken" },
        { "noise", "x.txt", "evidence.not-taken" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_taken_is_refused_by_its_bytes_with_the_reason_and_leaves_nothing(string content, string name, string code)
    {
        var bytes = Content(content);

        var (file, against) = await Intake().TakeAsync(name, new MemoryStream(bytes), bytes.Length, default);

        Assert.Null(file);
        Assert.Equal(code, against!.Code);
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            Assert.DoesNotContain('{', Words.Say(against, new System.Globalization.CultureInfo(culture)));
        }

        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    [Theory]
    [InlineData("pdf", "计划.docx", FileKind.Pdf, "计划.pdf")]
    [InlineData("docx", "../../etc/passwd", FileKind.Word, "passwd.docx")]
    [InlineData("docx", "C:\\temp\\纪要.DOCX", FileKind.Word, "纪要.docx")]
    [InlineData("chart", "表.docx", FileKind.Word, "表.docx")]
    [InlineData("jpeg", "x.png", FileKind.Jpeg, "x.jpg")]
    [InlineData("png", "...", FileKind.Png, "file.png")]
    [InlineData("webp", "图.webp", FileKind.Webp, "图.webp")]
    [InlineData("text", "gpj\u202Eexe.txt", FileKind.Text, "gpjexe.txt")]
    [InlineData("gb18030", "旧.csv", FileKind.Csv, "旧.csv")]
    [InlineData("mp3", "录音.mp3", FileKind.Mp3, "录音.mp3")]
    [InlineData("film", "片.mp4", FileKind.Mp4, "片.mp4")]
    public async Task What_is_taken_is_known_by_its_bytes_and_named_so(string content, string name, FileKind kind, string kept)
    {
        var bytes = Content(content);

        var (file, against) = await Intake().TakeAsync(name, new MemoryStream(bytes), null, default);

        Assert.Null(against);
        using (file)
        {
            Assert.Equal((kind, kept), (file!.Kind, file.Name));
            Assert.Equal(FileKinds.ClassOf(kind) == FileClass.Picture, file.Preview is not null);
        }

        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public async Task A_photograph_loses_where_it_was_taken_and_stays_the_right_way_up()
    {
        var photograph = SampleFiles.Photograph();
        var (file, _) = await Intake().TakeAsync("照片.jpg", new MemoryStream(photograph), photograph.Length, default);

        using (file)
        {
            await using var kept = file!.Open();
            using var whole = new MemoryStream();
            await kept.CopyToAsync(whole);
            Assert.Contains("GPS", Encoding.Latin1.GetString(photograph), StringComparison.Ordinal);
            Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(whole.ToArray()), StringComparison.Ordinal);
            Assert.DoesNotContain("Phone", Encoding.Latin1.GetString(whole.ToArray()), StringComparison.Ordinal);
            using var codec = SKCodec.Create(new MemoryStream(whole.ToArray()));
            Assert.Equal(SKEncodedOrigin.RightTop, codec.EncodedOrigin);

            // Held on its side, what was left is above.
            using var preview = SKBitmap.Decode(file.Preview);
            Assert.True(preview.Height > preview.Width);
            Assert.True(preview.GetPixel(preview.Width / 2, 4).Red > 200 && preview.GetPixel(preview.Width / 2, preview.Height - 4).Blue > 200);
        }
    }

    [Fact]
    public async Task A_film_loses_where_it_was_taken_and_keeps_its_length()
    {
        var film = SampleFiles.Film();
        var (file, _) = await Intake().TakeAsync("片.mp4", new MemoryStream(film), film.Length, default);

        using (file)
        {
            await using var kept = file!.Open();
            using var whole = new MemoryStream();
            await kept.CopyToAsync(whole);
            Assert.Equal(film.Length, whole.Length);
            Assert.DoesNotContain("104.06", Encoding.Latin1.GetString(whole.ToArray()), StringComparison.Ordinal);
            Assert.Equal(film[^300..], whole.ToArray()[^300..]);
        }
    }

    [Fact]
    public async Task A_file_that_says_it_is_too_large_is_refused_before_it_is_read()
    {
        var unread = new Unread();

        var (_, whatever) = await Intake().TakeAsync("片.mp4", unread, 2L * 1024 * 1024 * 1024, default);
        var (_, text) = await Intake().TakeAsync("记录.txt", new MemoryStream(SampleFiles.Text), 6 * 1024 * 1024, default);
        var (_, longer) = await Intake(new EvidenceSettings { LargestText = 1 }).TakeAsync("记录.txt", new MemoryStream(Encoding.ASCII.GetBytes(new string('a', 1024 * 1024 + 1))), 10, default);

        Assert.Equal(["evidence.too-large", "evidence.too-large", "evidence.too-large"], new[] { whatever!.Code, text!.Code, longer!.Code });
        Assert.False(unread.WasRead);
        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private FileIntake Intake(EvidenceSettings? settings = null) => new(settings ?? new EvidenceSettings(), new UploadFolder(_folder), new VirusScanner(settings ?? new EvidenceSettings()));

    private static byte[] Content(string name) => name switch
    {
        "empty" => [],
        "program" => SampleFiles.Program,
        "elf" => [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[60]],
        "shebang" => "#!/bin/sh\necho\n"u8.ToArray(),
        "svg" => SampleFiles.Svg,
        "html" => "\r\n<!DOCTYPE html><html>"u8.ToArray(),
        "late-script" => Encoding.UTF8.GetBytes(new string('a', 9000) + "<script>alert(1)</script>"),
        "script-name" => "alert(1)"u8.ToArray(),
        "active-pdf" => SampleFiles.ActivePdf,
        "pdf" => SampleFiles.Pdf,
        "macro" => SampleFiles.Docx(("word/vbaProject.bin", new byte[20])),
        "macro-type" => SampleFiles.Package(("[Content_Types].xml", "<Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>"u8.ToArray()), ("word/document.xml", "<w/>"u8.ToArray())),
        "ole" => SampleFiles.Docx(("word/embeddings/oleObject1.bin", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])),
        "zip" => SampleFiles.Package(("a.txt", SampleFiles.Text)),
        "rar" => "Rar!\u001a\u0007\u0001\0"u8.ToArray(),
        "bomb" => SampleFiles.Bomb(),
        "nested" => SampleFiles.Docx(("word/embeddings/a.docx", SampleFiles.Docx(("word/embeddings/b.docx", SampleFiles.Docx())))),
        "chart" => SampleFiles.Docx(("word/embeddings/a.xlsx", SampleFiles.Package(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<x/>"u8.ToArray())))),
        "torn-zip" => SampleFiles.Docx()[..60],
        "docx" => SampleFiles.Docx(),
        "doc" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500]],
        "gif" => "GIF89a\u0001\0\u0001\0"u8.ToArray(),
        "heic" => [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[20]],
        "jpeg" => SampleFiles.Picture(SKEncodedImageFormat.Jpeg),
        "png" => SampleFiles.Picture(SKEncodedImageFormat.Png),
        "webp" => SampleFiles.Picture(SKEncodedImageFormat.Webp),
        "torn-png" => SampleFiles.Picture(SKEncodedImageFormat.Png)[..40],
        "points" => SampleFiles.Picture(SKEncodedImageFormat.Png, 8000, 5001),
        "text" => SampleFiles.Text,
        "gb18030" => [0xD0, 0xD5, 0xC3, 0xFB, (byte)',', 0xC8, 0xD5, 0xC6, 0xDA, (byte)'\n'],
        "mp3" => [.. "ID3\u0003\0\0\0\0\0\0"u8, 0xFF, 0xFB, 0x90, 0x00, .. new byte[400]],
        "film" => SampleFiles.Film(),
        "torn-film" => SampleFiles.Film()[..90],
        _ => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    };

    /// <summary>A stream that tells whether anything of it was asked for.</summary>
    private sealed class Unread : MemoryStream
    {
        public bool WasRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            WasRead = true;
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
