using Microsoft.Net.Http.Headers;
using Taizhang.Evidence;
using Taizhang.Evidence.Files;
using Taizhang.Kernel;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Evidence;

/// <summary>Hands files at records out: as downloads that nothing runs of, in parts where a player asks for parts.</summary>
internal static class EvidenceFiles
{
    private const string Nothing = "default-src 'none'; sandbox";

    public static void MapEvidenceFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/evidence/{id:long}", FileAsync).Needs("evidence.read");
        app.MapGet("/evidence/{id:long}/preview", PreviewAsync).Needs("evidence.read");
    }

    private static async Task<IResult> FileAsync(long id, HttpContext context, EvidenceListing listing, LookAtEvidence look, FileVault vault, Actor actor, CancellationToken cancellationToken)
    {
        if (await listing.FindAsync(id, actor, cancellationToken) is not { File.CollectedAt: null } item)
        {
            return Results.NotFound();
        }

        if (EvidenceRecords.IsNeedToKnow(item.RecordKind) && !await look.IsOnRecordAsync(id, actor, cancellationToken) && !(await look.RunAsync(new(id), actor, cancellationToken)).IsDone)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = Nothing;
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.File(vault.Open(item.File), FileKinds.MediaTypeOf(item.File.Kind), item.Name, item.RecordedAt, new EntityTagHeaderValue($"\"{item.File.Hash}\""), enableRangeProcessing: true);
    }

    /// <summary>The small picture; of what each look is on record none is shown beside.</summary>
    private static async Task<IResult> PreviewAsync(long id, HttpContext context, EvidenceListing listing, FileVault vault, Actor actor, CancellationToken cancellationToken)
    {
        if (await listing.FindAsync(id, actor, cancellationToken) is not { File.CollectedAt: null } item || EvidenceRecords.IsNeedToKnow(item.RecordKind) || vault.OpenPreview(item.File) is not { } preview)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = Nothing;
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.File(preview, "image/jpeg");
    }
}
