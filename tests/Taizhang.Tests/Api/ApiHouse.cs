using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Tests.Accounts;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Api;

/// <summary>The application on the invented bureau, with callers of the office and of a branch.</summary>
internal sealed class ApiHouse(AccountsApp app, Caller office, Caller secretary, long branch, long otherBranch) : IAsyncDisposable
{
    public AccountsApp App => app;

    /// <summary>May all, everywhere.</summary>
    public Caller Office => office;

    /// <summary>May all, in one branch.</summary>
    public Caller Secretary => secretary;

    public long Branch => branch;

    public long OtherBranch => otherBranch;

    public static async Task<ApiHouse> BuildAsync(StoreKind kind, AccountsApp? app = null)
    {
        app ??= new AccountsApp(kind);
        var (member, branch, _) = await app.SecretaryAsync();
        var (other, clerk) = await app.StoreAsync(async db => (
            await db.Posts.Where(each => each.Kind == PostKind.Secretary && each.To == null && each.SupersededAt == null && each.OrganizationId != branch).OrderByDescending(each => each.OrganizationId).Select(each => each.OrganizationId).FirstAsync(),
            await db.Members.Where(each => each.OrganizationId != branch && each.Standing == Standing.Full).OrderBy(each => each.Id).Select(each => each.Id).FirstAsync()));
        return new(app, await Tokens.CallerAsync(app.App, clerk, Role.OfficeClerk, Tokens.Everything), await Tokens.CallerAsync(app.App, member, Role.BranchSecretary, Tokens.Everything), branch, other);
    }

    /// <summary>An activity as a caller sends it: all who are on the roll came.</summary>
    public async Task<string> BodyAsync(string topic, long? organization = null, string further = "")
    {
        var held = organization ?? branch;
        var people = await app.StoreAsync(db => db.Memberships.Where(each => each.OrganizationId == held && each.SupersededAt == null && each.To == null && each.Standing != Standing.Left).Select(each => each.MemberId).ToListAsync());
        return $$"""{ "organizationId": {{held}}, "kind": "theme-day", "heldOn": "2026-11-20", "topic": {{System.Text.Json.JsonSerializer.Serialize(topic)}}, "hours": 2, "presentIds": [{{string.Join(',', people)}}]{{further}} }""";
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>One house for the tests of a class that only read.</summary>
public sealed class ReadHouse : IAsyncLifetime
{
    internal ApiHouse House { get; private set; } = null!;

    public async ValueTask InitializeAsync() => House = await ApiHouse.BuildAsync(StoreKind.Sqlite);

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
