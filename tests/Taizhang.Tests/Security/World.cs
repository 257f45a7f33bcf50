using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Accounts;
using Taizhang.Accounts.Administration;
using Taizhang.Accounts.Granting;
using Taizhang.Demonstration;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

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

    public TaizhangApp App { get; } = new() { Demonstration = true };

    /// <summary>One of each role, nobody first.</summary>
    public IReadOnlyList<Visitor> Visitors { get; private set; } = [];

    /// <summary>A secretary of another branch than the first.</summary>
    public Visitor OtherSecretary { get; private set; } = null!;

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
        var other = accounts.First(each => each.Actor.Role == Role.BranchSecretary && each.Actor.Scope.Path != this[Role.BranchSecretary].Actor.Scope.Path);
        OtherSecretary = await Visitor.ComeAsync(App, other.Key, other.Actor);
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
    public async Task<Thing?> FindAsync(string pattern, Visitor visitor, Place place, bool namesAThing = true)
    {
        if (!namesAThing)
        {
            return new(new Dictionary<string, string>(), "/", []);
        }

        var things = await ThingsAsync(pattern);
        if (things.Count == 0)
        {
            Assert.Contains(Things.KindOf(pattern), Things.NoneAtFirst);
            return place == Place.Nowhere ? Thing.Of(999_999, "/") : null;
        }

        return place == Place.Nowhere ? things[0] with { Keys = things[0].Keys.ToDictionary(key => key.Key, key => Things.Nowhere(key.Key, key.Value)) } : things.FirstOrDefault(thing => PlaceOf(visitor.Actor, thing) == place);
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
    public async Task<TResult> AskAsync<TResult>(Func<TaizhangDb, Task<TResult>> ask)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaizhangDb>();
        db.Scope = Scope.Everything;
        return await ask(db);
    }

    /// <summary>How many rows each table holds and what was done: any deed changes it, a refusal does not.</summary>
    public Task<string> TracesAsync() => AskAsync(async db =>
    {
        var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Where(table => table is not ("journal" or "journal_head")).Order(StringComparer.Ordinal);
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = string.Join(" UNION ALL ", tables.Select(table => $"SELECT '{table}', COUNT(*) FROM {table}").Append($"SELECT 'done', COUNT(*) FROM journal WHERE result = {(int)DeedResult.Done}"));
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{reader.GetString(0)} {reader.GetInt64(1)}"));
        }

        return string.Join('\n', rows);
    });

    /// <summary>What a pattern becomes with a thing's keys in it.</summary>
    public static string Address(string pattern, Thing thing) => Things.Fill(pattern, thing);
}
