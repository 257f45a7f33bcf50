using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Taizhang.Kernel;
using Taizhang.Organizations;
using Taizhang.Tests.Support;
using Taizhang.Web.Accounts.Providers;

namespace Taizhang.Tests.Security;

/// <summary>The tests of deeds, on one started application.</summary>
[CollectionDefinition(nameof(Deeds))]
public sealed class Deeds : ICollectionFixture<DeedWorld>;

/// <summary>The demonstration with everything the deeds of the table need, those who come to it, and a way to put it back after each deed.</summary>
public sealed partial class DeedWorld : IAsyncLifetime
{
    private readonly World _world = new()
    {
        App = new()
        {
            Demonstration = true,
            // The demonstration itself has no identity provider; nobody goes to this one.
            Changes = services => services.AddSingleton(new ProviderChoice(new() { Authority = DeedThings.Provider, ClientId = "taizhang" })),
        },
    };

    private StoreWatch _watch = null!;
    private OwnAccounts _accounts = null!;

    public TaizhangApp App => _world.App;

    /// <summary>The names of the things in one branch, and of those in another that lies elsewhere.</summary>
    public IReadOnlyDictionary<string, string> Here { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> There { get; private set; } = null!;

    /// <summary>The secretary of the branch, and the office and the section of the general branch over it.</summary>
    public Visitor Secretary { get; private set; } = null!;

    public Visitor Clerk { get; private set; } = null!;

    public Visitor Section { get; private set; } = null!;

    internal StoreWatch Watch => _watch;

    public async ValueTask InitializeAsync()
    {
        await _world.InitializeAsync();
        var (here, there) = await _world.AskAsync(async db =>
        {
            var branches = await db.Organizations.Where(each => each.Type == OrganizationType.Branch).OrderBy(each => each.Path).ToListAsync();
            var general = await db.Organizations.SingleAsync(each => each.Type == OrganizationType.GeneralBranch);
            return (branches.First(each => each.ParentId == general.Id), branches.First(each => each.ParentId != general.Id && each.FoundedOn.Year < TimeProvider.System.Today().Year));
        });
        var things = new DeedThings(App.Services);
        Here = await things.OfAsync(here);
        There = await things.OfAsync(there);
        _accounts = await OwnAccounts.OpenAsync(App.Services, Key("{member}"), Key("{second}"), Key("{third}"), Key("{secretary}"));
        var asked = await _world.AskAsync(db => db.CorrectionRequests.Where(each => each.MemberId == _world[Role.Member].Actor.MemberId).Select(each => each.Id).SingleAsync());
        Here = new Dictionary<string, string>([.. Here, .. _accounts.Things]) { ["{asked}"] = Thing.Number(asked) };
        Secretary = Visitor.Coming(App, new Actor("书记", Role.BranchSecretary, Key("{secretary}"), here.Id, new Scope(here.Path), here.Path));
        var district = here.Path[..(here.Path.TrimEnd('/').LastIndexOf('/') + 1)];
        Clerk = Visitor.Coming(App, new Actor("", Role.OfficeClerk, null, here.ParentId, new Scope(district), district));
        Section = Visitor.Coming(App, new Actor("", Role.PersonnelSection, null, here.ParentId, new Scope(district), district));
        _watch = new StoreWatch(App.Services.GetRequiredService<IConfiguration>()["ConnectionStrings:Taizhang"]!);
        _watch.Keep();
    }

    public async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        await _world.DisposeAsync();
    }

    /// <summary>Whoever does the deed: of the whole bureau, or in the own session.</summary>
    public Visitor Doer(Deed deed) => deed.Bound == Bound.ToOneself ? _accounts.Come(App, deed.As) : _world[deed.By[0]];

    /// <summary>Whoever holds the permission for the branch alone, or for the general branch over it; nobody where the permission is for the bureau alone.</summary>
    public IReadOnlyList<Visitor> Narrow(Deed deed) => deed.Bound is Bound.ToNothing or Bound.ToOneself
        ? []
        : [.. new[] { Clerk, Section, Secretary }.Where(visitor => deed.By.Contains(visitor.Role))];

    /// <summary>Everyone whose role does not hold the permission, nobody first; to one's own account everyone has a right who has one.</summary>
    public IReadOnlyList<Visitor> Strangers(Deed deed) => deed is { Bound: Bound.ToOneself, By: [] } ? [_world[Role.Public]] : [.. _world.Visitors.Where(visitor => !deed.By.Contains(visitor.Role))];

    public Visitor this[Role role] => _world[role];

    /// <summary>The form as it stands filled in on the page of whoever does the deed.</summary>
    public static async Task<FilledForm> FilledAsync(Deed deed, Visitor visitor, IReadOnlyDictionary<string, string> things)
    {
        var address = Put(deed.At, things);
        var page = deed.Name is null ? null : (await visitor.GetAsync(address)).Page;
        var name = Put(deed.Name ?? "", things);
        var form = page is null ? new FilledForm() : page.QuerySelector($"form input[name=_handler][value={name}]") is not null ? new FilledForm(page, name)
            : throw new InvalidOperationException($"{deed}: {visitor.Role} finds no such form at {address}: {string.Join(' ', (page.QuerySelector("main") ?? page.Body)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
        foreach (var (field, value) in deed.Fill)
        {
            form.Set(field, value is null ? [] : [value switch
            {
                "{code}" => CodeOn(page!),
                "{made-passkey}" => OwnAccounts.PasskeyMadeOn(page!),
                "{shown-passkey}" => OwnAccounts.PasskeyShownOn(page!),
                _ => Put(value, things),
            }]);
        }

        return form;
    }

    /// <summary>The names of things put in for their places.</summary>
    public static string Put(string text, IReadOnlyDictionary<string, string> things) =>
        Place().Replace(text, place => things.TryGetValue(place.Value, out var thing) ? thing : throw new InvalidOperationException($"Nothing is called {place.Value}."));

    /// <summary>The last line of the journal.</summary>
    public Task<JournalEntry> LastDoneAsync() => _world.AskAsync(db => db.Journal.AsNoTracking().Where(entry => entry.Result != DeedResult.Refused).OrderByDescending(entry => entry.Id).FirstAsync());

    /// <summary>The lines of the journal behind one, without refusals.</summary>
    public Task<List<string>> DoneSinceAsync(long line) => _world.AskAsync(db => db.Journal.Where(entry => entry.Id > line && entry.Result != DeedResult.Refused).Select(entry => entry.Deed).ToListAsync());

    /// <summary>Waits for what goes on behind a deed, and puts the store back.</summary>
    public async Task RestoreAsync()
    {
        while (await _world.AskAsync(db => db.Jobs.AnyAsync(job => job.Stage == JobStage.Running)))
        {
            await Task.Delay(20);
        }

        _watch.Restore();
    }

    public Task<TResult> AskAsync<TResult>(Func<TaizhangDb, Task<TResult>> ask) => _world.AskAsync(ask);

    private long Key(string thing) => long.Parse(Here[thing], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The code an authenticator makes of the key on the page.</summary>
    private static string CodeOn(IHtmlDocument page) =>
        new Totp(Base32Encoding.ToBytes(page.QuerySelector(".authenticator-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal))).ComputeTotp(TimeProvider.System.Now());

    [GeneratedRegex(@"\{[a-z-]+\}")]
    private static partial Regex Place();
}
