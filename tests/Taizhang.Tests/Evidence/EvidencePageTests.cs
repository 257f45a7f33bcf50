using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Taizhang.Evidence;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Evidence;

public sealed class EvidencePageTests(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    [Fact]
    public async Task A_file_added_on_the_page_of_a_record_is_listed_handed_out_as_a_download_and_closed_with_a_reason()
    {
        var office = await app.SignInAsync("office");
        var path = await RecordAsync("activity");
        var picture = SampleFiles.Picture(SKEncodedImageFormat.Png, 400, 200);

        var refused = await office.UploadAsync(path, "evidence", "Files", "图.svg", SampleFiles.Svg);
        var none = await office.SendAsync(path, "evidence");
        var saved = await office.UploadAsync(path, "evidence", "Files", "../签到表.png", picture);

        Assert.Contains("SVG", refused.Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("SVG", refused.Page.QuerySelector(".field-error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(none.Page.QuerySelector(".notice-failure"));
        var link = saved.Page.QuerySelector(".evidence-list a.evidence-name")!;
        Assert.Equal("签到表.png", link.TextContent);
        Assert.Contains("材料已附上", saved.Page.QuerySelector("#evidence")!.TextContent, StringComparison.Ordinal);
        var address = link.GetAttribute("href")!;

        using var file = await office.Client.GetAsync(address);
        Assert.Equal(picture, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("签到表.png", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(file.Headers.GetValues("Content-Security-Policy")));
        using var preview = await office.Client.GetAsync(address + "/preview");
        Assert.Equal("image/jpeg", preview.Content.Headers.ContentType!.MediaType);
        Assert.Equal(320, SKBitmap.Decode(await preview.Content.ReadAsByteArrayAsync()).Width);

        Assert.Contains("请填写", (await office.SendAsync(address + "/close", "close-evidence", ("Reason", " "))).Page.QuerySelector(".field-error")!.TextContent, StringComparison.Ordinal);
        var closed = await office.SendAsync(address + "/close", "close-evidence", ("Reason", "传错了活动"));
        Assert.Contains("传错了活动", closed.Page.QuerySelector(".evidence-closed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("PNG", (await office.GetAsync("/evidence")).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_player_is_given_the_part_it_asks_for()
    {
        var office = await app.SignInAsync("office");
        var path = await RecordAsync("election");
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 30_000).Select(index => $"{index},")));
        var saved = await office.UploadAsync(path, "evidence", "Files", "长.csv", bytes);
        using var request = new HttpRequestMessage(HttpMethod.Get, saved.Page.QuerySelectorAll(".evidence-name")[^1].GetAttribute("href"));
        request.Headers.Range = new RangeHeaderValue(70_000, 70_099);

        using var part = await office.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[70_000..70_100], await part.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Files_of_a_talk_are_for_those_who_may_see_the_talk_and_each_look_is_on_record()
    {
        var (office, stranger, member) = (await app.SignInAsync("office"), await app.SignInAsync("secretary-"), await app.SignInAsync("member"));
        var path = await RecordAsync("talk");
        var saved = await office.UploadAsync(path, "evidence", "Files", "约谈通知.png", SampleFiles.Picture(SKEncodedImageFormat.Png));
        var address = saved.Page.QuerySelector(".evidence-name")!.GetAttribute("href")!;
        var before = await LooksAsync();

        var opened = await office.GetAsync(address);
        var again = await office.GetAsync(address);
        var (outside, nowhere) = (await member.GetAsync(address), await member.GetAsync("/evidence/999999"));

        Assert.Equal([200, 200, 404], new[] { opened.Status, again.Status, outside.Status });
        Assert.Equal(nowhere.Page.QuerySelector("main")!.TextContent, outside.Page.QuerySelector("main")!.TextContent);
        Assert.Equal(before + 1, await LooksAsync());
        Assert.Null(saved.Page.QuerySelector(".evidence-preview"));
        Assert.Equal(404, (await office.GetAsync(address + "/preview")).Status);
        Assert.Equal(404, (await stranger.GetAsync(address + "/close")).Status);
        Assert.Equal(403, (await member.GetAsync(address + "/close")).Status);
    }

    [Fact]
    public async Task Who_may_not_write_a_record_is_shown_its_files_and_no_form()
    {
        var (office, leader) = (await app.SignInAsync("office"), await app.SignInAsync("personnel"));
        var path = await RecordAsync("activity", 3);
        await office.UploadAsync(path, "evidence", "Files", "纪要.txt", Encoding.UTF8.GetBytes("只读的纪要"));

        var page = (await leader.GetAsync(path)).Page;

        Assert.NotNull(page.QuerySelector(".evidence-name"));
        Assert.Null(page.QuerySelector("input[name=_handler][value=evidence]"));
        Assert.Null(page.QuerySelector(".evidence-list .btn"));
    }

    [Fact]
    public async Task A_request_that_says_it_is_longer_than_one_may_be_is_refused_in_words_before_it_is_read()
    {
        var browser = app.App.Open(follows: false);
        using var content = new ByteArrayContent(SampleFiles.Text);
        content.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        content.Headers.ContentLength = 2L * 1024 * 1024 * 1024;

        using var answer = await browser.Client.PostAsync(await RecordAsync("activity"), content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("100 MB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<string> RecordAsync(string kind, int skip = 0) => AskAsync(async db => kind switch
    {
        "talk" => $"/talks/{await db.Talks.Where(each => each.SupersededAt == null).OrderByDescending(each => each.OrganizationId).ThenBy(each => each.Id).Select(each => each.Id).FirstAsync()}",
        "election" => $"/elections/{await db.Elections.Where(each => each.SupersededAt == null).OrderBy(each => each.Id).Select(each => each.Id).FirstAsync()}",
        _ => $"/activities/{await db.Activities.Where(each => each.SupersededAt == null).OrderBy(each => each.Id).Skip(skip).Select(each => each.Id).FirstAsync()}",
    });

    private Task<int> LooksAsync() => AskAsync(db => db.Journal.CountAsync(entry => entry.Deed == nameof(LookAtEvidence)));

    private Task<T> AskAsync<T>(Func<TaizhangDb, Task<T>> ask) => app.App.AskAsync(ask);
}
