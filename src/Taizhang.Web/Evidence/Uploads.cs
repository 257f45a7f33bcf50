using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Taizhang.Evidence;
using Taizhang.Evidence.Intake;
using Taizhang.Kernel;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Evidence;

/// <summary>Uploads that go on where they stopped, by the protocol tus 1.0.0: its core, creation, expiration and termination.</summary>
/// <remarks>Every request bears a header of its own, which a form of another site cannot send; the cookie does not go with one either.</remarks>
internal static class Uploads
{
    public const string Address = "/evidence/uploads";

    private const string Protocol = "1.0.0", Resumable = "Tus-Resumable", UploadOffset = "Upload-Offset", UploadLength = "Upload-Length", UploadExpires = "Upload-Expires", Metadata = "Upload-Metadata";

    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        var uploads = app.MapGroup(Address).AddEndpointFilter(SpeakAsync);
        uploads.MapMethods("", ["OPTIONS"], Options).Needs("evidence.add");
        uploads.MapPost("", BeginAsync).Needs("evidence.add");
        uploads.MapMethods("{key}", ["HEAD"], Head).Needs("evidence.add");
        uploads.MapPatch("{key}", AddAsync).Needs("evidence.add");
        uploads.MapDelete("{key}", End).Needs("evidence.add");
    }

    /// <summary>Who may go on with an upload: the same person in the same capacity.</summary>
    public static string OwnerOf(Actor actor) => string.Create(CultureInfo.InvariantCulture, $"{actor.Role}/{actor.AccountId}/{actor.MemberId}/{actor.OrganizationId}");

    /// <summary>Every answer names the protocol, and none is a page.</summary>
    private static async ValueTask<object?> SpeakAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        context.Response.Headers[Resumable] = Protocol;
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        if (HttpMethods.IsOptions(context.Request.Method) || context.Request.Headers[Resumable] == Protocol)
        {
            return await next(call);
        }

        context.Response.Headers["Tus-Version"] = Protocol;
        return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
    }

    private static IResult Options(HttpContext context, EvidenceSettings settings)
    {
        context.Response.Headers["Tus-Version"] = Protocol;
        context.Response.Headers["Tus-Extension"] = "creation,expiration,termination";
        context.Response.Headers["Tus-Max-Size"] = settings.Largest.ToString(CultureInfo.InvariantCulture);
        return Results.NoContent();
    }

    private static async Task<IResult> BeginAsync(HttpContext context, UploadShelf shelf, EvidenceRecords records, EvidenceDesk desk, Texts texts, Actor actor, CancellationToken cancellationToken)
    {
        var told = Told(context.Request.Headers[Metadata].ToString());
        if (Number(context, UploadLength) is not { } length || !told.TryGetValue("filename", out var name) || name.Length is 0 or > 500
            || !told.TryGetValue("kind", out var word) || !Kebab.TryRead<RecordKind>(word, out var kind)
            || !told.TryGetValue("record", out var number) || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var recordId))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (await records.FindAsync(kind, recordId, cancellationToken) is not { } record || !record.MayAdd(actor))
        {
            // The deed says why, and puts on record that it was asked for.
            var refusals = (await desk.AddAsync(kind, recordId, [], actor, cancellationToken)).Refusals;
            return Say(texts, refusals, refusals.Any(refusal => refusal.Code == KernelRefusals.NotPermitted.Code) ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
        }

        var (upload, against) = shelf.Begin(OwnerOf(actor), kind, recordId, name, length);
        if (upload is null)
        {
            return Say(texts, [against!], against!.Code == "evidence.too-large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity);
        }

        Expires(context, upload);
        return Results.Created($"{Address}/{upload.Key}", null);
    }

    private static IResult Head(string key, HttpContext context, UploadShelf shelf, Actor actor)
    {
        if (shelf.Find(key, OwnerOf(actor)) is not { } upload)
        {
            return Results.NotFound();
        }

        context.Response.Headers[UploadOffset] = shelf.OffsetOf(upload).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers[UploadLength] = upload.Length.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        Expires(context, upload);
        return Results.Ok();
    }

    private static async Task<IResult> AddAsync(string key, HttpContext context, UploadShelf shelf, EvidenceDesk desk, Texts texts, Actor actor, CancellationToken cancellationToken)
    {
        if (shelf.Find(key, OwnerOf(actor)) is not { } upload)
        {
            return Say(texts, [EvidenceRefusals.UploadGone], StatusCodes.Status404NotFound);
        }

        if (context.Request.ContentType != "application/offset+octet-stream")
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (Number(context, UploadOffset) is not { } offset)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (context.Request.ContentLength > upload.Length - offset)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = upload.Length;
        }

        var added = await shelf.AddAsync(upload, offset, context.Request.Body, cancellationToken);
        if (added.Fault != PieceFault.None)
        {
            return added.Against is { } against ? Say(texts, [against], StatusCodes.Status422UnprocessableEntity) : Results.StatusCode(StatusOf(added.Fault));
        }

        context.Response.Headers[UploadOffset] = added.Offset.ToString(CultureInfo.InvariantCulture);
        Expires(context, upload);
        return added.Offset < upload.Length ? Results.NoContent() : await EndAsync(upload, shelf, desk, texts, actor);
    }

    /// <summary>The file is whole: it is looked into, and belongs to its record or is refused. What may be cured by waiting lets it wait.</summary>
    private static async Task<IResult> EndAsync(WaitingUpload upload, UploadShelf shelf, EvidenceDesk desk, Texts texts, Actor actor)
    {
        var outcome = await desk.AddAsync(upload.Kind, upload.RecordId, [new(upload.Name, upload.Length, () => shelf.Open(upload))], actor, CancellationToken.None);
        if (outcome.IsDone || !outcome.Refusals.All(refusal => refusal.Code == EvidenceRefusals.ScannerAway.Code || refusal.Code == EvidenceRefusals.StoreFailed.Code))
        {
            shelf.Remove(upload.Key);
        }

        return outcome.IsDone ? Results.NoContent() : Say(texts, outcome.Refusals, StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult End(string key, UploadShelf shelf, Actor actor)
    {
        if (shelf.Find(key, OwnerOf(actor)) is null)
        {
            return Results.NotFound();
        }

        shelf.Remove(key);
        return Results.NoContent();
    }

    private static int StatusOf(PieceFault fault) => fault switch
    {
        PieceFault.Busy => StatusCodes.Status423Locked,
        PieceFault.TooLong => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status409Conflict,
    };

    private static IResult Say(Texts texts, IReadOnlyList<Refusal> refusals, int status) =>
        Results.Json(new { Refusals = refusals.Select(refusal => new { refusal.Code, Text = texts.Say(refusal) }) }, statusCode: status);

    private static void Expires(HttpContext context, WaitingUpload upload) => context.Response.Headers[UploadExpires] = upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);

    private static long? Number(HttpContext context, string header) => long.TryParse(context.Request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Pairs of a word and a text in Base64, parted by commas; what is not so is left out.</summary>
    private static Dictionary<string, string> Told(string metadata)
    {
        var told = new Dictionary<string, string>();
        foreach (var pair in metadata.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(' ')).Where(pair => pair.Length == 2))
        {
            var bytes = new byte[pair[1].Length];
            if (Convert.TryFromBase64String(pair[1], bytes, out var length))
            {
                told[pair[0]] = Encoding.UTF8.GetString(bytes, 0, length);
            }
        }

        return told;
    }
}
