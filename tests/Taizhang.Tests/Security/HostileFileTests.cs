using System.IO.Compression;
using System.Text;

namespace Taizhang.Tests.Security;

/// <summary>Every form that takes a file, with files that are none of what they say: refused in words beside the field, nothing kept.</summary>
[Collection(nameof(Deeds))]
public sealed class HostileFileTests(DeedWorld world)
{
    private const int FiftyMegabytes = 50 * 1024 * 1024;

    private static (string Name, Func<byte[]> Bytes)[] Hostile =>
    [
        ("empty.{0}", () => []),
        ("picture.{0}", () => [0x89, .. "PNG\r\n\x1a\n\0\0\0\rIHDR"u8, .. Enumerable.Range(0, 400).Select(each => (byte)(each * 7))]),
        ("program.{0}", () => [.. "MZ"u8, .. new byte[2000]]),
        ("drawing.svg", () => "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray()),
        ("page.{0}", () => "<html><script>alert(1)</script></html>"u8.ToArray()),
        ("bomb.{0}", () => Zip("word/document.xml", 300)),
        ("table-bomb.{0}", () => Zip("xl/worksheets/sheet1.xml", 300)),
        ("entities.{0}", () => Zip("word/document.xml", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&c;&e;</x>")),
        ("climbing.{0}", () => Zip("../../../../etc/passwd", "root")),
        ("huge.{0}", () => new byte[FiftyMegabytes]),
    ];

    public static TheoryData<string> Forms => [.. DeedTable.All.Where(deed => deed.File is not null).Select(deed => deed.Form).Distinct()];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_file_that_is_not_what_it_says_is_refused_in_words_and_kept_nowhere(string form)
    {
        var deed = DeedTable.All.First(each => each.Form == form);
        var (visitor, good) = (world.Doer(deed), deed.File!());
        var values = (await DeedWorld.FilledAsync(deed, visitor, world.Here)).Values;
        await world.RestoreAsync();
        var wrong = new List<string>();
        foreach (var (name, bytes) in Hostile)
        {
            var called = string.Format(System.Globalization.CultureInfo.InvariantCulture, name, good.Name.Split('.')[^1]);
            var said = await visitor.PostAsync(DeedWorld.Put(deed.At, world.Here), values, good with { Name = called, Bytes = bytes() });
            if (said.Status != 200 || said.Page.QuerySelector(".field-error") is null || world.Watch.HasChanged())
            {
                wrong.Add($"{called}: {said.Status} {said.Location} {said.Words}");
                await world.RestoreAsync();
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>What a name carries stays a name: no path, no markup, no further header.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_name_of_a_file_is_a_name_and_nothing_else(string form)
    {
        var deed = DeedTable.All.First(each => each.Form == form);
        var (visitor, good) = (world.Doer(deed), deed.File!());
        var values = (await DeedWorld.FilledAsync(deed, visitor, world.Here)).Values;
        var ending = good.Name.Split('.')[^1];
        var taken = 0;
        foreach (var name in new[] { $"../../etc/passwd.{ending}", $"..\\..\\boot.{ending}", $"<script>alert(1)</script>.{ending}", $"=cmd|' /C calc'!A0.{ending}", $"{new string('长', 300)}.{ending}", $"a%0d%0aSet-Cookie: x=1.{ending}", $"con\u202Exslx.{ending}" })
        {
            var said = await visitor.PostAsync(DeedWorld.Put(deed.At, world.Here), values, good with { Name = name });
            Assert.True(said.Status is 200 or 302, $"{name}: {said.Status}");
            if (said.Location is { } made)
            {
                taken++;
                var page = await visitor.GetAsync(new Uri(made).PathAndQuery);
                Assert.Equal(200, page.Status);
                Assert.Null(page.Page.QuerySelector("main script"));
                Assert.DoesNotContain("..", page.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
                if (form.StartsWith("UploadPlanPage", StringComparison.Ordinal))
                {
                    using var file = await visitor.FetchAsync(new Uri(made).AbsolutePath.Replace("/review", "/file", StringComparison.Ordinal));
                    Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
                    Assert.False(file.Headers.Contains("Set-Cookie"), name);
                    Assert.DoesNotContain(file.Content.Headers.ContentDisposition.FileNameStar ?? "", letter => letter is '/' or '\\' || char.IsControl(letter));
                    Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
                }
            }

            await world.RestoreAsync();
        }

        Assert.True(taken > 0, form);
    }

    private static byte[] Zip(string entry, int megabytes) => Zip(entry, stream =>
    {
        var zeros = new byte[1 << 20];
        for (var each = 0; each < megabytes; each++)
        {
            stream.Write(zeros);
        }
    });

    private static byte[] Zip(string entry, string text) => Zip(entry, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static byte[] Zip(string entry, Action<Stream> write)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry(entry, CompressionLevel.Fastest).Open();
            write(part);
        }

        return buffer.ToArray();
    }
}
