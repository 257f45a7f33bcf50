using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Accounts;
using Taizhang.Accounts.Administration;
using Taizhang.Accounts.Granting;
using Taizhang.Accounts.Tokens;
using Taizhang.Demonstration;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Members.Corrections;
using Taizhang.Tests.Api;
using Taizhang.Tests.Support;
using Authorization = Taizhang.Kernel.Authorization;

namespace Taizhang.Tests.Security;

/// <summary>The demonstration, with one visitor of each role and the things its addresses name.</summary>
public sealed class World : IAsyncLifetime
{
    private static readonly (Role Role, string Key)[] Accounts =
    [
        (Role.OfficeClerk, "office"),
        (Role.PersonnelSection, "personnel"),
        (Role.BranchSecretary, "secretary-"),
        (Role.Member, "member-"),
        (Role.Leader, "leader-"),
        (Role.SystemAdministrator, "system-administrator"),
        (Role.SecurityAdministrator, "security-administrator"),
        (Role.AuditAdministrator, "audit-administrator"),
    ];

    private readonly Dictionary<string, IReadOnlyList<Thing>> _things = [];

    public TaizhangApp App { get; init; } = new() { Demonstration = true };

    /// <summary>One of each role, nobody first.</summary>
    public IReadOnlyList<Visitor> Visitors { get; private set; } = [];

    /// <summary>Other systems with tokens: of each role that may hold one, with each scope alone and with all.</summary>
    internal IReadOnlyList<(Caller Caller, TokenScope Scopes)> Callers { get; private set; } = [];

    public Visitor this[Role role] => Visitors.Single(visitor => visitor.Role == role);

    public async ValueTask InitializeAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        var accounts = await scope.ServiceProvider.GetRequiredService<DemonstrationAccounts>().ListAsync(default);
        var visitors = new List<Visitor> { await Visitor.ComeAsync(App, null, Actor.Nobody) };
        foreach (var (role, key) in Accounts)
        {
            var account = accounts.First(each => each.Key.StartsWith(key, StringComparison.Ordinal));
            Assert.Equal(role, account.Actor.Role);
            visitors.Add(await Visitor.ComeAsync(App, account.Key, account.Actor));
        }

        Visitors = visitors;
        await AccountsAsync(scope.ServiceProvider);
        scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = Scope.Everything;
        Assert.True((await scope.ServiceProvider.GetRequiredService<AskForCorrection>().RunAsync(new(HeldField.Name, "李四", "登记有误"), this[Role.Member].Actor)).IsDone);
        var secretary = this[Role.BranchSecretary].Actor.MemberId!.Value;
        // Of nobody who is anything else, since one account holds only so many tokens.
        var others = await AskAsync(db => db.Members.Where(member => member.Standing == Standing.Full).OrderByDescending(member => member.Id).Select(member => member.Id).Take(2).ToListAsync());
        Callers = [
            .. await CallersAsync(secretary, Role.BranchSecretary), .. await CallersAsync(others[0], Role.OfficeClerk), .. await CallersAsync(others[1], Role.PersonnelSection),
        ];
    }

    private async Task<IEnumerable<(Caller, TokenScope)>> CallersAsync(long member, Role role)
    {
        var callers = new List<(Caller, TokenScope)>();
        foreach (var scopes in TokenScopes.All.Append(TokenScopes.All.Aggregate((all, scope) => all | scope)))
        {
            var held = TokenScopes.In(scopes).Where(scope => TokenScopes.PermissionsOf(scope).All(permission => Authorization.Holding(permission).Contains(role))).Aggregate(TokenScope.None, (all, scope) => all | scope);
            if (held != TokenScope.None)
            {
                callers.Add((await Tokens.CallerAsync(App, member, role, held, name: $"{role} {(int)scopes}"), held));
            }
        }

        return callers;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Every thing of the kind an address names.</summary>
    public async Task<IReadOnlyList<Thing>> ThingsAsync(string pattern)
    {
        var kind = Things.KindOf(pattern);
        if (!_things.TryGetValue(kind, out var things))
        {
            things = _things[kind] = await AskAsync(db => Things.ListAsync(db, kind));
        }

        return things;
    }

    /// <summary>A thing that lies there for the visitor; null where there is none, as above the whole bureau.</summary>
    public Task<Thing?> FindAsync(string pattern, Visitor visitor, Place place) => FindAsync(pattern, visitor.Actor, place);

    /// <summary>The same for whoever comes another way.</summary>
    public async Task<Thing?> FindAsync(string pattern, Actor actor, Place place)
    {
        var things = await ThingsAsync(pattern);
        if (things.Count == 0)
        {
            Assert.Contains(Things.KindOf(pattern), Things.NoneAtFirst);
            return place == Place.Nowhere ? Thing.Of(999_999, "/") : null;
        }

        return place == Place.Nowhere ? things[0] with { Keys = things[0].Keys.ToDictionary(key => key.Key, key => Things.Nowhere(key.Key, key.Value), StringComparer.OrdinalIgnoreCase) } : things.FirstOrDefault(thing => PlaceOf(actor, thing) == place);
    }

    /// <summary>An account, a grant and a change of the rules, so that their addresses name something.</summary>
    private static async Task AccountsAsync(IServiceProvider services)
    {
        var made = await services.GetRequiredService<OpenAccount>().RunAsync(new("first", 1), Actor.System);
        Assert.True(made.IsDone);
        Assert.True((await services.GetRequiredService<ProposeGrant>().RunAsync(new(made.Id, Role.OfficeClerk, 1, TimeProvider.System.Today(), TimeProvider.System.Today().AddMonths(1), "代班"), Actor.System)).IsDone);
        Assert.True((await services.GetRequiredService<ProposePolicyChange>().RunAsync(new(PolicySetting.IdleMinutes, null, 15, "收紧"), Actor.System)).IsDone);
    }

    /// <summary>Where a thing lies for somebody.</summary>
    public static Place PlaceOf(Actor actor, Thing thing) =>
        actor.Scope.Covers(thing.Path) ? (actor.Scope.MemberId is not { } member || thing.Members.Count == 0 || thing.Members.Contains(member) ? Place.Inside : Place.Outside)
            : actor.Scope.Path is { } path && path.StartsWith(thing.Path, StringComparison.Ordinal) ? Place.Above : Place.Outside;

    /// <summary>Asks the store as the program itself.</summary>
    public Task<TResult> AskAsync<TResult>(Func<TaizhangDb, Task<TResult>> ask) => App.AskAsync(ask);

    /// <summary>What a pattern becomes with a thing's keys in it.</summary>
    public static string Address(string pattern, Thing thing) => Things.Fill(pattern, thing);
}
