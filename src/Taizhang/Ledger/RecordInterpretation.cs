using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Ledger;

/// <summary>Enters a reading of an unclear clause into the register; the ledger is judged anew by it.</summary>
public sealed class RecordInterpretation(OperationContext context, RequirementBook book, ReadingEffect effect) : Operation<RecordInterpretation.Request>(context)
{
    /// <summary>What is read how, by whom, from when.</summary>
    /// <param name="RequirementCode">The requirement.</param>
    /// <param name="Question">What was unclear.</param>
    /// <param name="Reading">How it is read.</param>
    /// <param name="Authority">Who read it so.</param>
    /// <param name="DecidedOn">The day it was decided.</param>
    /// <param name="From">The first day it is applied.</param>
    /// <param name="To">The last day it is applied; null while it lasts.</param>
    /// <param name="Measure">The measure as so read, in the form of the rule files; null where no figure changes.</param>
    public sealed record Request(string RequirementCode, string? Question, string? Reading, string? Authority, DateOnly? DecidedOn, DateOnly? From, DateOnly? To, string? Measure);

    /// <inheritdoc/>
    public override Permission Needs => LedgerPermissions.Interpret;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var versions = (await book.ReadAsync(Db, cancellationToken)).Where(requirement => requirement.Code == request.RequirementCode).ToList();
        var standing = await Db.Interpretations.AsNoTracking().Where(each => each.RequirementCode == request.RequirementCode && each.SupersededAt == null).OrderBy(each => each.From).ToListAsync(cancellationToken);
        var refuse = Refuse.If(versions.Count == 0, LedgerRefusals.RequirementUnknown(request.RequirementCode))
            .And(Texts(request))
            .OrIf(request.DecidedOn is null, KernelRefusals.Required("DecidedOn"))
            .OrIf(request.DecidedOn > Today, LedgerRefusals.InTheFuture("DecidedOn", Today))
            .OrIf(request.From is null, KernelRefusals.Required("From"))
            .OrIf(request.To < request.From, LedgerRefusals.FromAfterTo);
        if (standing.Find(each => each.From == request.From) is { } same)
        {
            refuse.OrIf(true, LedgerRefusals.ReadingFromThatDay(same.Id));
        }

        var days = request.From is { } from && !(request.To < from) ? Period.Since(from, request.To) : Period.Always;
        var concerned = versions.Where(version => version.InForce.Overlaps(days)).ToList();
        refuse.OrIf(versions.Count > 0 && concerned.Count == 0, LedgerRefusals.NotInForce(days.From));
        var measure = Read(request.Measure, concerned, refuse);
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var moved = measure is null ? 0 : (await effect.OfNewAsync(request.RequirementCode, new(0, days.From, days.To, measure), cancellationToken)).Count;
        var entry = new Interpretation
        {
            RequirementCode = request.RequirementCode,
            Question = request.Question!.Trim(),
            Reading = request.Reading!.Trim(),
            Authority = request.Authority!.Trim(),
            DecidedOn = request.DecidedOn!.Value,
            From = request.From!.Value,
            To = request.To,
            Measure = measure is null ? null : RequirementWriter.Write(measure),
            ReplacesId = standing.FindLast(each => each.From < request.From && (each.To is null || each.To >= request.From))?.Id,
            DutiesMoved = moved,
            EnteredBy = Signature.Of(actor),
            RecordedAt = Clock.Now(),
        };
        Db.Interpretations.Add(entry);
        Made = () => entry.Id;
        return Outcome.Done;
    }

    private static IReadOnlyList<Refusal> Texts(Request request)
    {
        var refuse = new Refuse();
        foreach (var (field, text, longest) in new[] { ("Question", request.Question, 1000), ("Reading", request.Reading, 2000), ("Authority", request.Authority, 200) })
        {
            refuse.OrIf(string.IsNullOrWhiteSpace(text), KernelRefusals.Required(field)).OrIf(text?.Length > longest, LedgerRefusals.TooLong(field, longest));
        }

        return refuse.Reasons;
    }

    /// <summary>The measure as every version concerned can take it.</summary>
    private static Measure? Read(string? text, List<Requirement> concerned, Refuse refuse)
    {
        if (string.IsNullOrWhiteSpace(text) || concerned.Count == 0)
        {
            return null;
        }

        var readings = concerned.Select(version => ReadingReader.Read(text, version)).ToList();
        refuse.And(readings.SelectMany(reading => reading.Problems).DistinctBy(problem => (problem.Code, problem.Line, problem.Column)).Select(problem => problem.Reason.At("Measure")));
        if (refuse.Any || readings[0].Value is not { } measure)
        {
            return null;
        }

        refuse.OrIf(concerned.All(version => RequirementWriter.Write(version.Measure) == RequirementWriter.Write(measure)), LedgerRefusals.SameMeasure);
        return measure;
    }
}
