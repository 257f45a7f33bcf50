using Taizhang.Accounts.Tokens;
using Taizhang.Kernel;
using Taizhang.Tests.Api;

namespace Taizhang.Tests.Security;

/// <summary>Every call of the interface × every role that may hold a token × every scope × inside, outside, above and nowhere.</summary>
public sealed class CallTableTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Nobody_reads_by_a_token_what_is_not_theirs_or_not_the_tokens()
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var route in Calls("GET"))
        {
            foreach (var (caller, scopes) in world.Callers)
            {
                var isHeld = route.Needs.All(TokenScopes.PermissionsOf(scopes).Contains);
                foreach (var place in route.NamesAThing ? Enum.GetValues<Place>() : [Place.Inside])
                {
                    if ((route.NamesAThing ? await world.FindAsync(route.Pattern, caller.Actor, place) : Thing.None) is not { } thing)
                    {
                        continue;
                    }

                    var expected = !isHeld ? 403 : place == Place.Inside ? 200 : 404;
                    var told = await caller.GetAsync(World.Address(route.Pattern, thing));
                    asked++;
                    if (told.Status != expected)
                    {
                        wrong.Add($"{caller.Actor.Role} {scopes} {place} {World.Address(route.Pattern, thing)}: {told.Status}, not {expected}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {asked}:\n{string.Join('\n', wrong)}");
        Assert.True(asked > 200, $"{asked} asked");
    }

    [Fact]
    public async Task What_lies_outside_a_token_is_told_word_for_word_as_what_never_was()
    {
        var (caller, _) = world.Callers.First(each => each.Caller.Actor.Role == Role.BranchSecretary && each.Scopes == Tokens.Everything);
        var asked = 0;
        foreach (var route in Calls("GET").Where(route => route.NamesAThing))
        {
            foreach (var place in new[] { Place.Outside, Place.Above })
            {
                if (await world.FindAsync(route.Pattern, caller.Actor, place) is { } thing)
                {
                    var outside = await caller.GetAsync(World.Address(route.Pattern, thing));
                    var nowhere = await caller.GetAsync(World.Address(route.Pattern, (await world.FindAsync(route.Pattern, caller.Actor, Place.Nowhere))!));

                    Assert.Equal((404, nowhere.Words), (outside.Status, outside.Words));
                    asked++;
                }
            }
        }

        Assert.True(asked >= 5, $"{asked} asked");
    }

    [Fact]
    public async Task Without_a_token_every_call_is_refused_alike_and_a_cookie_is_none()
    {
        foreach (var route in Calls())
        {
            var address = route.NamesAThing ? World.Address(route.Pattern, (await world.ThingsAsync(route.Pattern))[0]) : route.Pattern;
            var told = await new Caller(Caller.ClientOf(world.App), null, Actor.Nobody).SendAsync(new HttpMethod(route.Methods[0]), address, null);

            Assert.Equal((401, "api.no-token"), (told.Status, Assert.Single(told.Errors)));
            Assert.Equal("Bearer", Assert.Single(told.Response.Headers.WwwAuthenticate).Scheme);
        }

        Assert.Equal(401, (await world[Role.OfficeClerk].GetAsync("/api/v1/organizations")).Status);
        Assert.Equal(401, (await world[Role.OfficeClerk].PostAsync("/api/v1/activities", [])).Status);
    }

    [Fact]
    public async Task Only_a_token_with_the_scope_records_and_only_within_its_reach()
    {
        foreach (var (caller, scopes) in world.Callers.Where(each => !each.Scopes.HasFlag(TokenScope.RecordActivities)))
        {
            var told = await caller.PostAsync("activities", "{}", ("Idempotency-Key", "k"));

            Assert.Equal((403, "api.scope-missing"), (told.Status, Assert.Single(told.Errors)));
            Assert.Contains("scope=\"record-activities\"", told.Response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }

        var (secretary, _) = world.Callers.First(each => each.Caller.Actor.Role == Role.BranchSecretary && each.Scopes == Tokens.Everything);
        var places = new List<(Place, int)>();
        foreach (var place in new[] { Place.Outside, Place.Nowhere })
        {
            var thing = (await world.FindAsync("/api/v1/organizations/{id:long}", secretary.Actor, place))!;
            places.Add((place, (await secretary.PostAsync("activities", $$"""{ "organizationId": {{thing.Keys["Id"]}}, "kind": "study", "heldOn": "2026-01-05", "topic": "学习", "hours": 1 }""", ("Idempotency-Key", "k"))).Status));
        }

        Assert.Equal([(Place.Outside, 404), (Place.Nowhere, 404)], places);
    }

    private IEnumerable<Route> Calls(string? method = null) => Route.Of(world.App).Where(route => route.IsCall && (method is null || route.Methods.Contains(method)));
}
