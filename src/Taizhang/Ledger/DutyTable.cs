using System.Data.Common;
using System.Globalization;
using System.Text;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>How duties and roll-ups are written and read past the context, for both stores alike.</summary>
internal static class DutyTable
{
    private const string DutyColumns = "requirement_id, period_key, subject_kind, subject_id, organization_id, state, reason, achieved, expected, opens_on, due_on, turns_on, recorded_late";
    private const string CountColumns = "upcoming, open, due_soon, met, met_late, missed, out_of_reach, exempt, not_applicable";

    /// <summary>Rows a statement carries at the most.</summary>
    private const int Chunk = 200;

    public static BulkTable<JudgedDuty> Duties { get; } = new("duty", DutyColumns.Split(", "), static (writer, duty) =>
    {
        writer.Whole32(duty.Requirement.Id);
        writer.Text(duty.PeriodKey);
        writer.Whole16((short)duty.Subject.Kind);
        writer.Whole(duty.Subject.Id);
        writer.Whole(duty.OrganizationId);
        writer.Whole16((short)duty.State);
        writer.Whole16((short)duty.Reason);
        writer.Whole(duty.Verdict.Achieved);
        writer.Whole(duty.Verdict.Expected);
        writer.Day(duty.Verdict.OpensOn);
        writer.Day(duty.Verdict.DueOn);
        writer.Day(duty.TurnsOn);
        writer.Flag(duty.Verdict.RecordedLate);
    });

    public static BulkTable<(long OrganizationId, int RequirementId, string PeriodKey, int[] Counts)> RollUps { get; } =
        new("roll_up", $"organization_id, requirement_id, period_key, {CountColumns}".Split(", "), static (writer, row) =>
        {
            writer.Whole(row.OrganizationId);
            writer.Whole32(row.RequirementId);
            writer.Text(row.PeriodKey);
            foreach (var count in row.Counts)
            {
                writer.Whole32(count);
            }
        });

    /// <summary>All duties that are kept.</summary>
    public static Dictionary<DutyKey, KeptDuty> ReadAll(IStore store, DbConnection connection) => Read(store, connection, [""]);

    /// <summary>The duties kept for a few subjects by these requirements.</summary>
    /// <remarks>Organizations and people are asked for apart: asked for together, no index leads to either.</remarks>
    public static Dictionary<DutyKey, KeptDuty> ReadSome(IStore store, DbConnection connection, IReadOnlyCollection<long> requirements, IReadOnlyCollection<long> organizations, IReadOnlyCollection<long> members) =>
        Read(store, connection, new[] { (Kind: SubjectKind.Organization, Keys: organizations), (Kind: SubjectKind.Member, Keys: members) }.Where(subjects => subjects.Keys.Count > 0)
            .Select(subjects => $"WHERE subject_kind = {(int)subjects.Kind} AND subject_id IN {FactSql.Keys(subjects.Keys)} AND requirement_id IN {FactSql.Keys(requirements)}"));

    /// <summary>Writes changed duties over what was kept.</summary>
    public static void Upsert(DbConnection connection, DbTransaction? transaction, IReadOnlyList<JudgedDuty> duties)
    {
        foreach (var chunk in duties.Chunk(Chunk))
        {
            var sql = new StringBuilder($"INSERT INTO duty ({DutyColumns}) VALUES ");
            for (var index = 0; index < chunk.Length; index++)
            {
                var duty = chunk[index];
                sql.Append(index == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture,
                    $"({duty.Requirement.Id}, '{duty.PeriodKey}', {(int)duty.Subject.Kind}, {duty.Subject.Id}, {duty.OrganizationId}, {(int)duty.State}, {(int)duty.Reason}, {duty.Verdict.Achieved}, {duty.Verdict.Expected}, {Day(duty.Verdict.OpensOn)}, {Day(duty.Verdict.DueOn)}, {Day(duty.TurnsOn)}, {(duty.Verdict.RecordedLate ? "TRUE" : "FALSE")})");
            }

            sql.Append(" ON CONFLICT (requirement_id, period_key, subject_kind, subject_id) DO UPDATE SET organization_id = excluded.organization_id, state = excluded.state, reason = excluded.reason, achieved = excluded.achieved, expected = excluded.expected, opens_on = excluded.opens_on, due_on = excluded.due_on, turns_on = excluded.turns_on, recorded_late = excluded.recorded_late");
            Execute(connection, transaction, sql.ToString());
        }
    }

    /// <summary>Takes duties out that no longer arise; they are derived, no record is lost.</summary>
    public static void Remove(DbConnection connection, DbTransaction? transaction, IEnumerable<DutyKey> keys)
    {
        foreach (var key in keys)
        {
            Execute(connection, transaction, $"DELETE FROM duty WHERE requirement_id = {key.RequirementId} AND period_key = '{key.PeriodKey}' AND subject_kind = {(int)key.Subject.Kind} AND subject_id = {key.Subject.Id}");
        }
    }

    /// <summary>Adds differences to the counts of organizations.</summary>
    public static void AddCounts(DbConnection connection, DbTransaction? transaction, IEnumerable<(long OrganizationId, int RequirementId, string PeriodKey, int[] Counts)> differences)
    {
        foreach (var chunk in differences.Where(difference => difference.Counts.Any(count => count != 0)).Chunk(Chunk))
        {
            var sql = new StringBuilder($"INSERT INTO roll_up (organization_id, requirement_id, period_key, {CountColumns}) VALUES ");
            sql.AppendJoin(", ", chunk.Select(row => string.Create(CultureInfo.InvariantCulture, $"({row.OrganizationId}, {row.RequirementId}, '{row.PeriodKey}', {string.Join(", ", row.Counts)})")));
            sql.Append(" ON CONFLICT (organization_id, requirement_id, period_key) DO UPDATE SET ");
            sql.AppendJoin(", ", CountColumns.Split(", ").Select(column => $"{column} = roll_up.{column} + excluded.{column}"));
            Execute(connection, transaction, sql.ToString());
        }
    }

    private static Dictionary<DutyKey, KeptDuty> Read(IStore store, DbConnection connection, IEnumerable<string> conditions)
    {
        var kept = new Dictionary<DutyKey, KeptDuty>();
        foreach (var where in conditions)
        {
            store.Read(connection, $"SELECT {DutyColumns} FROM duty {where}", row =>
                kept[new((int)row.Whole(0), row.Text(1), new Subject((SubjectKind)row.Whole(2), row.Whole(3)))] = new(
                    row.Whole(4), (DutyState)row.Whole(5), (NotApplicableReason)row.Whole(6), row.Whole(7), row.Whole(8), row.Day(9), row.Day(10), row.IsNull(11) ? null : row.Day(11), row.Whole(12) != 0));
        }

        return kept;
    }

    public static void Execute(DbConnection connection, DbTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static string Day(DateOnly? day) => day is { } known ? FactSql.Day(known) : "NULL";
}

/// <summary>What names a duty.</summary>
public readonly record struct DutyKey(int RequirementId, string PeriodKey, Subject Subject);

/// <summary>A duty as it is kept.</summary>
public readonly record struct KeptDuty(long OrganizationId, DutyState State, NotApplicableReason Reason, long Achieved, long Expected, DateOnly OpensOn, DateOnly DueOn, DateOnly? TurnsOn, bool RecordedLate)
{
    /// <summary>What would be kept of a judgement.</summary>
    public static KeptDuty From(in JudgedDuty duty) => new(
        duty.OrganizationId, duty.State, duty.Reason, duty.Verdict.Achieved, duty.Verdict.Expected, duty.Verdict.OpensOn, duty.Verdict.DueOn, duty.TurnsOn, duty.Verdict.RecordedLate);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kebab.Word(State)}{(Reason == NotApplicableReason.None ? "" : $" ({Kebab.Word(Reason)})")} {Achieved / 100m:0.##}/{Expected / 100m:0.##} o{OrganizationId} {OpensOn:yyyy-MM-dd}..{DueOn:yyyy-MM-dd}{(TurnsOn is { } turns ? $" turns {turns:yyyy-MM-dd}" : "")}{(RecordedLate ? " recorded-late" : "")}");
}
