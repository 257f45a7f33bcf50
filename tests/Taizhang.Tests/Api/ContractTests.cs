using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Taizhang.Tests.Security;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Api;

/// <summary>The description of the interface is what other systems are written against.</summary>
public sealed class ContractTests(ReadHouse read) : IClassFixture<ReadHouse>
{
    private static readonly string[] Words = ["description", "summary", "example", "title"];

    private static readonly string Contract = Path.Combine(Repository.Root, "tests", "Taizhang.Tests", "Api", "api-v1.json");

    [Fact]
    public async Task The_description_is_valid_names_every_call_and_keeps_to_the_contract()
    {
        var app = read.House.App;
        var text = await Caller.ClientOf(app.App).GetStringAsync("/openapi/v1.json");
        var document = JsonNode.Parse(text)!;

        var parsed = OpenApiDocument.Parse(text, "json");
        Assert.Empty(parsed.Diagnostic!.Errors.Select(error => error.ToString()));
        var named = parsed.Document!.Paths.SelectMany(path => path.Value.Operations!.Select(call => $"{call.Key} {path.Key}")).Order(StringComparer.Ordinal);
        var mapped = Route.Of(app.App).Where(route => route.IsCall).Select(route => $"{route.Methods[0]} {route.Pattern.Replace(":long", "", StringComparison.Ordinal)}").Order(StringComparer.Ordinal);
        Assert.Equal(mapped, named);

        var shape = Shape(document)!.ToJsonString(new() { WriteIndented = true }) + "\n";
        if (!File.Exists(Contract) || await File.ReadAllTextAsync(Contract) != shape)
        {
            var now = Path.Combine(Repository.Root, "artifacts", "api-v1.json");
            await File.WriteAllTextAsync(now, shape);
            Assert.Fail($"The description is not the contract any more. Callers break by a field that is renamed or taken out; what is added only, and meant, is taken over by copying {now} to {Contract}.");
        }
    }

    [Fact]
    public async Task Every_call_filter_and_field_says_what_it_is_in_words()
    {
        var app = read.House.App;
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            using var client = Caller.ClientOf(app.App);
            client.DefaultRequestHeaders.Add("Cookie", $".AspNetCore.Culture=c%3D{culture}%7Cuic%3D{culture}");
            var document = OpenApiDocument.Parse(await client.GetStringAsync("/openapi/v1.json"), "json").Document!;

            var calls = document.Paths.SelectMany(path => path.Value.Operations!.Values).ToList();
            var said = calls.SelectMany(call => new[] { call.Summary, call.Description }.Concat(call.Responses!.Values.Select(answer => answer.Description)).Concat((call.Parameters ?? []).Where(parameter => parameter.In != ParameterLocation.Path).Select(parameter => parameter.Description))).ToList();
            Assert.All(said, words => Assert.False(string.IsNullOrEmpty(words) || words.StartsWith("api", StringComparison.Ordinal), words));
            Assert.Equal(culture == "zh-CN", said.Any(words => words!.Any(letter => letter is >= '一' and <= '龥')));
            var silent = document.Components!.Schemas!.SelectMany(schema => (schema.Value.Properties ?? new Dictionary<string, IOpenApiSchema>()).Where(property => property.Value is not OpenApiSchemaReference && string.IsNullOrEmpty(property.Value.Description)).Select(property => $"{schema.Key}.{property.Key}"));
            Assert.DoesNotContain(silent, field => !field.StartsWith("ApiWords.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Real_answers_have_the_shape_the_description_says()
    {
        var house = read.House;
        var document = JsonNode.Parse(await Caller.ClientOf(house.App.App).GetStringAsync("/openapi/v1.json"))!;
        var member = (await house.Office.GetAsync("members?limit=1")).Items[0].GetProperty("id").GetInt64();
        var duty = (await house.Office.GetAsync("duties?limit=1&state=missed")).Items[0].GetProperty("why").GetString()!;
        var activity = (await house.Office.GetAsync("activities?limit=1")).Items[0].GetProperty("id").GetInt64();
        (string Path, string Call)[] asked =
        [
            ("/api/v1/organizations", "organizations"), ("/api/v1/organizations/{id}", $"organizations/{house.Branch}"), ("/api/v1/members", "members"), ("/api/v1/members/{id}", $"members/{member}"),
            ("/api/v1/duties", "duties"), ("/api/v1/duties/{code}/{periodKey}/{who}/why", duty), ("/api/v1/facts", $"facts?organization={house.Branch}"), ("/api/v1/activities", "activities"), ("/api/v1/activities/{id}", $"activities/{activity}"),
            ("/api/v1/members", "members?limit=x"), ("/api/v1/members/{id}", "members/999999"),
        ];

        foreach (var (path, call) in asked)
        {
            var told = await house.Office.GetAsync(call);
            Check(path, "get", told);
        }

        Check("/api/v1/activities", "post", await house.Secretary.PostAsync("activities", await house.BodyAsync("对照接口"), ("Idempotency-Key", "k")));
        Check("/api/v1/activities", "post", await house.Secretary.PostAsync("activities", "{}", ("Idempotency-Key", "k2")));
        Check("/api/v1/members", "get", await new Caller(Caller.ClientOf(house.App.App), null, house.Office.Actor).GetAsync("members"));
        Assert.Equal(document["paths"]!.AsObject().Where(path => path.Value!["get"] is not null).Select(path => path.Key).Order(StringComparer.Ordinal), asked.Select(each => each.Path).Distinct().Order(StringComparer.Ordinal));

        void Check(string path, string method, Told told)
        {
            var content = document["paths"]![path]![method]!["responses"]![told.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)]!["content"]!.AsObject();
            Assert.Equal(content.Single().Key, told.Response.Content.Headers.ContentType!.MediaType);
            Assert.Empty(Schema.Against(JsonNode.Parse(told.Text), content.Single().Value!["schema"]!, document, path));
        }
    }

    [Fact]
    public async Task The_page_of_the_interface_names_every_call_without_script_in_both_languages()
    {
        var app = read.House.App;
        var browser = app.App.Open();
        foreach (var turn in new[] { "zh-CN", "en" })
        {
            await browser.GetAsync($"/culture?set={turn}&back=/api");
            var page = await browser.GetAsync("/api");

            Assert.Equal(200, page.Status);
            Assert.Equal(Route.Of(app.App).Count(route => route.IsCall), page.Page.QuerySelectorAll(".api-call").Length);
            Assert.All(page.Page.QuerySelectorAll("script"), script => Assert.NotNull(script.GetAttribute("src")));
            Assert.DoesNotContain("api-", page.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.All(page.Page.QuerySelectorAll(".api-call a[href*='#']"), link => Assert.NotNull(page.Page.GetElementById(link.GetAttribute("href")!.Split('#')[1])));
        }
    }

    /// <summary>The description without its words: what a caller depends on.</summary>
    private static JsonNode? Shape(JsonNode? node, bool isNames = false) => node switch
    {
        JsonObject members => new JsonObject(members.Where(member => isNames || !Words.Contains(member.Key) || member.Value is JsonObject && member.Key != "example")
            .Select(member => KeyValuePair.Create(member.Key, Shape(member.Value, member.Key is "properties" or "schemas")))),
        JsonArray items => new JsonArray([.. items.Select(item => Shape(item))]),
        _ => node?.DeepClone(),
    };
}
