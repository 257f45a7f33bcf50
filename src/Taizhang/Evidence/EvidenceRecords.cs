using Microsoft.EntityFrameworkCore;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members.Rosters;
using Taizhang.Plans;

namespace Taizhang.Evidence;

/// <summary>A record files may be attached to, as far as that needs to be known.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its key.</param>
/// <param name="OrganizationId">The organization that answers for it.</param>
/// <param name="Path">The path of that organization.</param>
/// <param name="Stands">Whether it stands, so that files may be added.</param>
/// <param name="PlanId">The plan a measure belongs to.</param>
public sealed record EvidencedRecord(RecordKind Kind, long Id, long OrganizationId, string Path, bool Stands, long? PlanId)
{
    /// <summary>Whether the actor may add files to it and close them.</summary>
    public bool MayAdd(Actor actor) => Stands && actor.May(EvidencePermissions.Add, Path) && actor.May(EvidenceRecords.WritesOf(Kind), Path);
}

/// <summary>The records files are attached to: where each lies, and what it asks of its readers and writers.</summary>
public sealed class EvidenceRecords(TaizhangDb db) : IReading
{
    /// <summary>What reading a record of the kind asks for.</summary>
    public static Permission ReadsOf(RecordKind kind) => kind switch
    {
        RecordKind.Measure => PlanPermissions.Read,
        RecordKind.Import => RosterPermissions.Import,
        _ => new Permission("activities.read"),
    };

    /// <summary>What writing a record of the kind asks for.</summary>
    public static Permission WritesOf(RecordKind kind) => kind switch
    {
        RecordKind.Activity => ActivityPermissions.Record,
        RecordKind.Talk => ActivityPermissions.RecordTalk,
        RecordKind.Election => ActivityPermissions.RecordElection,
        RecordKind.Measure => LedgerPermissions.NoteProgress,
        _ => RosterPermissions.Import,
    };

    /// <summary>Whether every look at a file of such a record is put on record.</summary>
    public static bool IsNeedToKnow(RecordKind kind) => kind is RecordKind.Talk or RecordKind.Import;

    /// <summary>A record; null where it is not there or not the reader's to see.</summary>
    public async Task<EvidencedRecord?> FindAsync(RecordKind kind, long id, CancellationToken cancellationToken)
    {
        var found = await (kind switch
        {
            RecordKind.Activity => db.Activities.Where(record => record.Id == id).Select(record => new Found(record.OrganizationId, record.SupersededAt == null, null)),
            RecordKind.Talk => db.Talks.Where(record => record.Id == id).Select(record => new Found(record.OrganizationId, record.SupersededAt == null, null)),
            RecordKind.Election => db.Elections.Where(record => record.Id == id).Select(record => new Found(record.OrganizationId, record.SupersededAt == null, null)),
            RecordKind.Measure => from clause in db.PlanClauses join plan in db.Plans on clause.PlanId equals plan.Id where clause.Id == id select new Found(plan.OrganizationId, plan.Stage == PlanStage.Adopted, plan.Id),
            RecordKind.Import => from job in db.Jobs from root in db.Organizations where job.Id == id && root.ParentId == null select new Found(root.Id, true, null),
            _ => db.Activities.Where(_ => false).Select(record => new Found(record.OrganizationId, false, null)),
        }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        // A joint activity is seen by branches beside the one that held it.
        var path = await PathOfAsync(found.OrganizationId, cancellationToken);
        return kind is RecordKind.Measure or RecordKind.Import && !db.Scope.Covers(path) ? null : new(kind, id, found.OrganizationId, path, found.Stands, found.PlanId);
    }

    /// <summary>The path of an organization, wherever it is.</summary>
    internal Task<string> PathOfAsync(long organizationId, CancellationToken cancellationToken) =>
        db.Organizations.IgnoreQueryFilters().Where(organization => organization.Id == organizationId).Select(organization => organization.Path).FirstAsync(cancellationToken);

    /// <summary>The record and those it took the place of: their files are its files.</summary>
    internal async Task<IReadOnlyList<long>> LineAsync(RecordKind kind, long id, CancellationToken cancellationToken) => kind switch
    {
        RecordKind.Activity => await db.Database.SqlQueryRaw<long>(LineOf("activity"), id).ToListAsync(cancellationToken),
        RecordKind.Talk => await db.Database.SqlQueryRaw<long>(LineOf("talk"), id).ToListAsync(cancellationToken),
        RecordKind.Election => await db.Database.SqlQueryRaw<long>(LineOf("election"), id).ToListAsync(cancellationToken),
        _ => [id],
    };

    private static string LineOf(string table) =>
        $"WITH RECURSIVE line(id, corrects_id) AS (SELECT id, corrects_id FROM {table} WHERE id = {{0}} UNION SELECT before.id, before.corrects_id FROM {table} before JOIN line ON before.id = line.corrects_id) SELECT id AS \"Value\" FROM line";

    private sealed record Found(long OrganizationId, bool Stands, long? PlanId);
}
