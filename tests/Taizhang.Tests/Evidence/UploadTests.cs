using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Taizhang.Evidence;
using Taizhang.Evidence.Intake;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Evidence;

/// <summary>Uploads in pieces, by the protocol as any client speaks it.</summary>
public sealed class UploadTests(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    private static readonly byte[] Bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 4_000).Select(index => $"line {index}\n")));

    [Fact]
    public async Task An_upload_goes_on_where_it_stopped_and_belongs_to_its_record_when_it_is_whole()
    {
        var (office, record) = (await app.SignInAsync("office"), await ActivityAsync(0));
        var address = (await BeginAsync(office, "过程.txt", Bytes.Length, record)).Headers.Location!.ToString();

        var first = await PatchAsync(office, address, 0, Bytes[..10_000]);
        var asked = await SendAsync(office, HttpMethod.Head, address);
        var wrong = await PatchAsync(office, address, 9_999, Bytes[9_999..]);
        var beyond = await PatchAsync(office, address, 10_000, [.. Bytes[10_000..], 1]);
        var last = await PatchAsync(office, address, 10_000, Bytes[10_000..]);

        Assert.Equal((204, "10000"), ((int)first.StatusCode, Header(first, "Upload-Offset")));
        Assert.Equal(("10000", Bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)), (Header(asked, "Upload-Offset"), Header(asked, "Upload-Length")));
        Assert.NotNull(Header(asked, "Upload-Expires"));
        Assert.Equal([409, 413, 204], new[] { (int)wrong.StatusCode, (int)beyond.StatusCode, (int)last.StatusCode });
        Assert.Equal(404, (int)(await SendAsync(office, HttpMethod.Head, address)).StatusCode);
        var page = (await office.GetAsync($"/activities/{record}")).Page;
        var link = page.QuerySelectorAll(".evidence-name").Single(each => each.TextContent == "过程.txt");
        Assert.Equal(Bytes, await office.Client.GetByteArrayAsync(link.GetAttribute("href")));
    }

    [Fact]
    public async Task An_upload_of_another_is_answered_as_what_never_was()
    {
        var (office, secretary, record) = (await app.SignInAsync("office"), await app.SignInAsync("secretary"), await ActivityAsync(1));
        var address = (await BeginAsync(office, "我的.txt", Bytes.Length, record)).Headers.Location!.ToString();

        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Delete })
        {
            Assert.Equal(404, (int)(await SendAsync(secretary, method, address)).StatusCode);
            Assert.Equal(404, (int)(await SendAsync(secretary, method, "/evidence/uploads/..%2F..%2Fetc")).StatusCode);
        }

        var (others, nobodys) = (await PatchAsync(secretary, address, 0, Bytes), await PatchAsync(secretary, "/evidence/uploads/" + new string('0', 32), 0, Bytes));
        Assert.Equal((404, await nobodys.Content.ReadAsStringAsync()), ((int)others.StatusCode, await others.Content.ReadAsStringAsync()));
        Assert.Equal(204, (int)(await SendAsync(office, HttpMethod.Delete, address)).StatusCode);
        Assert.Equal(404, (int)(await SendAsync(office, HttpMethod.Head, address)).StatusCode);
    }

    [Fact]
    public async Task What_is_not_taken_is_refused_with_its_first_piece()
    {
        var (office, record) = (await app.SignInAsync("office"), await ActivityAsync(2));
        var address = (await BeginAsync(office, "大.mp4", 900_000_000, record)).Headers.Location!.ToString();

        var refused = await PatchAsync(office, address, 0, [.. SampleFiles.Program, .. new byte[8000]]);

        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("evidence.executable", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (int)(await SendAsync(office, HttpMethod.Head, address)).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_begun_is_refused_at_once()
    {
        var (office, secretary, member, record) = (await app.SignInAsync("office"), await app.SignInAsync("secretary-"), await app.SignInAsync("member"), await ActivityAsync(0));
        var elsewhere = await AskAsync(db => db.Activities.Where(each => each.SupersededAt == null).OrderByDescending(each => each.OrganizationId).Select(each => each.Id).FirstAsync());

        Assert.Equal(413, (int)(await BeginAsync(office, "片.mp4", 2L * 1024 * 1024 * 1024, record)).StatusCode);
        Assert.Equal(422, (int)(await BeginAsync(office, "空.txt", 0, record)).StatusCode);
        Assert.Equal(404, (int)(await BeginAsync(office, "片.mp4", 100, 999_999)).StatusCode);
        Assert.Equal(404, (int)(await BeginAsync(secretary, "片.mp4", 100, elsewhere)).StatusCode);
        Assert.Equal(403, (int)(await BeginAsync(member, "片.mp4", 100, record)).StatusCode);
        Assert.Equal(400, (int)(await SendAsync(office, HttpMethod.Post, "/evidence/uploads")).StatusCode);
        Assert.Equal(400, (int)(await SendAsync(office, HttpMethod.Post, "/evidence/uploads", request => request.Headers.TryAddWithoutValidation("Upload-Defer-Length", "1"))).StatusCode);
        using var other = new HttpRequestMessage(HttpMethod.Post, "/evidence/uploads");
        var answer = await office.Client.SendAsync(other);
        Assert.Equal((412, "1.0.0"), ((int)answer.StatusCode, Header(answer, "Tus-Version")));
        var address = (await BeginAsync(office, "过程.txt", Bytes.Length, record)).Headers.Location!.ToString();
        Assert.Equal(415, (int)(await SendAsync(office, HttpMethod.Patch, address, request => request.Content = new ByteArrayContent(Bytes))).StatusCode);
        var options = await SendAsync(office, HttpMethod.Options, "/evidence/uploads");
        Assert.Equal((204, "creation,expiration,termination"), ((int)options.StatusCode, Header(options, "Tus-Extension")));
    }

    [Fact]
    public async Task Pieces_survive_a_restart_and_go_when_nobody_goes_on()
    {
        var path = Directory.CreateTempSubdirectory("taizhang-shelf-").FullName;
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-24T04:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var upload = Open().Begin("书记", RecordKind.Activity, 1, "过程.txt", Bytes.Length).Upload!;
        Assert.Equal(PieceFault.None, (await Open().AddAsync(upload, 0, new BrokenStream(Bytes[..5_000]), default)).Fault);

        var found = Open().Find(upload.Key, "书记");
        Assert.Equal(upload, found);
        Assert.Equal(5_000, Open().OffsetOf(upload));
        Assert.Null(Open().Find(upload.Key, "别人"));
        for (var more = 1; more < UploadShelf.MostOfOne; more++)
        {
            Assert.NotNull(Open().Begin("书记", RecordKind.Activity, 1, $"{more}.txt", 10).Upload);
        }

        Assert.Equal("evidence.too-many-uploads", Open().Begin("书记", RecordKind.Activity, 1, "多.txt", 10).Against!.Code);
        clock.Advance(TimeSpan.FromHours(24));
        Assert.Null(Open().Find(upload.Key, "书记"));
        Assert.Equal(UploadShelf.MostOfOne, Open().ClearExpired());
        Assert.Empty(Directory.EnumerateFiles(path));
        Directory.Delete(path);

        UploadShelf Open() => new(new UploadFolder(path), new FileIntake(new EvidenceSettings(), new UploadFolder(path), new VirusScanner(new EvidenceSettings())), new EvidenceSettings(), clock);
    }

    private static Task<HttpResponseMessage> BeginAsync(Browser browser, string name, long length, long record) => SendAsync(browser, HttpMethod.Post, "/evidence/uploads", request =>
    {
        request.Headers.Add("Upload-Length", length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("Upload-Metadata", $"filename {Base64(name)},kind {Base64("activity")},record {Base64(record.ToString(System.Globalization.CultureInfo.InvariantCulture))}");
    });

    private static Task<HttpResponseMessage> PatchAsync(Browser browser, string address, long offset, byte[] piece) => SendAsync(browser, HttpMethod.Patch, address, request =>
    {
        request.Headers.Add("Upload-Offset", offset.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Content = new ByteArrayContent(piece);
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
    });

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, HttpMethod method, string address, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        change?.Invoke(request);
        return await browser.Client.SendAsync(request);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private Task<long> ActivityAsync(int skip) => AskAsync(db => db.Activities.Where(each => each.SupersededAt == null).OrderBy(each => each.Id).Skip(skip).Select(each => each.Id).FirstAsync());

    private Task<T> AskAsync<T>(Func<TaizhangDb, Task<T>> ask) => app.App.AskAsync(ask);

    /// <summary>A line that breaks behind its last byte.</summary>
    private sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The connection was reset.");
    }
}
