using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Evidence;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Evidence;

/// <summary>What tests of files ask of the invented bureau.</summary>
internal static class Shelf
{
    public static Task<long> ActivityAsync(this TemporaryStore store, string code) => store.AskAsync<TaizhangDb, long>(db =>
        (from activity in db.Activities join organization in db.Organizations on activity.OrganizationId equals organization.Id where organization.Code == code && activity.SupersededAt == null orderby activity.Id select activity.Id).FirstAsync());

    public static Task<Outcome> AddAsync(this TemporaryStore store, RecordKind kind, long id, params (string Name, byte[] Bytes)[] files) => store.AddAsAsync(Actor.System, Scope.Everything, kind, id, files);

    public static async Task<Outcome> AddAsAsync(this TemporaryStore store, Actor actor, Scope seen, RecordKind kind, long id, params (string Name, byte[] Bytes)[] files)
    {
        await using var scope = store.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = seen;
        return await scope.ServiceProvider.GetRequiredService<EvidenceDesk>().AddAsync(kind, id, [.. files.Select(file => new IncomingFile(file.Name, file.Bytes.Length, () => new MemoryStream(file.Bytes)))], actor);
    }

    public static Task<IReadOnlyList<EvidenceRow>> ListAsync(this TemporaryStore store, RecordKind kind, long id) => store.AskAsync<EvidenceListing, IReadOnlyList<EvidenceRow>>(listing => listing.OfAsync(kind, id, default));

    /// <summary>Every file below the folder of files.</summary>
    public static IReadOnlyList<string> FilesOf(TemporaryStore store) => [.. Directory.EnumerateFiles(store.Place.EvidenceFolder, "*", SearchOption.AllDirectories)];

    public static async Task<byte[]> ReadAsync(this TemporaryStore store, long id)
    {
        await using var scope = store.Services.CreateAsyncScope();
        var item = await scope.ServiceProvider.GetRequiredService<EvidenceListing>().FindAsync(id, Actor.System, default);
        await using var stream = scope.ServiceProvider.GetRequiredService<Taizhang.Evidence.Files.FileVault>().Open(item!.File);
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole);
        return whole.ToArray();
    }
}
