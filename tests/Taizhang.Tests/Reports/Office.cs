using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Taizhang.Tests.Reports;

/// <summary>A word on a printed page, in millimeters from its upper left corner.</summary>
public sealed record PrintedWord(double Left, double Top, double Right, double Bottom, string Text);

/// <summary>A line of a printed page.</summary>
public sealed record PrintedLine(double Left, double Right, double Middle, string Text);

/// <summary>Prints documents with LibreOffice and reads the pages with poppler.</summary>
public sealed partial class Office : IDisposable
{
    private const double MillimetersPerPoint = 25.4 / 72;
    private const int DotsPerInch = 254;
    public const double DotsPerMillimeter = DotsPerInch / 25.4;
    private readonly string _folder = Directory.CreateTempSubdirectory("taizhang-office-").FullName;

    /// <summary>The path of the PDF printed from what is written.</summary>
    public string Print(string fileName, Action<Stream> write)
    {
        Assert.SkipUnless(Find("soffice") is not null, "LibreOffice is not installed");
        Assert.SkipUnless(Find("pdftotext") is not null && Find("pdftoppm") is not null, "poppler-utils is not installed");
        Assert.SkipUnless(Find("fc-list") is null || Run("fc-list", ":lang=zh-cn").Length > 0, "no Chinese typeface is installed");
        var source = Path.Combine(_folder, fileName);
        using (var file = File.Create(source))
        {
            write(file);
        }

        var said = Run("soffice", "-env:UserInstallation=" + new Uri(Path.Combine(_folder, "profile")), "--headless", "--convert-to", "pdf", "--outdir", _folder, source);
        var printed = Path.ChangeExtension(source, "pdf");
        Assert.True(File.Exists(printed), said);
        return printed;
    }

    public static string Text(string pdf)
    {
        Assert.SkipUnless(Find("pdftotext") is not null, "poppler-utils is not installed");
        return Run("pdftotext", "-layout", pdf, "-");
    }

    /// <summary>The lines of each page.</summary>
    public static List<List<PrintedLine>> Pages(string pdf) =>
    [
        .. Run("pdftotext", "-bbox", pdf, "-").Split("<page ")[1..].Select(page => Word().Matches(page)
            .Select(match => new PrintedWord(Number(match, 1), Number(match, 2), Number(match, 3), Number(match, 4), match.Groups[5].Value))
            .GroupBy(word => Math.Round(word.Top))
            .OrderBy(line => line.Key)
            .Select(line => new PrintedLine(
                line.Min(word => word.Left),
                line.Max(word => word.Right),
                line.Average(word => (word.Top + word.Bottom) / 2),
                string.Concat(line.OrderBy(word => word.Left).Select(word => word.Text))))
            .ToList()),
    ];

    /// <summary>The first page as dots, 10 a millimeter: red, green and blue of each.</summary>
    public (int Width, byte[] Dots) FirstPage(string pdf)
    {
        var picture = Path.Combine(_folder, "page");
        Run("pdftoppm", "-r", DotsPerInch.ToString(CultureInfo.InvariantCulture), "-f", "1", "-l", "1", "-singlefile", pdf, picture);
        var bytes = File.ReadAllBytes(picture + ".ppm");
        var head = System.Text.Encoding.ASCII.GetString(bytes, 0, 40).Split('\n');
        var offset = head[0].Length + head[1].Length + head[2].Length + 3;
        return (int.Parse(head[1].Split(' ')[0], CultureInfo.InvariantCulture), bytes[offset..]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static double Number(Match match, int group) =>
        double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) * MillimetersPerPoint;

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin")
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        var said = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), program + " does not come to an end");
        return said;
    }

    [GeneratedRegex("<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">(.*?)</word>")]
    private static partial Regex Word();
}
