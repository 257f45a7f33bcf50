using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Taizhang.Kernel;
using Taizhang.Web.Hosting;

namespace Taizhang.Web.Api;

/// <summary>Why a call was refused (RFC 9457): every reason at once, in both languages.</summary>
/// <param name="Type">Always <c>about:blank</c>: the status says what kind of problem it is, the errors say the rest.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The status.</param>
/// <param name="Errors">Every reason.</param>
/// <param name="Reference">What the operator of the system finds the call by in the log.</param>
public sealed record ApiProblem(string Type, string Title, int Status, IReadOnlyList<ApiError> Errors, string Reference);

/// <summary>One reason why a call was refused.</summary>
/// <param name="Code">The code; it never changes its meaning.</param>
/// <param name="Detail">The reason in the language asked for, with its remedy.</param>
/// <param name="Texts">The same in both languages.</param>
/// <param name="Field">The field of the body, the filter or the header it belongs to; none where it is about the whole.</param>
/// <param name="Facts">What the sentence names: limits, days, names.</param>
public sealed record ApiError(string Code, string Detail, ApiWords Texts, string? Field, IReadOnlyDictionary<string, JsonElement> Facts);

/// <summary>A sentence in both languages.</summary>
public sealed record ApiWords(string Zh, string En);

/// <summary>Turns refusals into answers.</summary>
internal static class ApiProblems
{
    public const string MediaType = "application/problem+json";

    /// <summary>Chinese is written as itself.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Refusals that say that something stands against the state of things, which may change.</summary>
    private static readonly string[] Conflicts = [KernelRefusals.ChangedMeanwhile.Code, ApiRefusals.KeyUsed.Code, "activities.already-recorded", "activities.no-longer-stands"];

    /// <summary>What an operation found against a deed.</summary>
    public static IResult Of(Outcome outcome) => new Problem(StatusOf(outcome.Refusals), outcome.Refusals);

    /// <summary>Why a call was refused, with the status it has.</summary>
    public static IResult Of(int status, params IReadOnlyList<Refusal> refusals) => new Problem(status, refusals);

    /// <summary>Not there, or not the caller's to see: the two look alike.</summary>
    public static IResult NotFound() => Of(StatusCodes.Status404NotFound, KernelRefusals.NotFound);

    /// <summary>Writes the problem for the status the answer has already.</summary>
    public static Task WriteAsync(HttpContext http, params IReadOnlyList<Refusal> refusals) => new Problem(http.Response.StatusCode, refusals).ExecuteAsync(http);

    /// <summary>Words for an answer that has a status and nothing else.</summary>
    public static Task WriteEmptyAsync(HttpContext http) => WriteAsync(http, http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => KernelRefusals.NotFound,
        StatusCodes.Status405MethodNotAllowed => ApiRefusals.NoSuchMethod,
        StatusCodes.Status429TooManyRequests => ApiRefusals.TooManyCalls,
        StatusCodes.Status415UnsupportedMediaType => ApiRefusals.NotJson,
        _ => ApiRefusals.Broken,
    });

    private static int StatusOf(IReadOnlyList<Refusal> refusals) =>
        refusals.Any(refusal => refusal.Code == KernelRefusals.NotPermitted.Code) ? StatusCodes.Status403Forbidden
        : refusals.Any(refusal => refusal.Code == KernelRefusals.NotFound.Code) ? StatusCodes.Status404NotFound
        : refusals.Any(refusal => Conflicts.Contains(refusal.Code)) ? StatusCodes.Status409Conflict
        : StatusCodes.Status422UnprocessableEntity;

    private static ApiError ErrorOf(Refusal refusal, Texts texts)
    {
        var words = new ApiWords(Say(refusal, texts, Cultures.Chinese), Say(refusal, texts, Cultures.English));
        return new(refusal.Code, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? words.Zh : words.En, words,
            refusal.Field is not { } field ? null : refusal.Code.StartsWith("api.", StringComparison.Ordinal) ? field : JsonNamingPolicy.CamelCase.ConvertName(field),
            refusal.Facts.ToDictionary(fact => fact.Key, fact => JsonSerializer.SerializeToElement(fact.Value, Json)));
    }

    private static string Say(Refusal refusal, Texts texts, string culture)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return texts.Say(refusal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private sealed class Problem(int status, IReadOnlyList<Refusal> refusals) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var texts = httpContext.RequestServices.GetRequiredService<Texts>();
            httpContext.Response.StatusCode = status;
            httpContext.Response.Headers.CacheControl = "no-store";
            var problem = new ApiProblem("about:blank", ReasonPhrases.GetReasonPhrase(status), status, [.. refusals.Select(refusal => ErrorOf(refusal, texts))], httpContext.TraceIdentifier);
            return httpContext.Response.WriteAsJsonAsync(problem, Json, MediaType, httpContext.RequestAborted);
        }
    }
}
