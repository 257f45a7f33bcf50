using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Taizhang.Accounts.Tokens;
using Taizhang.Kernel;
using Taizhang.Web.Activities;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Api;

/// <summary>What the description of the interface says beyond the shape of the calls: the words in the reader's language, filters, scopes, errors and examples.</summary>
internal static class ApiDescription
{
    private const string Scheme = "token";

    public static void Describe(OpenApiOptions options)
    {
        // The framework would take every address without a group for one of this document's, pages' forms and files among them.
        options.ShouldInclude = call => call.GroupName == options.DocumentName;
        options.AddDocumentTransformer(DescribeAllAsync);
        options.AddOperationTransformer(DescribeCallAsync);
    }

    private static Task DescribeAllAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var texts = context.ApplicationServices.GetRequiredService<Texts>();
        document.Info = new OpenApiInfo { Title = texts["api.title"], Description = texts["api.about"], Version = "1" };
        document.Tags?.Clear();
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "tzh_…", Description = texts["api.token"] },
        };
        return Task.CompletedTask;
    }

    private static Task DescribeCallAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var texts = context.ApplicationServices.GetRequiredService<Texts>();
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Summary = texts[$"api-call.{operation.OperationId}"];
        operation.Tags?.Clear();
        operation.Parameters ??= [];
        foreach (var part in operation.Parameters.OfType<OpenApiParameter>())
        {
            part.Description = texts[$"api-part.{part.Name}"];
        }

        foreach (var filter in metadata.OfType<Filters>().SelectMany(filters => filters.All))
        {
            operation.Parameters.Add(new OpenApiParameter { Name = filter.Name, In = ParameterLocation.Query, Description = texts[$"api-filter.{filter.Name}"], Schema = SchemaOf(filter) });
        }

        if (operation.RequestBody is OpenApiRequestBody body)
        {
            body.Required = true;
            body.Content!["application/json"].Example = JsonNode.Parse(Example);
            operation.Parameters.Add(new OpenApiParameter { Name = ActivityCalls.KeyHeader, In = ParameterLocation.Header, Required = true, Description = texts["api.key"], Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = DeedOnce.LongestKey } });
        }

        DescribeAnswers(operation, texts);
        var scopes = metadata.OfType<NeedsAttribute>().Select(needs => TokenScopes.Granting(needs.Permission)).OfType<TokenScope>().Select(Kebab.Word).Distinct().ToList();
        operation.Description = texts.Say("api.needs", ("scopes", scopes));
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        return Task.CompletedTask;
    }

    /// <summary>What the answers mean; of those every call may have, the shape is that of the others.</summary>
    private static void DescribeAnswers(OpenApiOperation operation, Texts texts)
    {
        var responses = operation.Responses!;
        var problem = responses["404"].Content;
        foreach (var status in (string[])["401", "403", "429"])
        {
            responses[status] = new OpenApiResponse { Content = problem };
        }

        if (!responses.ContainsKey("201"))
        {
            responses["304"] = new OpenApiResponse();
        }

        foreach (var (status, response) in responses)
        {
            response.Description = texts[$"api-answer.{status}"];
        }
    }

    private static OpenApiSchema SchemaOf(Filter filter)
    {
        var one = filter.Form switch
        {
            FilterForm.Key => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            FilterForm.Count => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = ApiQuery.MostLimit.ToString(CultureInfo.InvariantCulture), Default = ApiQuery.UsualLimit },
            FilterForm.Day => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            FilterForm.Word => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. filter.Words!.Select(word => (JsonNode)JsonValue.Create(word))] },
            _ => new OpenApiSchema { Type = JsonSchemaType.String },
        };
        return filter.IsMany ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one;
    }

    /// <summary>What a body looks like; a test sends it.</summary>
    public const string Example = """
        { "organizationId": 17, "kind": "theme-day", "heldOn": "2026-11-20", "topic": "学习党章", "hours": 2, "place": "三楼会议室", "presentIds": [101, 102], "absent": [{ "memberId": 103, "reason": "出差" }] }
        """;
}
