using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Taizhang.Kernel;

namespace Taizhang.Web.Api;

/// <summary>Reads the body of a call: bounded in size and depth, and with everything that is wrong with its members told at once.</summary>
internal static class ApiBody
{
    public const int MostBytes = 64 * 1024;

    public const int Deepest = 8;

    /// <summary>The whole body and, where it has the shape, what it says; else the answer.</summary>
    public static async Task<(byte[] Bytes, T? Value, IResult? Refused)> ReadAsync<T>(HttpContext http)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
        {
            return ([], null, ApiProblems.Of(StatusCodes.Status415UnsupportedMediaType, ApiRefusals.NotJson));
        }

        if (await BytesAsync(http) is not { } bytes)
        {
            return ([], null, ApiProblems.Of(StatusCodes.Status413PayloadTooLarge, ApiRefusals.BodyTooLarge(MostBytes / 1024)));
        }

        if (IsTooDeep(bytes))
        {
            return (bytes, null, ApiProblems.Of(StatusCodes.Status400BadRequest, ApiRefusals.BodyTooDeep(Deepest)));
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false });
            var refusals = Against(document.RootElement, typeof(T), "").ToList();
            return refusals.Count > 0 ? (bytes, null, ApiProblems.Of(StatusCodes.Status400BadRequest, refusals)) : (bytes, document.RootElement.Deserialize<T>(ApiProblems.Json)!, null);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // A text that is half a character is no JSON either, and is told without a place.
            var at = broken as JsonException;
            return (bytes, null, ApiProblems.Of(StatusCodes.Status400BadRequest, ApiRefusals.BadJson((at?.LineNumber ?? 0) + 1, (at?.BytePositionInLine ?? 0) + 1)));
        }
    }

    private static async Task<byte[]?> BytesAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MostBytes)
        {
            return null;
        }

        var buffer = new byte[MostBytes + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
        return length > MostBytes ? null : buffer[..length];
    }

    /// <summary>Whether brackets nest deeper than they may, whatever else is wrong.</summary>
    private static bool IsTooDeep(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MostBytes });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= Deepest)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // What is no JSON is told with its place when it is read.
        }

        return false;
    }

    /// <summary>What is wrong with an element that should be of a type: members that are missing, unknown or of another kind, each by its place.</summary>
    private static IEnumerable<Refusal> Against(JsonElement element, Type type, string place)
    {
        var info = ApiProblems.Json.GetTypeInfo(type);
        if (info.Kind == JsonTypeInfoKind.Enumerable && element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany((each, index) => Against(each, info.ElementType!, $"{place}[{index}]"));
        }

        if (info.Kind == JsonTypeInfoKind.Object && element.ValueKind == JsonValueKind.Object)
        {
            var known = info.Properties.ToDictionary(property => property.Name);
            var unknown = element.EnumerateObject().Where(member => !known.ContainsKey(member.Name)).Select(member => ApiRefusals.UnknownMember(At(place, Cut(member.Name)), known.Keys));
            var missing = known.Values.Where(property => property.IsRequired && !element.TryGetProperty(property.Name, out _)).Select(property => ApiRefusals.Missing(At(place, property.Name)));
            return [.. unknown, .. missing, .. element.EnumerateObject().Where(member => known.ContainsKey(member.Name)).SelectMany(member => OfMember(member.Value, known[member.Name], At(place, member.Name)))];
        }

        return Fits(element, type) ? [] : [ApiRefusals.BadMember(place.Length == 0 ? "body" : place)];
    }

    private static IEnumerable<Refusal> OfMember(JsonElement value, JsonPropertyInfo property, string place) =>
        value.ValueKind == JsonValueKind.Null ? property.IsSetNullable ? [] : [ApiRefusals.BadMember(place)] : Against(value, property.PropertyType, place);

    private static bool Fits(JsonElement element, Type type)
    {
        try
        {
            return element.ValueKind != JsonValueKind.Null && element.Deserialize(type, ApiProblems.Json) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string At(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    private static string Cut(string name) => name.Length <= 40 ? name : name[..40];
}
