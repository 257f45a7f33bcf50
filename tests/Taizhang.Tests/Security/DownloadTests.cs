using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Tests.Security;

/// <summary>Every file that leaves the house, when people have written into the store what a spreadsheet could run and a header could break at; and addresses that climb.</summary>
[Collection(nameof(Deeds))]
public sealed partial class DownloadTests(DeedWorld world)
{
    private const string Formulas = "=+-@\t\r";

    private static readonly Role[] Readers = [Role.OfficeClerk, Role.BranchSecretary, Role.Member, Role.AuditAdministrator];

    [Fact]
    public async Task What_people_wrote_is_text_in_every_table_and_its_name_is_a_name()
    {
        await WriteAsync();
        var files = 0;
        var wrong = new List<string>();
        foreach (var (address, ending, needs) in Addresses())
        {
            var visitor = Readers.Select(role => world[role]).First(visitor => visitor.Holds(needs) && (!address.StartsWith("/my-data", StringComparison.Ordinal) || visitor.Actor.MemberId is not null));
            using var answer = await visitor.FetchAsync(address + "?reason=" + Uri.EscapeDataString("核对名册"));
            Assert.True(answer.IsSuccessStatusCode, $"{visitor.Role} {address}: {answer.StatusCode}");
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var hostile = ending switch { "xlsx" => OfWorkbook(bytes), "csv" => OfText(bytes), _ => [] };
            wrong.AddRange(hostile.Select(text => $"{address}: {text}"));
            var disposition = answer.Content.Headers.ContentDisposition;
            if (disposition?.DispositionType != "attachment" || (disposition.FileNameStar ?? disposition.FileName ?? "").Any(letter => char.IsControl(letter) || letter is '/' or '\\' or '<') || answer.Headers.Contains("Set-Cookie") || answer.Headers.GetValues("X-Content-Type-Options").Single() != "nosniff")
            {
                wrong.Add($"{address}: {disposition}");
            }

            files++;
        }

        await world.RestoreAsync();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(files >= 10, $"{files} files");
    }

    /// <summary>An address that climbs, breaks off or never ends leads to nothing, whoever asks.</summary>
    [Theory]
    [InlineData("/plans/../../etc/passwd")]
    [InlineData("/plans/1/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/plans/1/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/plans/1/file/..%5c..%5cweb.config")]
    [InlineData("/plans/99999999999999999999/file")]
    [InlineData("/plans/-1/file")]
    [InlineData("/plans/0/file")]
    [InlineData("/ledger.xlsx%0d%0aSet-Cookie:%20x=1")]
    [InlineData("/ledger.xlsx/../appsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/_framework/../appsettings.json")]
    [InlineData("/my-data/copy.json%20")]
    [InlineData("/my-data/copy.exe")]
    [InlineData("/audit/journal.csv;.html")]
    public async Task An_address_that_climbs_leads_nowhere(string address)
    {
        foreach (var role in new[] { Role.OfficeClerk, Role.Public })
        {
            using var answer = await world[role].FetchAsync(address);
            Assert.True((int)answer.StatusCode is 400 or 403 or 404 or 302, $"{role} {address}: {answer.StatusCode}");
            Assert.False(answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(cookie => cookie.StartsWith("x=", StringComparison.Ordinal)), address);
        }
    }

    [Fact]
    public async Task An_address_that_never_ends_is_answered()
    {
        using var answer = await world[Role.OfficeClerk].FetchAsync($"/ledger.xlsx?code={new string('a', 7000)}&organization={new string('9', 400)}");

        Assert.True((int)answer.StatusCode is 200 or 400 or 404 or 414, $"{answer.StatusCode}");
    }

    /// <summary>Every address of a file, with the things of the branch in it.</summary>
    private IEnumerable<(string Address, string Ending, IReadOnlyList<string> Needs)> Addresses()
    {
        // The interface answers in JSON alone, uploads and the way to the identity provider hand out nothing, and small pictures are shown, not taken.
        string[] noFiles = ["/api/", "/account/provider/", "/evidence/uploads", "/evidence/{id:long}/preview"];
        foreach (var route in Route.Of(world.App).Where(route => !route.IsPage && route.Needs.Count > 0 && (route.Methods.Count == 0 || route.Methods.Contains("GET")) && !noFiles.Any(part => route.Pattern.StartsWith(part, StringComparison.Ordinal))))
        {
            var thing = world.Here[route.Pattern.StartsWith("/evidence/", StringComparison.Ordinal) ? "{evidence}" : "{plan}"];
            var address = route.Pattern.Replace("{id:long}", thing, StringComparison.Ordinal);
            var endings = Ending().Match(address);
            foreach (var ending in endings.Success ? endings.Groups[1].Value.Split('|') : [address.Split('.')[^1]])
            {
                yield return (endings.Success ? address.Replace(endings.Value, ending, StringComparison.Ordinal) : address, ending, route.Needs);
            }
        }
    }

    /// <summary>What a person can write, in every text there is one for.</summary>
    private Task<int> WriteAsync() => world.AskAsync(async db =>
    {
        const string Hostile = "=cmd|' /C calc'!A0";
        await db.Members.ExecuteUpdateAsync(set => set.SetProperty(member => member.Name, Hostile).SetProperty(member => member.Occupation, "@SUM(1+1)").SetProperty(member => member.Education, "\t=1+1").SetProperty(member => member.Ethnicity, "+1").SetProperty(member => member.Code, member => "-1+" + member.Id));
        await db.Organizations.ExecuteUpdateAsync(set => set.SetProperty(each => each.Name, "＝HYPERLINK(\"http://x\",\"党\")\r\nSet-Cookie: x=1"));
        await db.Activities.ExecuteUpdateAsync(set => set.SetProperty(each => each.Topic, Hostile).SetProperty(each => each.Place, "-2+3"));
        await db.Plans.ExecuteUpdateAsync(set => set.SetProperty(each => each.Title, "=1+1\r\nX: y").SetProperty(each => each.FileName, "a\r\nSet-Cookie: x=1\"; filename=\"b.html"));
        await db.MeasureNotes.ExecuteUpdateAsync(set => set.SetProperty(each => each.Progress, Hostile).SetProperty(each => each.Problem, "@x").SetProperty(each => each.Owner, "+x"));
        await db.ProgressNotes.ExecuteUpdateAsync(set => set.SetProperty(each => each.Note, Hostile));
        return 0;
    });

    /// <summary>Cells a spreadsheet would run, or take for a formula once they are edited.</summary>
    private static List<string> OfWorkbook(byte[] bytes)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        var cells = document.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()).ToList();
        Assert.NotEmpty(cells);
        return
        [
            .. cells.Where(cell => cell.CellFormula is not null || (cell.DataType?.Value is { } type && type != CellValues.Number && IsFormula(cell.InnerText) && formats[(int)cell.StyleIndex!.Value].QuotePrefix?.Value != true))
                .Select(cell => cell.InnerText),
        ];
    }

    private static List<string> OfText(byte[] bytes) =>
        [.. Field().Matches(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')).Select(field => field.Groups[1].Value.TrimStart('"')).Where(field => field.Length > 0 && IsFormula(field) && !decimal.TryParse(field, System.Globalization.CultureInfo.InvariantCulture, out _))];

    private static bool IsFormula(string text) => text.TrimStart(' ') is { Length: > 0 } start && (Formulas.Contains(start[0], StringComparison.Ordinal) || "＝＋－＠".Contains(start[0], StringComparison.Ordinal));

    [GeneratedRegex(@"\{ending:regex\(\^\(([a-z|]+)\)\$\)\}")]
    private static partial Regex Ending();

    [GeneratedRegex("""(?:^|,|\n)("(?:[^"]|"")*"|[^,\r\n"]*)""")]
    private static partial Regex Field();
}
