using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;

namespace Taizhang.Activities;

/// <summary>The terms that begin and end with elections.</summary>
internal sealed class ElectionTerms(TaizhangDb db, TimeProvider clock)
{
    /// <summary>A term begins with the election; the one that ran ends the day before.</summary>
    public async Task BeginAsync(long organizationId, DateOnly heldOn, DateOnly endsOn, CancellationToken cancellationToken)
    {
        foreach (var term in (await StandingAsync(organizationId, cancellationToken)).Where(term => term.To is null && term.From < heldOn))
        {
            Replace(term, heldOn.AddDays(-1));
        }

        db.Terms.Add(new Term { OrganizationId = organizationId, From = heldOn, EndsOn = endsOn, RecordedAt = clock.Now() });
    }

    /// <summary>The election no longer counts: its term is withdrawn, and the one before runs on.</summary>
    /// <returns>Whether that could be done; not where the term has ended with a later election.</returns>
    public async Task<bool> WithdrawAsync(Election election, CancellationToken cancellationToken)
    {
        var terms = await StandingAsync(election.OrganizationId, cancellationToken);
        var begun = election.Kind == FactKind.TermElection ? terms.Find(term => term.From == election.HeldOn) : null;
        if (begun is null)
        {
            return true;
        }

        if (begun.To is not null)
        {
            return false;
        }

        begun.SupersededAt = clock.Now();
        if (terms.Find(term => term.To == election.HeldOn.AddDays(-1)) is { } before)
        {
            Replace(before, null);
        }

        return true;
    }

    private void Replace(Term term, DateOnly? to)
    {
        term.SupersededAt = clock.Now();
        db.Terms.Add(new Term { OrganizationId = term.OrganizationId, From = term.From, EndsOn = term.EndsOn, To = to, RecordedAt = clock.Now() });
    }

    /// <summary>The terms as they stand, those just added included and those just superseded left out.</summary>
    private async Task<List<Term>> StandingAsync(long organizationId, CancellationToken cancellationToken)
    {
        await db.Terms.Where(term => term.OrganizationId == organizationId && term.SupersededAt == null).LoadAsync(cancellationToken);
        return [.. db.Terms.Local.Where(term => term.OrganizationId == organizationId && term.SupersededAt is null)];
    }
}
