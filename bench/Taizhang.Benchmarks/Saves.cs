using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;

namespace Taizhang.Benchmarks;

/// <summary>One activity with its attendance saved and committed, every duty and every level above current, beside the bare rows alone.</summary>
internal sealed class Saves(IServiceProvider services, Samples samples, Figures figures, int runs)
{
    private const int Attendances = 30;

    public async Task RunAsync(string? file)
    {
        var branches = samples.BranchesOf(Attendances * 6 / 5);
        var requests = new List<(SampleOrganization Branch, RecordActivity.Request Request)>();
        for (var index = 0; index < runs + Warm; index++)
        {
            requests.Add(await RequestAsync(branches[index % branches.Count], index));
        }

        figures.Set("save_attendances", requests.Min(each => each.Request.PresentIds.Count));
        figures.Set("save_branches", requests.Select(each => each.Branch.Id).Distinct().Count());
        var save = await figures.ManyAsync("save", Warm, runs, async index =>
        {
            var (branch, request) = requests[index];
            var secretary = new Actor("benchmark", Role.BranchSecretary, null, branch.Id, branch.Scope, branch.Path);
            var outcome = await services.AskAsync<RecordActivity, Outcome>(branch.Scope, record => record.RunAsync(request, secretary));
            if (!outcome.IsDone)
            {
                throw new InvalidOperationException(string.Join("; ", outcome.Refusals.Select(refusal => Words.Say(refusal))));
            }
        });
        var differences = await services.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(Scope.Everything, keeper => keeper.CheckAsync(default));
        figures.Set("kept_differs_from_rebuilt", differences.Count);
        if (file is not null)
        {
            figures.Ratio("save_over_bare_rows", save, await BareAsync(file, [.. requests.Select(each => each.Request)]));
        }
    }

    private int Warm => runs;

    /// <summary>Lectures by a leader and theme days in turn: both count for the branch and for the hours of everyone who came.</summary>
    private async Task<(SampleOrganization Branch, RecordActivity.Request Request)> RequestAsync(SampleOrganization branch, int index)
    {
        var day = new DateOnly(2025, 2, 1).AddDays(index * 37 % 200);
        var roll = await services.AskAsync<MemberListing, IReadOnlyList<(long Id, string Name)>>(Scope.Everything, members => members.RollAsync(branch.Id, day, default));
        var leader = await services.AskAsync<TaizhangDb, long>(Scope.Everything, db => db.RankHoldings.Where(rank => rank.SupersededAt == null && db.Memberships.Any(each => each.MemberId == rank.MemberId && each.OrganizationId == branch.Id && each.Standing == Standing.Full)).Select(rank => rank.MemberId).FirstOrDefaultAsync());
        var isLecture = index % 2 == 0 && leader != 0;
        return (branch, new RecordActivity.Request(branch.Id, isLecture ? FactKind.Lecture : FactKind.ThemeDay, day, string.Create(CultureInfo.InvariantCulture, $"Benchmark {index}"), 2)
        {
            LedById = isLecture ? leader : null,
            PresentIds = [.. roll.Take(Attendances).Select(person => person.Id)],
        });
    }

    /// <summary>The same rows through prepared statements in one transaction, with nothing judged, and taken out again.</summary>
    private async Task<double> BareAsync(string file, List<RecordActivity.Request> requests)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824");
        await using var activity = connection.CreateCommand();
        activity.CommandText = "INSERT INTO activity (organization_id, kind, held_on, hours, topic, led_by_id, recorded_at) VALUES ($organization, $kind, $day, 2, $topic, $leader, '2026-01-01 04:00:00') RETURNING id";
        await using var attendance = connection.CreateCommand();
        attendance.CommandText = "INSERT INTO attendance (activity_id, member_id, present) VALUES ($activity, $member, 1)";
        var kept = new List<long>();
        var median = await figures.ManyAsync("bare_rows", Warm, runs, async index =>
        {
            var request = requests[index];
            await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
            (activity.Transaction, attendance.Transaction) = (transaction, transaction);
            Set(activity, ("$organization", request.OrganizationId), ("$kind", (int)request.Kind), ("$day", Words.DayInTable(request.HeldOn)), ("$topic", request.Topic), ("$leader", (object?)request.LedById ?? DBNull.Value));
            var id = (long)(await activity.ExecuteScalarAsync())!;
            foreach (var member in request.PresentIds)
            {
                Set(attendance, ("$activity", id), ("$member", member));
                await attendance.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
            kept.Add(id);
        });
        var keys = string.Join(',', kept);
        connection.Execute($"DELETE FROM attendance WHERE activity_id IN ({keys}); DELETE FROM activity WHERE id IN ({keys})");
        return median;
    }

    private static void Set(SqliteCommand command, params (string Name, object Value)[] values)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }
    }
}
