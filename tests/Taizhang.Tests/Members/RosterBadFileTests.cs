using System.Text;
using Taizhang.Members.Rosters;

namespace Taizhang.Tests.Members;

public sealed class RosterBadFileTests
{
    private static readonly byte[] OldContainer = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

    public static TheoryData<string, string> Files => new()
    {
        { "empty", "roster.file-empty" },
        { "spaces", "roster.file-empty" },
        { "empty-workbook", "roster.file-empty" },
        { "picture", "roster.file-not-table" },
        { "other-zip", "roster.file-not-table" },
        { "old-workbook", "roster.file-legacy" },
        { "with-password", "roster.file-encrypted" },
        { "web-page", "roster.file-web-page" },
        { "too-large", "roster.file-too-large" },
        { "bomb", "roster.file-expands-too-far" },
        { "cut-off", "roster.file-broken" },
        { "sheet-cut-off", "roster.file-broken" },
        { "prose", "roster.no-headings" },
        { "no-name-column", "roster.no-headings" },
        { "headings-only", "roster.no-people" },
        { "too-many", "roster.too-many-rows" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_no_roster_is_refused_with_what_to_do(string kind, string code)
    {
        var (reading, refusal) = RosterReader.Read(Make(kind), new DateOnly(2026, 11, 24));

        Assert.Null(reading);
        Assert.Equal(code, refusal?.Code);
    }

    internal static byte[] Make(string kind) => kind switch
    {
        "empty" => [],
        "spaces" => "  \r\n \r\n"u8.ToArray(),
        "empty-workbook" => RosterFile.Of(),
        "picture" => [0x89, .. "PNG\r\n\x1a\n\0\0\0\rIHDR"u8, .. Enumerable.Range(0, 400).Select(each => (byte)(each * 7))],
        "other-zip" => Zip("word/document.xml", "<x/>"),
        "old-workbook" => OldContainer,
        "with-password" => [.. OldContainer, .. Encoding.Unicode.GetBytes("EncryptedPackage")],
        "web-page" => "<html><body><table><tr><td>姓名</td></tr></table></body></html>"u8.ToArray(),
        "too-large" => new byte[RosterRefusals.LargestFile + 1],
        "bomb" => RosterFile.Bomb(150),
        "cut-off" => RosterFile.Of(["姓名", "性别"], ["陈一", "男"])[..^200],
        "sheet-cut-off" => Zip("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets>"),
        "prose" => "今天天气很好，支部开展了活动。\n大家都参加了。"u8.ToArray(),
        "no-name-column" => RosterFile.Of(["支部名称", "书记", "人数"], ["一支部", "陈一", 12]),
        "headings-only" => RosterFile.Of(["姓名", "性别"]),
        "too-many" => RosterFile.Text("姓名,性别\n" + string.Concat(Enumerable.Repeat("陈一,男\n", RosterRefusals.MostRows + 1))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static byte[] Zip(string entry, string content)
    {
        using var buffer = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(buffer, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
            writer.Write(content);
        }

        return buffer.ToArray();
    }
}
