using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Security;

/// <summary>Every deed × everyone who may not × here and elsewhere, over HTTP with the form as it stands on the page: the table has no hole.</summary>
[Collection(nameof(Deeds))]
public sealed partial class DeedTableTests(DeedWorld world)
{
    private readonly List<string> _wrong = [];

    [Fact]
    public void Every_form_every_address_that_takes_a_post_and_every_operation_is_in_the_table()
    {
        var forms = Repository.Files("*.razor").SelectMany(file => Forms().Matches(File.ReadAllText(file)).Select(form => $"{Path.GetFileNameWithoutExtension(file)}/{form.Groups[1].Value}")).ToList();
        var posts = Route.Of(world.App).Where(route => !route.IsPage && route.Methods.Contains("POST")).Select(route => route.Pattern).ToList();
        var bound = typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetProperties()).Select(property => property.GetCustomAttribute<SupplyParameterFromFormAttribute>()?.FormName).OfType<string>().Distinct().ToList();
        var operations = Operations.All;
        Assert.True(forms.Count > 60 && posts.Count > 3 && bound.Count > 30 && operations.Count > 50, $"{forms.Count} forms, {posts.Count} posts, {bound.Count} names, {operations.Count} operations");

        var known = DeedTable.All.Select(deed => deed.Form.Split('{')[0]).Concat(DeedTable.OpenToAll.Keys).Concat(DeedTable.WithoutAForm.Keys).ToHashSet();
        Assert.Empty(forms.Concat(posts).Except(known));
        Assert.Empty(known.Except(forms).Except(posts));
        Assert.Empty(bound.Except(known.Select(form => form[(form.LastIndexOf('/') + 1)..])));
        Assert.Empty(operations.Except(DeedTable.All.Select(deed => deed.Does).OfType<Type>()).Except(DeedTable.Commands.Select(deed => deed.Does)).Select(type => type.Name));
    }

    [Fact]
    public async Task Nobody_does_what_is_not_theirs_and_whoever_may_does_it()
    {
        foreach (var deed in DeedTable.All)
        {
            var values = (await DeedWorld.FilledAsync(deed, world.Doer(deed), world.Here)).Values;
            var address = DeedWorld.Put(deed.At, world.Here);
            // To read the page may itself be on record, as a look.
            world.Watch.HasChanged();
            foreach (var stranger in world.Strangers(deed))
            {
                await RefusedAsync(deed, stranger, address, values);
            }

            await WithoutATokenAsync(deed, address, values);
            await ElsewhereAsync(deed, address, values);
            await DoneAsync(deed, world.Doer(deed), address, values);
            foreach (var narrow in deed.Bound == Bound.ToAThing ? world.Narrow(deed) : [])
            {
                await DoneAsync(deed, narrow, address, (await DeedWorld.FilledAsync(deed, narrow, world.Here)).Values);
            }
        }

        Assert.True(_wrong.Count == 0, string.Join('\n', _wrong));
    }

    [Fact]
    public async Task Nobody_uploads_in_pieces_to_a_record_that_is_not_theirs()
    {
        foreach (var deed in DeedTable.All.Where(deed => deed.Uploads is not null))
        {
            var (doer, record) = (world.Doer(deed), deed.Uploads!.Value.Record);
            foreach (var stranger in world.Strangers(deed))
            {
                await NotBegunAsync(deed, stranger, world.Here[record]);
            }

            foreach (var narrow in world.Narrow(deed))
            {
                var said = await NotBegunAsync(deed, narrow, (deed.Bound == Bound.ToAll ? world.Here : world.There)[record]);
                Note(deed.Bound == Bound.ToAThing && said != await NotBegunAsync(deed, narrow, "999999"), $"{deed} {narrow.Role}: elsewhere {said}");
            }

            using var without = await doer.FetchAsync(Beginning(deed, world.Here[record], null));
            Note((int)without.StatusCode != 412, $"{deed} without its header: {without.StatusCode}");
            using var begun = await doer.FetchAsync(Beginning(deed, world.Here[record]));
            Note((int)begun.StatusCode != 201, $"{deed} {doer.Role}: {begun.StatusCode}");
            foreach (var (visitor, status) in new[] { (world[Role.Leader], 404), (world[Role.Member], 403), (doer, 204) })
            {
                using var ended = await visitor.FetchAsync(Speaking(HttpMethod.Delete, begun.Headers.Location!.ToString()));
                Note((int)ended.StatusCode != status, $"{deed} ended by {visitor.Role}: {ended.StatusCode}");
            }
        }

        Assert.True(_wrong.Count == 0, string.Join('\n', _wrong));
    }

    [Fact]
    public async Task Nobody_runs_an_operation_without_the_right_to_it()
    {
        foreach (var deed in DeedTable.Commands)
        {
            foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.System && (deed.IsTriedByThem || !deed.By.Contains(role))))
            {
                await using var scope = world.App.Services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = Scope.Everything;
                var outcome = await deed.RunAsync(scope.ServiceProvider, new Actor("", role, null, null, Scope.Everything, "/"));
                var isRefused = outcome.Refusals.Any(refusal => refusal.Code == KernelRefusals.NotPermitted.Code);
                Note(isRefused == deed.By.Contains(role), $"{deed.Does.Name}: {role} {string.Join(", ", outcome.Refusals)}");
                Note(isRefused && world.Watch.HasChanged(), $"{deed.Does.Name}: {role} changed something");
                if (!isRefused)
                {
                    await world.RestoreAsync();
                }
            }
        }

        Assert.True(_wrong.Count == 0, string.Join('\n', _wrong));
    }

    /// <summary>The request that begins an upload to a record.</summary>
    private static HttpRequestMessage Beginning(Deed deed, string record, string? protocol = "1.0.0")
    {
        var request = Speaking(HttpMethod.Post, "/evidence/uploads", protocol);
        request.Headers.Add("Upload-Length", "10");
        request.Headers.TryAddWithoutValidation("Upload-Metadata", string.Join(',', new[] { ("filename", "a.txt"), ("kind", deed.Uploads!.Value.Kind), ("record", record) }.Select(each => $"{each.Item1} {Convert.ToBase64String(Encoding.UTF8.GetBytes(each.Item2))}")));
        return request;
    }

    private static HttpRequestMessage Speaking(HttpMethod method, string address, string? protocol = "1.0.0")
    {
        var request = new HttpRequestMessage(method, address);
        if (protocol is not null)
        {
            request.Headers.Add("Tus-Resumable", protocol);
        }

        return request;
    }

    private async Task<string> NotBegunAsync(Deed deed, Visitor visitor, string record)
    {
        using var answer = await visitor.FetchAsync(Beginning(deed, record));
        Note(!((int)answer.StatusCode is 403 or 404 || (visitor.Role == Role.Public && (int)answer.StatusCode is 302 or 401)), $"{deed} {deed.Uploads} {visitor.Role}: {answer.StatusCode}");
        Note(world.Watch.HasChanged(), $"{deed} {deed.Uploads} {visitor.Role}: changed something");
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    /// <summary>By whoever holds the permission for another part of the hierarchy: word for word as what never was.</summary>
    private async Task ElsewhereAsync(Deed deed, string address, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        if (deed.Bound == Bound.ToAll)
        {
            foreach (var narrow in world.Narrow(deed))
            {
                await RefusedAsync(deed, narrow, address, values);
            }

            return;
        }

        if (deed.Bound != Bound.ToAThing)
        {
            return;
        }

        if (deed.By.Contains(Role.Leader))
        {
            // Reads the whole bureau, and records in the own branch alone.
            await RefusedAsync(deed, world[Role.Leader], address, values);
        }

        var theirs = (await DeedWorld.FilledAsync(deed, world.Doer(deed), world.There)).Values;
        var nowhere = world.There.ToDictionary(thing => thing.Key, thing => Nowhere(thing.Value));
        foreach (var narrow in world.Narrow(deed))
        {
            var said = await RefusedAsync(deed, narrow, DeedWorld.Put(deed.At, world.There), theirs);
            if (deed.At.Split('?')[0].Contains('{', StringComparison.Ordinal))
            {
                var never = await narrow.PostAsync(DeedWorld.Put(deed.At, nowhere), theirs, deed.File?.Invoke());
                Note((said.Status, said.Words) != (never.Status, never.Words), $"{deed} {narrow.Role}: elsewhere {said.Status} {said.Words} / never {never.Status} {never.Words}");
            }
        }
    }

    private async Task WithoutATokenAsync(Deed deed, string address, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var doer = world.Doer(deed);
        foreach (var token in new[] { null, "", "CfDJ8", await world[doer.Role == Role.AuditAdministrator ? Role.Member : Role.AuditAdministrator].TokenAsync() })
        {
            var said = await doer.PostAsync(address, values, token, deed.File?.Invoke());
            Note(said.Status != 400, $"{deed} with the token “{token}”: {said.Status}");
            Note(world.Watch.HasChanged(), $"{deed} with the token “{token}” changed something");
        }
    }

    private async Task<Said> RefusedAsync(Deed deed, Visitor visitor, string address, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var said = await visitor.PostAsync(address, values, deed.File?.Invoke());
        var isRefused = said.Status is 400 or 403 or 404 || (visitor.Role == Role.Public && said.Status == 302 && said.Location!.Contains("/sign-in", StringComparison.Ordinal)) || (said.Status == 200 && said.Page.QuerySelector(".notice-failure") is not null);
        Note(!isRefused, $"{deed} {visitor.Role} {address}: {said.Status} {said.Location} {said.Words}");
        Note(world.Watch.HasChanged(), $"{deed} {visitor.Role} {address}: changed something");
        return said;
    }

    /// <summary>The control: so that nothing above is refused for a field that is wrong.</summary>
    private async Task DoneAsync(Deed deed, Visitor visitor, string address, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var last = await world.LastDoneAsync();
        var said = await visitor.PostAsync(address, values, deed.File?.Invoke());
        var done = await world.DoneSinceAsync(last.Id);
        // What runs no operation only shows something, which may be a failure it found.
        var isDone = said.Status is 200 or 302 && (deed.Does is null ? done.Count == 0 : said.Page.QuerySelector(".notice-failure") is null && done.Contains(deed.Does.Name));
        Note(!isDone, $"{deed} {visitor.Role} {address}: not done, {said.Status} {said.Location} {string.Join(' ', said.Page.QuerySelectorAll(".notice-failure li").Select(item => item.TextContent.Trim()))} [{string.Join(", ", done)}]");
        await world.RestoreAsync();
    }

    private static string Nowhere(string thing) => thing.All(char.IsAsciiDigit) ? "999999" : SubjectOfDuty().Replace(thing, "${1}999999");

    private void Note(bool isWrong, string what)
    {
        if (isWrong)
        {
            _wrong.Add(what);
        }
    }

    [GeneratedRegex("""(?:<(?:PostForm|ConfirmForm)\s+Name|<WithdrawEntryForm[^>]*\sFormName|@formname)="(?:@\(\$")?([a-z-]+)["\s{]""")]
    private static partial Regex Forms();

    [GeneratedRegex("(/[om])[0-9]+$")]
    private static partial Regex SubjectOfDuty();
}
