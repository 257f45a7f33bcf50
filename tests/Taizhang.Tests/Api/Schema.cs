using System.Text.Json;
using System.Text.Json.Nodes;

namespace Taizhang.Tests.Api;

/// <summary>Holds a value against a schema, as far as the description uses schemas; members the schema does not name are wrong.</summary>
internal static class Schema
{
    public static IEnumerable<string> Against(JsonNode? value, JsonNode schema, JsonNode document, string place)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            return Against(value, reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, step) => node[step]!), document, place);
        }

        if (schema["oneOf"] is JsonArray some)
        {
            return some.Any(each => !Against(value, each!, document, place).Any()) ? [] : [$"{place}: none of the shapes"];
        }

        var kind = value?.GetValueKind() switch
        {
            null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => "number",
        };
        var types = schema["type"] switch
        {
            JsonArray many => many.Select(each => each!.GetValue<string>()).ToList(),
            { } one => [one.GetValue<string>()],
            null => [],
        };
        if (types.Count > 0 && !types.Contains(kind) && !(kind == "number" && types.Contains("integer") && value!.ToJsonString().All(letter => letter is '-' or (>= '0' and <= '9'))))
        {
            return [$"{place}: {kind} for {string.Join('/', types)}"];
        }

        if (schema["enum"] is JsonArray words && value is not null && words.All(word => word?.ToJsonString() != value.ToJsonString()))
        {
            return [$"{place}: {value} is none of the words"];
        }

        return value switch
        {
            JsonObject members when schema["properties"] is JsonObject known =>
            [
                .. (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).Where(name => !members.ContainsKey(name)).Select(name => $"{place}.{name}: missing"),
                .. members.SelectMany(member => known[member.Key] is { } shape ? Against(member.Value, shape, document, $"{place}.{member.Key}") : [$"{place}.{member.Key}: not in the description"]),
            ],
            JsonArray items when schema["items"] is { } shape => items.SelectMany((item, index) => Against(item, shape, document, $"{place}[{index}]")),
            _ => [],
        };
    }
}
