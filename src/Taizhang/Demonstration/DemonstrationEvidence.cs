using System.Text;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using Taizhang.Evidence;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;
using Taizhang.Plans;

namespace Taizhang.Demonstration;

/// <summary>Attaches a few small files, all made here, to records of the invented bureau.</summary>
public sealed class DemonstrationEvidence(TaizhangDb db, EvidenceDesk desk)
{
    /// <summary>Attaches them to the latest activities of the first and the last branch, and to a measure of the plan.</summary>
    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var branches = await db.Organizations.Where(organization => organization.Type == OrganizationType.Branch).OrderBy(organization => organization.Id).Select(organization => organization.Id).ToListAsync(cancellationToken);
        await AddAsync(RecordKind.Activity, await LatestAsync(branches[0], cancellationToken), await SecretaryAsync(branches[0], cancellationToken), ("责任区示意图.png", Map()), cancellationToken);
        await AddAsync(RecordKind.Activity, await LatestAsync(branches[^1], cancellationToken), await SecretaryAsync(branches[^1], cancellationToken), ("学习提纲.txt", Encoding.UTF8.GetBytes("一、通读条例第三章\r\n二、讨论：支部工作怎样落到每个岗位\r\n三、下月安排\r\n")), cancellationToken);
        var measure = await db.PlanClauses.Where(clause => clause.Level == ClauseLevel.Measure).OrderBy(clause => clause.Id).Select(clause => clause.Id).FirstAsync(cancellationToken);
        await AddAsync(RecordKind.Measure, measure, "", ("进度示意.pdf", Chart()), cancellationToken);
    }

    private async Task AddAsync(RecordKind kind, long recordId, string by, (string Name, byte[] Bytes) file, CancellationToken cancellationToken)
    {
        var outcome = await desk.AddAsync(kind, recordId, [new IncomingFile(file.Name, file.Bytes.Length, () => new MemoryStream(file.Bytes))], Actor.System with { Name = by }, cancellationToken);
        if (!outcome.IsDone)
        {
            throw new InvalidOperationException(string.Join("; ", outcome.Refusals.Select(refusal => Words.Say(refusal))));
        }
    }

    private Task<long> LatestAsync(long organizationId, CancellationToken cancellationToken) =>
        db.Activities.Where(activity => activity.OrganizationId == organizationId && activity.SupersededAt == null).OrderByDescending(activity => activity.HeldOn).ThenByDescending(activity => activity.Id).Select(activity => activity.Id).FirstAsync(cancellationToken);

    private async Task<string> SecretaryAsync(long organizationId, CancellationToken cancellationToken) =>
        await (from post in db.Posts join member in db.Members on post.MemberId equals member.Id where post.OrganizationId == organizationId && post.Kind == PostKind.Secretary && post.To == null && post.SupersededAt == null orderby post.Id select member.Name).FirstOrDefaultAsync(cancellationToken) ?? "";

    /// <summary>A park from above: lawns, a lake, a path, trees.</summary>
    private static byte[] Map()
    {
        using var surface = SKSurface.Create(new SKImageInfo(480, 320));
        var canvas = surface.Canvas;
        canvas.Clear(new SKColor(0xDC, 0xE8, 0xD2));
        using var paint = new SKPaint { IsAntialias = true, Color = new SKColor(0x9F, 0xC4, 0xE0) };
        canvas.DrawOval(330, 120, 110, 70, paint);
        (paint.Color, paint.Style, paint.StrokeWidth) = (new SKColor(0xC9, 0xB5, 0x8E), SKPaintStyle.Stroke, 14);
        canvas.DrawLine(0, 250, 480, 210, paint);
        canvas.DrawLine(150, 0, 190, 320, paint);
        (paint.Color, paint.Style) = (new SKColor(0x5E, 0x8F, 0x55), SKPaintStyle.Fill);
        for (var tree = 0; tree < 18; tree++)
        {
            canvas.DrawCircle(24 + (tree * 53 % 440), 30 + (tree * 97 % 260), 9 + (tree % 3 * 3), paint);
        }

        using var image = surface.Snapshot();
        using var encoded = image.Encode(SKEncodedImageFormat.Png, 100);
        return encoded.ToArray();
    }

    /// <summary>A page with bars.</summary>
    private static byte[] Chart()
    {
        using var written = new MemoryStream();
        using (var document = SKDocument.CreatePdf(written))
        {
            var canvas = document.BeginPage(420, 300);
            using var paint = new SKPaint { Color = new SKColor(0x2F, 0x5D, 0x8A) };
            for (var bar = 0; bar < 6; bar++)
            {
                canvas.DrawRect(50 + (bar * 55), 240 - (30 * bar), 34, 20 + (30 * bar), paint);
            }

            document.EndPage();
        }

        return written.ToArray();
    }
}
