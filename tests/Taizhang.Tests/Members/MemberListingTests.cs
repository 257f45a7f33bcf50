using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Members;

public sealed class MemberListingTests(UnchangedBureau bureau) : IClassFixture<UnchangedBureau>
{
    [Fact]
    public async Task A_reader_of_one_branch_is_listed_its_people_and_nobody_elses()
    {
        var branch = await bureau.Store.OrganizationAsync("QC05");
        var own = await bureau.Store.AskAsync<TaizhangDb, int>(db => db.Members.CountAsync(member => member.OrganizationId == branch.Id));

        var page = await InScopeAsync<MemberListing, MemberPage>(new Scope(branch.Path), listing => listing.ListAsync(new(), default));
        var stranger = await bureau.Store.PlainMemberAsync("QC06");
        var head = await InScopeAsync<MemberProfile, MemberHead?>(new Scope(branch.Path), profile => profile.HeadAsync(stranger.Id, default));
        var other = await InScopeAsync<OrganizationProfile, OrganizationHead?>(new Scope(branch.Path), profile => profile.HeadAsync(stranger.OrganizationId, default));

        Assert.Equal(own, page.Total);
        Assert.All(page.Rows, row => Assert.Equal(branch.Id, row.OrganizationId));
        Assert.Null(head);
        Assert.Null(other);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("name", false)]
    [InlineData("name", true)]
    [InlineData("joined", false)]
    [InlineData("joined", true)]
    public async Task Pages_of_any_order_hold_everyone_once(string? sort, bool descending)
    {
        var seen = new List<long>();
        MemberPage page;
        do
        {
            page = await bureau.Store.AskAsync<MemberListing, MemberPage>(listing => listing.ListAsync(new(Sort: sort, Descending: descending, Skip: seen.Count), default));
            seen.AddRange(page.Rows.Select(row => row.Id));
        }
        while (page.Rows.Count > 0);

        Assert.Equal(page.Total, seen.Distinct().Count());
        Assert.Equal(page.Total, seen.Count);
    }

    [Fact]
    public async Task People_are_found_by_organization_standing_post_and_name()
    {
        var general = await bureau.Store.OrganizationAsync("QC90");
        var secretary = await bureau.Store.HolderAsync("QC05", PostKind.Secretary);

        var under = await ListAsync(new(OrganizationId: general.Id));
        var secretaries = await ListAsync(new(Post: PostKind.Secretary));
        var probationary = await ListAsync(new(Standing: Standing.Probationary));
        var named = await ListAsync(new(Text: secretary.Name));
        var numbered = await ListAsync(new(Text: secretary.Code));
        var nowhere = await ListAsync(new(OrganizationId: 999_999));

        Assert.All(under.Rows, row => Assert.StartsWith("离退休", row.Organization, StringComparison.Ordinal));
        Assert.Equal(20, secretaries.Total);
        Assert.All(secretaries.Rows, row => Assert.Contains(PostKind.Secretary, row.Posts));
        Assert.All(probationary.Rows, row => Assert.Equal(Standing.Probationary, row.Standing));
        Assert.NotEmpty(probationary.Rows);
        Assert.Contains(named.Rows, row => row.Id == secretary.Id);
        Assert.Equal(secretary.Id, Assert.Single(numbered.Rows).Id);
        Assert.Equal(0, nowhere.Total);
    }

    [Fact]
    public async Task People_of_a_branch_stand_in_the_order_of_their_pinyin_and_are_found_by_its_initials()
    {
        var branch = await bureau.Store.OrganizationAsync("QC05");
        var secretary = await bureau.Store.HolderAsync("QC05", PostKind.Secretary);

        var page = await ListAsync(new(OrganizationId: branch.Id));
        var found = await ListAsync(new(Text: Pinyin.Initials(secretary.Name).ToLowerInvariant()));

        var initials = page.Rows.Select(row => Pinyin.Initials(row.Name)).ToList();
        Assert.Equal(initials.Order(StringComparer.Ordinal), initials);
        Assert.True(initials.Distinct().Count() > 5);
        Assert.Contains(found.Rows, row => row.Id == secretary.Id);
    }

    private Task<MemberPage> ListAsync(MemberListing.Request request) => bureau.Store.AskAsync<MemberListing, MemberPage>(listing => listing.ListAsync(request, default));

    private Task<T> InScopeAsync<TReading, T>(Scope scope, Func<TReading, Task<T>> question)
        where TReading : notnull =>
        bureau.Store.AskAsync<IServiceProvider, T>(services =>
        {
            services.GetRequiredService<TaizhangDb>().Scope = scope;
            return question(services.GetRequiredService<TReading>());
        });
}
