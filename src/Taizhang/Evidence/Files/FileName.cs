using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Taizhang.Evidence.Files;

/// <summary>What a file is called in the store: its SHA-256, and a mark that no two writings share.</summary>
internal static partial class FileName
{
    private const int MarkLength = 16;

    private const string Preview = ".preview";

    public static string NewMark() => RandomNumberGenerator.GetHexString(MarkLength, lowercase: true);

    public static string Of(string hash, string mark) => $"{hash}-{mark}";

    public static string OfPreview(string hash, string mark) => Of(hash, mark) + Preview;

    public static bool IsOne(string name) => Shape().IsMatch(name);

    [GeneratedRegex(@"^[0-9a-f]{64}-[0-9a-f]{16}(\.preview)?\z")]
    private static partial Regex Shape();
}
