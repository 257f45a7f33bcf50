using System.Collections.Frozen;
using Taizhang.Organizations;

namespace Taizhang.Ledger;

/// <summary>What the registry itself tells the ledger: terms that end, posts taken up, budgets, admissions.</summary>
public sealed class RegistryFacts : IFactSource
{
    /// <inheritdoc/>
    public IReadOnlySet<FactKind> Kinds { get; } = new[] { FactKind.TermEnds, FactKind.TookOffice, FactKind.PartyBudget, FactKind.Admitted }.ToFrozenSet();

    /// <inheritdoc/>
    public void Read(FactQuery query, FactSink sink)
    {
        if (!query.Wanted.Any(wanted => Kinds.Contains(wanted.Kind)))
        {
            return;
        }

        foreach (var organization in query.Registry.Organizations)
        {
            foreach (var term in organization.Terms)
            {
                sink(new Fact(FactKind.TermEnds, FactRole.Held, organization.Id, 0, term.EndsOn, 100, -1, -1, new(RecordSource.Term, term.Id), term.EndsOn));
            }

            foreach (var figure in organization.Figures.Where(figure => figure.Kind == FigureKind.PartyBudget))
            {
                sink(new Fact(FactKind.PartyBudget, FactRole.Held, organization.Id, 0, figure.On, (long)(figure.Amount * 100), -1, -1, new(RecordSource.Figure, figure.Id), figure.RecordedOn));
            }
        }

        foreach (var member in query.Registry.Members)
        {
            foreach (var post in member.Posts)
            {
                var fact = new Fact(FactKind.TookOffice, FactRole.Held, post.OrganizationId, member.Id, post.Days.From, 100, -1, -1, new(RecordSource.Post, post.Id), post.Days.From, (int)post.Kind);
                sink(fact);
                sink(fact with { Role = FactRole.Attended });
            }

            if (member.JoinedOn != DateOnly.MinValue)
            {
                sink(new Fact(FactKind.Admitted, FactRole.Attended, member.MembershipOn(member.JoinedOn)?.OrganizationId ?? 0, member.Id, member.JoinedOn, 100, -1, -1, new(RecordSource.Member, member.Id), member.JoinedOn));
            }
        }
    }
}
