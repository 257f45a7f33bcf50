using Microsoft.EntityFrameworkCore;
using Taizhang.Exchange;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members.Personal;
using Taizhang.Organizations;

namespace Taizhang.Demonstration;

/// <summary>Fills an empty store with an invented bureau: twenty branches, three hundred people, two years of records with a few honest gaps.</summary>
public sealed class DemonstrationBureau(TaizhangDb db, IStore store, LedgerKeeper keeper, TimeProvider clock, Journal journal, PersonalSeals seals)
{
    /// <summary>The branches of the invented bureau, by what they do.</summary>
    private static readonly string[] Branches =
    [
        "机关第一", "机关第二", "规划建设科", "绿化管护科", "行政执法科", "财务审计科", "人民公园", "青川湖公园", "植物园", "苗圃中心",
        "树木保护站", "园林设计室", "绿化一队", "绿化二队", "绿化三队", "保洁服务队", "安全应急队", "花卉研究所", "离退休第一", "离退休第二",
    ];

    private readonly Random _random = new(20240115);

    /// <summary>Fills the store.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var from = new DateOnly(today.Year - 1, 1, 1);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var committee = await OrganizationsAsync(today, cancellationToken);
        var branches = await db.Organizations.Where(organization => organization.Type == OrganizationType.Branch).OrderBy(organization => organization.Id).ToListAsync(cancellationToken);
        var people = new DemonstrationPeople(_random, clock).Invent(branches);
        db.Members.AddRange(people.Members);
        await db.SaveChangesAsync(cancellationToken);
        people.Describe(db, from);
        DemonstrationPersonalData.Seal(seals, people.Members, new ValueSource(nameof(DemonstrationBureau), clock.Now()));
        db.Figures.Add(new Figure { OrganizationId = committee.Id, Kind = FigureKind.UnitStaff, On = from, Amount = 412, Source = "人事年报", RecordedAt = Moment(from) });
        foreach (var (year, amount) in new[] { (today.Year - 1, 186_000m), (today.Year, 201_500m) })
        {
            db.Figures.Add(new Figure { OrganizationId = committee.Id, Kind = FigureKind.PartyBudget, On = new DateOnly(year, 1, 1), Amount = amount, Source = "部门预算", RecordedAt = Moment(new DateOnly(year, 2, 1)) });
        }

        await db.SaveChangesAsync(cancellationToken);
        var records = new DemonstrationRecords(_random, branches, people, committee.Id, from, today).Invent();
        var connection = db.Database.GetDbConnection();
        store.Write(connection, ExchangeTables.Activities, records.Activities);
        store.Write(connection, ExchangeTables.Attendances, records.Attendances);
        store.ContinueKeys(connection, ["activity"]);
        db.Talks.AddRange(records.Talks);
        db.Elections.AddRange(records.Elections);
        await db.SaveChangesAsync(cancellationToken);
        await keeper.KeepFromAsync(from, cancellationToken);
        await journal.WriteAsync(Actor.System, new Deed(nameof(DemonstrationBureau)), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<Organization> OrganizationsAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var committee = New("QC00", "中共青川区园林管理局机关委员会", OrganizationType.OrganPartyCommittee, null, new DateOnly(2003, 6, 18));
        db.Organizations.Add(committee);
        await db.SaveChangesAsync(cancellationToken);
        committee.Path = $"/{committee.Id}/";
        var general = New("QC90", "离退休干部党总支", OrganizationType.GeneralBranch, committee.Id, new DateOnly(2009, 4, 2));
        db.Organizations.Add(general);
        await db.SaveChangesAsync(cancellationToken);
        general.Path = $"{committee.Path}{general.Id}/";
        var made = new List<Organization> { committee, general };
        for (var index = 0; index < Branches.Length; index++)
        {
            var above = Branches[index].StartsWith("离退休", StringComparison.Ordinal) ? general : committee;
            var founded = index == 17 ? new DateOnly(today.Year, 4, 12) : new DateOnly(2006 + (index % 12), 1 + (index % 12), 3 + index);
            var branch = New($"QC{index + 1:00}", $"{Branches[index]}党支部", OrganizationType.Branch, above.Id, founded);
            db.Organizations.Add(branch);
            await db.SaveChangesAsync(cancellationToken);
            branch.Path = $"{above.Path}{branch.Id}/";
            made.Add(branch);
        }

        foreach (var organization in made)
        {
            db.OrganizationVersions.Add(new OrganizationVersion { OrganizationId = organization.Id, Name = organization.Name, Type = organization.Type, ParentId = organization.ParentId, From = organization.FoundedOn, RecordedAt = Moment(organization.FoundedOn) });
            var years = organization.Type == OrganizationType.OrganPartyCommittee ? 5 : 3;
            var ends = organization.FoundedOn > today.AddYears(-3) ? organization.FoundedOn.AddYears(years) : today.AddDays(_random.Next(-40, 360 * (years - 1)));
            db.Terms.Add(new Term { OrganizationId = organization.Id, From = ends.AddYears(-years), EndsOn = ends, RecordedAt = Moment(ends.AddYears(-years)) });
        }

        await db.SaveChangesAsync(cancellationToken);
        return committee;
    }

    private static Organization New(string code, string name, OrganizationType type, long? parentId, DateOnly founded) =>
        new() { Code = code, Name = name, Type = type, ParentId = parentId, FoundedOn = founded, Path = $"?{code}" };

    private static DateTime Moment(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(2, 0)), DateTimeKind.Utc);
}
