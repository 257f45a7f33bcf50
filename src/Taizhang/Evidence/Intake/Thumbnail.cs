using Taizhang.Kernel;
using SkiaSharp;

namespace Taizhang.Evidence.Intake;

/// <summary>Makes the small picture of a picture; one with more points than a camera has is not unpacked.</summary>
internal static class Thumbnail
{
    /// <summary>Points that are looked at, in millions; unpacked each takes four bytes.</summary>
    public const int MostMillions = 40;

    private const int Edge = 320, Quality = 80;

    /// <summary>One at a time: unpacked pictures are large.</summary>
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>The small picture in JPEG, or why there is none.</summary>
    public static async Task<(byte[]? Preview, Refusal? Against)> MakeAsync(byte[] picture, string name, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        try
        {
            return Make(picture, name);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static (byte[]? Preview, Refusal? Against) Make(byte[] picture, string name)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0)
        {
            return (null, EvidenceRefusals.Damaged(name));
        }

        if ((long)codec.Info.Width * codec.Info.Height > MostMillions * 1_000_000L)
        {
            return (null, EvidenceRefusals.TooManyPoints(name, MostMillions));
        }

        // A codec that can unpack into less does, and is scaled from there.
        var size = codec.GetScaledDimensions(Math.Min(1f, Edge * 2f / Math.Max(codec.Info.Width, codec.Info.Height)));
        using var whole = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(whole.Info, whole.GetPixels()) != SKCodecResult.Success)
        {
            return (null, EvidenceRefusals.Damaged(name));
        }

        return (Draw(whole, codec.EncodedOrigin), null);
    }

    private static byte[] Draw(SKBitmap whole, SKEncodedOrigin origin)
    {
        var scale = Math.Min(1f, (float)Edge / Math.Max(whole.Width, whole.Height));
        var (width, height) = (Math.Max(1, (int)(whole.Width * scale)), Math.Max(1, (int)(whole.Height * scale)));
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        using var surface = SKSurface.Create(isTurned ? new SKImageInfo(height, width) : new SKImageInfo(width, height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Concat(Turned(origin, width, height));
        using var image = SKImage.FromBitmap(whole);
        canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }

    /// <summary>From the way the picture was held to the way it is looked at.</summary>
    private static SKMatrix Turned(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
