using System.Text;
using SkiaSharp;
using Taizhang.Tests.Plans;

namespace Taizhang.Tests.Evidence;

/// <summary>Small files made here, of every kind that is taken and many that are not.</summary>
internal static class SampleFiles
{
    public static byte[] Text { get; } = Encoding.UTF8.GetBytes("支部党员大会会议记录\r\n一、学习\r\n");

    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static byte[] ActivePdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF\n");

    public static byte[] Svg { get; } = Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");

    public static byte[] Program { get; } = [(byte)'M', (byte)'Z', .. new byte[200]];

    public static byte[] Docx(params (string Name, byte[] Bytes)[] parts) => Package([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<w:document/>"u8.ToArray()), .. parts]);

    public static byte[] Package(params IEnumerable<(string Name, byte[] Bytes)> parts) => WordFile.Package([.. parts]);

    /// <summary>A document of some kilobytes that unpacks into more than a document may.</summary>
    public static byte[] Bomb() => Docx(("word/media/image1.bmp", new byte[64 * 1024 * 1024]));

    /// <summary>Left half red, right half blue.</summary>
    public static byte[] Picture(SKEncodedImageFormat format, int width = 64, int height = 32)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Red);
        using var paint = new SKPaint { Color = SKColors.Blue };
        surface.Canvas.DrawRect(width / 2f, 0, width / 2f, height, paint);
        using var image = surface.Snapshot();
        using var encoded = image.Encode(format, 95);
        return encoded.ToArray();
    }

    /// <summary>A JPEG as a telephone writes it: held on its side, with the place where it was taken.</summary>
    public static byte[] Photograph()
    {
        byte[] exif = [.. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. "GPS 30.6600N 104.0600E Phone 12"u8];
        var picture = Picture(SKEncodedImageFormat.Jpeg);
        return [.. picture[..2], 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. picture[2..]];
    }

    /// <summary>A film as a telephone writes it: with the place beside it.</summary>
    public static byte[] Film()
    {
        var told = Box("udta", Box("\u00A9xyz", "+30.6600+104.0600/"u8.ToArray()));
        return [.. Box("ftyp", "isom\0\0\u0002\0isomiso2"u8.ToArray()), .. Box("moov", [.. Box("mvhd", new byte[100]), .. told]), .. Box("mdat", new byte[300])];
    }

    private static byte[] Box(string type, byte[] content)
    {
        var length = content.Length + 8;
        return [(byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length, .. Encoding.Latin1.GetBytes(type), .. content];
    }
}
