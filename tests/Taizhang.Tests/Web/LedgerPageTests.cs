using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

public sealed class LedgerPageTests(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    [Fact]
    public async Task Columns_stand_under_their_document_and_what_binds_most_stands_first()
    {
        var page = (await (await app.SignInAsync("office")).GetAsync("/ledger")).Page;

        var documents = page.QuerySelectorAll(".ledger-documents th[colspan]").ToList();
        var periods = page.QuerySelectorAll(".ledger-periods th").Length;
        Assert.True(documents.Count > 2);
        Assert.Contains("三年提升行动方案", documents[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(periods, documents.Sum(document => int.Parse(document.GetAttribute("colspan")!, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(documents.Count, documents.Select(document => document.TextContent.Trim()).Distinct().Count());
        var first = page.QuerySelectorAll(".ledger-grid tbody tr").Count(row => row.QuerySelectorAll("td")[0].QuerySelector("a") is not null);
        Assert.True(first * 2 > page.QuerySelectorAll(".ledger-grid tbody tr").Length);
    }

    [Fact]
    public async Task It_is_narrowed_to_a_document_and_a_requirement_chosen_by_name()
    {
        var browser = await app.SignInAsync("office");
        var page = (await browser.GetAsync("/ledger")).Page;
        var documents = page.QuerySelectorAll("select[name=source] option").Select(option => option.GetAttribute("value")!).Where(value => value.Length > 0).ToList();
        var branches = documents.First(document => document.Contains("支部工作条例", StringComparison.Ordinal));

        var narrowed = (await browser.GetAsync("/ledger?source=" + Uri.EscapeDataString(branches))).Page;
        var one = (await browser.GetAsync("/ledger?code=BR-14")).Page;

        Assert.Equal(branches, Assert.Single(narrowed.QuerySelectorAll(".ledger-documents th[colspan]")).TextContent.Trim());
        Assert.All(narrowed.QuerySelectorAll("select[name=code] option[value^=P]"), _ => Assert.Fail("A requirement of another document is offered."));
        Assert.Equal(["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"], one.QuerySelectorAll(".ledger-periods th").Select(heading => heading.TextContent.Trim()));
    }

    [Theory]
    [InlineData("/ledger?source=nothing", 200)]
    [InlineData("/ledger?year=abc&code=%3Cscript%3E&state=x&kind=y&as-of=z", 200)]
    [InlineData("/ledger?organization=99999", 200)]
    public async Task Any_address_is_answered(string address, int status) =>
        Assert.Equal(status, (await (await app.SignInAsync("office")).GetAsync(address)).Status);

    [Fact]
    public async Task Rules_are_searched_narrowed_and_opened_from_an_explanation()
    {
        var browser = await app.SignInAsync("member");
        var all = (await browser.GetAsync("/rules")).Page;
        var found = (await browser.GetAsync("/rules?q=主题党日")).Page;
        var changed = (await browser.GetAsync("/rules?show=changed")).Page;
        var nothing = (await browser.GetAsync("/rules?q=%3Cb%3E")).Page;
        var opened = (await browser.GetAsync("/rules?open=BR-14")).Page;

        Assert.True(all.QuerySelectorAll("details.rule").Length > 50);
        Assert.Contains(found.QuerySelectorAll("details.rule"), rule => rule.Id == "BR-14");
        Assert.True(found.QuerySelectorAll("details.rule").Length < 5);
        Assert.All(changed.QuerySelectorAll("details.rule"), rule => Assert.True(rule.QuerySelectorAll(".rule-version").Length > 1));
        Assert.NotNull(nothing.QuerySelector(".empty-state"));
        Assert.Equal("BR-14", Assert.Single(opened.QuerySelectorAll("details.rule[open]")).Id);
    }
}
