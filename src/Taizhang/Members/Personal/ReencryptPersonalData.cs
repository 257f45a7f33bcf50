using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Members.Personal;

/// <summary>Seals a batch of what another key or algorithm sealed with those of now; broken off and begun again, it goes on where it was.</summary>
public sealed class ReencryptPersonalData(OperationContext context, PersonalData data, PersonalSeals seals, IEnumerable<IKeepsSealed> keepers) : Operation<ReencryptPersonalData.Request>(context)
{
    /// <summary>People of one batch, at the most.</summary>
    public const int Most = 500;

    private int _done;
    private readonly List<long> _unopened = [];

    /// <summary>Which people come next.</summary>
    /// <param name="AfterMemberId">Whoever was last; 0 to begin.</param>
    /// <param name="People">How many people.</param>
    public sealed record Request(long AfterMemberId, int People = Most);

    /// <inheritdoc/>
    public override Permission Needs => PersonalPermissions.KeepKeys;

    /// <summary>Whoever was last in the batch; null where nobody is left.</summary>
    public long? LastMemberId { get; private set; }

    /// <summary>How many things were sealed again.</summary>
    public int Done => _done;

    /// <summary>People of whom something does not open; it stays as it is.</summary>
    public IReadOnlyList<long> Unopened => _unopened;

    /// <inheritdoc/>
    protected override bool IsOutsideTheHierarchy => true;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { request.AfterMemberId, Key = data.ActiveKeyId, Algorithm = Kebab.Word(data.Algorithm), Sealed = _done, Unopened = _unopened.Count };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        (_done, LastMemberId) = (0, null);
        _unopened.Clear();
        var (key, algorithm) = (data.ActiveKeyId, data.Algorithm);
        var behind = Db.PersonalValues.IgnoreQueryFilters().Where(value => value.Sealed != null && (value.KeyId != key || value.Algorithm != algorithm) && value.MemberId > request.AfterMemberId);
        var people = await behind.Select(value => value.MemberId).Distinct().Order().Take(Math.Clamp(request.People, 1, Most)).ToListAsync(cancellationToken);
        if (people.Count == 0)
        {
            await JobsAsync(cancellationToken);
            await RequestsAsync(cancellationToken);
            foreach (var keeper in keepers)
            {
                _done += await keeper.SealAgainAsync(cancellationToken);
            }

            return Outcome.Done;
        }

        var last = people[^1];
        foreach (var row in await behind.Where(value => value.MemberId <= last).ToListAsync(cancellationToken))
        {
            if (seals.SealAgain(row) == OpenFault.None)
            {
                _done++;
            }
            else
            {
                _unopened.Add(row.MemberId);
            }
        }

        LastMemberId = last;
        return Outcome.Done;
    }

    private async Task JobsAsync(CancellationToken cancellationToken)
    {
        foreach (var job in await Db.Jobs.Where(job => job.Input != null || job.Undo != null).ToListAsync(cancellationToken))
        {
            job.Input = Again(SealPlace.JobInput(job.Id), job.Input);
            job.Undo = Again(SealPlace.JobUndo(job.Id), job.Undo);
        }
    }

    private async Task RequestsAsync(CancellationToken cancellationToken)
    {
        foreach (var request in await Db.CorrectionRequests.IgnoreQueryFilters().ToListAsync(cancellationToken))
        {
            request.Sealed = Again(SealPlace.Correction(request.Id), request.Sealed)!;
            request.Answer = Again(SealPlace.CorrectionAnswer(request.Id), request.Answer);
        }
    }

    private byte[]? Again(SealPlace place, byte[]? kept)
    {
        if (kept is null || data.IsCurrent(kept) || data.Open(place, kept).Plain is not { } plain)
        {
            return kept;
        }

        _done++;
        return data.Seal(place, plain);
    }
}
