using System.Text.RegularExpressions;
using Taizhang.Kernel;

namespace Taizhang.Tests.Security;

/// <summary>Every address × every role × inside, outside and above its scope, over HTTP: the table has no hole.</summary>
public sealed partial class AccessTableTests(World world) : IClassFixture<World>
{
    /// <summary>The addresses anyone may come to; one more needs a reason and a line here.</summary>
    private static readonly string[] Open =
    [
        "/culture", "/first-start", "/gallery", "/gallery/charts", "/gallery/form", "/gallery/list", "/healthz", "/privacy", "/problem/500", "/problem/{Code:int}", "/sign-in", "/sign-out",
    ];

    /// <summary>What the framework adds and nobody is let into.</summary>
    private static readonly string[] Closed = ["/_framework/opaque-redirect", "/{**path:file}"];

    [Fact]
    public void Every_address_says_what_it_asks_or_that_it_is_open_to_all()
    {
        var routes = Route.Of(world.App);

        Assert.Equal(Open, routes.Where(route => route.IsOpen).Select(route => route.Pattern).Distinct());
        Assert.Equal(Closed, routes.Where(route => !route.IsOpen && route.Needs.Count == 0).Select(route => route.Pattern).Distinct());
        Assert.DoesNotContain(routes.SelectMany(route => route.Needs), permission => !Authorization.Known.Contains(permission));
    }

    [Fact]
    public async Task Nobody_reads_at_an_address_what_is_not_theirs()
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var route in Route.Of(world.App).Where(route => route.Needs.Count > 0 && (route.Methods.Count == 0 || route.Methods.Contains("GET"))))
        {
            foreach (var pattern in Endings(route.Pattern))
            {
                foreach (var visitor in world.Visitors)
                {
                    foreach (var place in route.NamesAThing ? Enum.GetValues<Place>() : [Place.Inside])
                    {
                        if ((route.NamesAThing ? await world.FindAsync(pattern, visitor, place) : Thing.None) is not { } thing)
                        {
                            continue;
                        }

                        var said = await visitor.GetAsync(World.Address(pattern, thing));
                        asked++;
                        if (!Expected(route, visitor, place).Contains(said.Status))
                        {
                            wrong.Add($"{visitor.Role} {place} {World.Address(pattern, thing)}: {said.Status}, not {string.Join(" or ", Expected(route, visitor, place))}");
                        }
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {asked}:\n{string.Join('\n', wrong)}");
        Assert.True(asked > 800, $"{asked} asked");
    }

    [Fact]
    public async Task What_lies_outside_is_answered_as_what_never_was()
    {
        var different = new List<string>();
        foreach (var route in Route.Of(world.App).Where(route => route.NamesAThing && route.Needs.Count > 0))
        {
            foreach (var pattern in Endings(route.Pattern))
            {
                foreach (var visitor in new[] { world[Role.BranchSecretary], world[Role.Member] }.Where(visitor => visitor.Holds(route.Needs)))
                {
                    if (Things.IssuedToAll.Contains(Things.KindOf(pattern)) || await world.FindAsync(pattern, visitor, Place.Outside) is not { } thing)
                    {
                        continue;
                    }

                    var outside = await visitor.GetAsync(World.Address(pattern, thing));
                    var nowhere = await visitor.GetAsync(World.Address(pattern, (await world.FindAsync(pattern, visitor, Place.Nowhere))!));
                    if ((outside.Status, outside.Words) != (nowhere.Status, nowhere.Words))
                    {
                        different.Add($"{visitor.Role} {World.Address(pattern, thing)}: {outside.Status} {outside.Words} / {nowhere.Status} {nowhere.Words}");
                    }
                }
            }
        }

        Assert.True(different.Count == 0, string.Join('\n', different));
    }

    /// <summary>What the answer must be, from the permission, the place and what kind of thing it is; nothing of it is read from the application.</summary>
    private static int[] Expected(Route route, Visitor visitor, Place place)
    {
        if (!visitor.Holds(route.Needs))
        {
            return visitor.Role == Role.Public ? [302] : [403];
        }

        if (place == Place.Nowhere)
        {
            return [404];
        }

        switch (route.Pattern)
        {
            // A member's list of members is that person alone.
            case "/members" when visitor.Role == Role.Member:
                return [302];
            // What is held about a person, for that person; who comes as an office alone has nothing there.
            case "/my-data/copy.{ending:regex(^(xlsx|json)$)}" when visitor.Actor.MemberId is null:
                return [404];
            // What carries data of others leaves the house for a reason: whoever states none is asked.
            case "/members/roster.xlsx" or "/audit/journal.{ending:regex(^(xlsx|csv)$)}":
                return [302];
            // The plan is issued to all; how the whole bureau carries it out is not each member's.
            case "/plans/{id:long}/ledger.{ending:regex(^(xlsx|docx)$)}" when visitor.Role == Role.Member:
                return [403];
        }

        if (place == Place.Inside || Things.IssuedToAll.Contains(Things.KindOf(route.Pattern)))
        {
            // A leader reads the bureau and records in the own branch alone.
            return visitor.Role == Role.Leader && route.Pattern.EndsWith("/correct", StringComparison.Ordinal) ? [200, 403] : [200];
        }

        return [404];
    }

    private static IEnumerable<string> Endings(string pattern) => Ending().Match(pattern) is { Success: true } ending
        ? ending.Groups[1].Value.Split('|').Select(each => pattern.Replace(ending.Value, each, StringComparison.Ordinal))
        : [pattern];

    [GeneratedRegex(@"\{ending:regex\(\^\(([a-z|]+)\)\$\)\}")]
    private static partial Regex Ending();
}
