using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Taizhang.Web.Plans;

/// <summary>A definition laid out for reading.</summary>
internal static class PlanDefinition
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Indented(string definition) => JsonNode.Parse(definition)?.ToJsonString(Options) ?? definition;
}
