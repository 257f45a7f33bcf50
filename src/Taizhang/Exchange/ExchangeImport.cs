using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Exchange;

/// <summary>Takes over a whole registry with a year's records from another system, as four files; every row is checked, all or nothing.</summary>
/// <remarks>Only into an empty store: the keys of the files become the keys of the store.</remarks>
public sealed class ExchangeImport(TaizhangDb db, IStore store, TimeProvider clock, Journal journal)
{
    private static readonly Dictionary<string, OrganizationType> Types = new()
    {
        ["federation"] = OrganizationType.OrganWorkCommittee,
        ["region"] = OrganizationType.Level,
        ["district"] = OrganizationType.Level,
        ["committee"] = OrganizationType.PrimaryCommittee,
        ["branch"] = OrganizationType.Branch,
    };

    private static readonly Dictionary<string, FactKind> Kinds = new()
    {
        ["member_meeting"] = FactKind.GeneralMeeting,
        ["committee_meeting"] = FactKind.CommitteeMeeting,
        ["theme_day"] = FactKind.ThemeDay,
        ["lecture"] = FactKind.Lecture,
        ["study"] = FactKind.Study,
        ["life_meeting"] = FactKind.LifeMeeting,
        ["election"] = FactKind.TermElection,
        ["volunteer"] = FactKind.Volunteer,
    };

    private static readonly Dictionary<string, Standing> Standings = new()
    {
        ["active"] = Standing.Full,
        ["probationary"] = Standing.Probationary,
        ["suspended"] = Standing.Suspended,
        ["left"] = Standing.Left,
    };

    private static readonly Dictionary<string, Gender> Genders = new() { ["F"] = Gender.Female, ["M"] = Gender.Male };

    private static readonly Dictionary<string, bool> Flags = new() { ["1"] = true, ["0"] = false };

    private readonly List<ExchangeProblem> _problems = [];

    /// <summary>What was wrong, if it was refused.</summary>
    public IReadOnlyList<ExchangeProblem> Problems => _problems;

    /// <summary>Takes the files of a folder over.</summary>
    /// <returns>How many rows were written; nothing was when there are <see cref="Problems"/>.</returns>
    public async Task<long> RunAsync(string folder, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (await db.Organizations.IgnoreQueryFilters().AnyAsync(cancellationToken))
        {
            _problems.Add(new("", 0, "", new Refusal("exchange.store-not-empty")));
            return 0;
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        store.PrepareBulk(connection);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var load = new ExchangeLoad(folder, store, connection, clock.Now(), _problems, progress);
        var rows = load.Organizations(Types) + load.Members(Standings, Genders, Flags) + load.Records(Kinds);
        if (_problems.Count > 0)
        {
            await transaction.RollbackAsync(cancellationToken);
            return 0;
        }

        store.ContinueKeys(connection, ["organization", "member", "activity"]);
        await journal.WriteAsync(Actor.System, new Deed(nameof(ExchangeImport), Details: new { rows }), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        store.LearnSizes(connection);
        return rows;
    }
}
