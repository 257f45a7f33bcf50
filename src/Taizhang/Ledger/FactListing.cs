using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>The facts the ledger derives from what is recorded: what an organization held, and, where the reader may read of people, who led and who came.</summary>
public sealed class FactListing(TaizhangDb db, IStore store, LedgerEngine engine, LedgerSubjects subjects) : IReading
{
    /// <summary>Days a question spans at the most.</summary>
    public const int MostDays = 366;

    /// <summary>What is asked for: of which organization and all below it, on which days, of which kind (null for all), and whether of people too.</summary>
    public sealed record Request(long OrganizationId, Period Days, FactKind? Kind, bool OfPeople);

    /// <summary>The facts in the order of their days; null where the organization is not there or not the reader's to see.</summary>
    public async Task<IReadOnlyList<Fact>?> ReadAsync(Request request, CancellationToken cancellationToken)
    {
        var organization = await db.OrganizationsInScope.AsNoTracking().FirstOrDefaultAsync(each => each.Id == request.OrganizationId, cancellationToken);
        if (organization is null)
        {
            return null;
        }

        var names = await subjects.UnderAsync(organization.Path, cancellationToken);
        var organizations = names.Organizations.Keys.ToHashSet();
        HashSet<long> members = request.OfPeople ? [.. names.Members.Keys] : [];
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        var registry = new RegistryReader(store, connection).ReadAround(organizations, organizations, members);
        FactKind[] kinds = request.Kind is { } only ? [only] : Enum.GetValues<FactKind>();
        var query = engine.Query(connection, registry, request.Days, kinds.SelectMany(kind => Enum.GetValues<FactRole>().Select(role => (kind, role))), kinds) with { Organizations = organizations, Members = members };
        var facts = new HashSet<Fact>();
        engine.Read(query, (in Fact fact) =>
        {
            // The sources offer what lies around: of the days, the kinds, the organizations and the people that were asked for, it is chosen here.
            var isTheirs = fact.Role == FactRole.Held ? organizations.Contains(fact.OrganizationId) && (fact.MemberId == 0 || members.Contains(fact.MemberId)) : members.Contains(fact.MemberId);
            if (isTheirs && request.Days.Contains(fact.On) && kinds.Contains(fact.Kind))
            {
                facts.Add(fact);
            }
        });
        return [.. facts.OrderBy(KeyOf)];
    }

    /// <summary>What orders facts, and tells one from another.</summary>
    public static (DateOnly On, FactKind Kind, FactRole Role, long Organization, long Member, (RecordSource Source, long Id) Record, int Tag) KeyOf(Fact fact) =>
        (fact.On, fact.Kind, fact.Role, fact.OrganizationId, fact.MemberId, (fact.Record.Source, fact.Record.Id), fact.Tag);
}
