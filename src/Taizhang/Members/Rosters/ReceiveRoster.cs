using System.Security.Cryptography;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Rosters;

/// <summary>Takes a roster file in and keeps it sealed until a person has decided on what it would change.</summary>
public sealed class ReceiveRoster(OperationContext context, PersonalData personalData) : Operation<ReceiveRoster.Request>(context)
{
    private const int LongestFileName = 200;

    /// <summary>The file and what is chosen with it.</summary>
    public sealed record Request(string FileName, byte[] File, RosterChoices Choices);

    /// <inheritdoc/>
    public override Permission Needs => RosterPermissions.Import;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { request.FileName, request.File.Length, Digest = DigestOf(request) };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var (_, refusal) = RosterReader.Read(request.File, Today);
        var refuse = Refuse.If(refusal is not null, refusal!).OrIf(request.Choices.AsOf > Today, RosterRefusals.DayAhead(Today));
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var name = SentFileName.Of(request.FileName);
        var job = new JobRow
        {
            Kind = RosterImports.Kind,
            Title = name.Length > LongestFileName ? name[^LongestFileName..] : name,
            Stage = JobStage.Previewed,
            Result = new RosterRecord(DigestOf(request), request.Choices.AsOf, request.Choices.BranchId).Write(),
            StartedBy = actor.Name,
            StartedAt = Clock.Now(),
        };
        Db.Jobs.Add(job);
        // The file is bound to the job's key, which the store gives.
        await Db.SaveChangesAsync(cancellationToken);
        job.Input = personalData.Seal(SealPlace.JobInput(job.Id), request.File);
        Made = () => job.Id;
        return Outcome.Done;
    }

    private static string DigestOf(Request request) => Convert.ToHexString(SHA256.HashData(request.File));
}
