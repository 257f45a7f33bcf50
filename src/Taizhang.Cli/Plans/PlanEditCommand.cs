using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;
using Taizhang.Plans;
using Taizhang.Plans.Drafting;

namespace Taizhang.Cli.Plans;

/// <summary><c>taizhang plan edit PLAN PROPOSAL</c>: accepts a proposal with changes, by the choices a clerk is offered or as a whole definition.</summary>
internal static class PlanEditCommand
{
    private const int LargestDefinition = 1024 * 1024;

    internal static Command Create()
    {
        var plan = PlanChoice.Argument();
        var proposal = CommandLine.Argument("PROPOSAL", CliText.Say("cli-plan.proposal"));
        var definition = CommandLine.Text("--definition", CliText.Say("cli-plan.definition"));
        var note = CommandLine.Text("--note", CliText.Say("cli-plan.note-option"));
        var fields = new PlanEditOptions();
        var command = new Command("edit", CliText.Say("cli-plan.edit")) { plan, proposal };
        foreach (var option in fields.All.Append(definition).Append(note))
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (fields.All.Any(option => result.GetResult(option) is { Implicit: false }) == result.GetResult(definition) is { Implicit: false })
            {
                result.AddError(CliText.Say("cli-plan.edit-choose"));
            }
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var (whole, unread) = parsed.GetValue(definition) is { } file ? ReadDefinition(file) : (null, null);
            return unread is not null
                ? Task.FromResult(CommandLine.Refuse(unread))
                : CliStore.UseAsync(parsed, services => EditAsync(
                    services, parsed.GetRequiredValue(plan), parsed.GetRequiredValue(proposal), parsed.GetValue(note),
                    (found, refuse) => whole ?? Changed(found, fields, parsed, refuse), cancellationToken));
        });
        return command;
    }

    private static async Task<int> EditAsync(
        IServiceProvider services, string planText, string proposalText, string? note,
        Func<(ReviewedProposal Proposal, DraftFrame Frame), Refuse, string> change, CancellationToken cancellationToken)
    {
        var reviews = services.GetRequiredService<PlanReview>();
        var (found, unknown) = await PlanChoice.FindAsync(services, planText, orClosed: true, cancellationToken);
        if (found is null || await reviews.ReadAsync(found.Id, cancellationToken) is not { } plan)
        {
            return CommandLine.Refuse(unknown ?? KernelRefusals.NotFound);
        }

        var (named, refusals) = PlanChoice.Proposals(plan, [proposalText]);
        if (refusals.Count > 0 || await reviews.FindAsync(found.Id, named[0].Proposal.Id, cancellationToken) is not { } one)
        {
            return CommandLine.Refuse(refusals.Count > 0 ? refusals : [KernelRefusals.NotFound]);
        }

        var refuse = new Refuse();
        var definition = change((one.Proposal, one.Frame), refuse);
        refuse.OrIf(!refuse.Any && Same(definition, one.Proposal.Requirement), new Refusal("cli-plan.edit-nothing"));
        if (refuse.Any)
        {
            return CommandLine.Refuse(refuse.Reasons);
        }

        var outcome = await services.GetRequiredService<DecideProposal>().RunAsync(new(found.Id, [one.Proposal.Proposal.Id], ProposalDecision.Accepted, note, definition), Actor.System, cancellationToken);
        if (!outcome.IsDone)
        {
            return CommandLine.Refuse(outcome.Refusals);
        }

        var after = (await reviews.ReadAsync(found.Id, cancellationToken))!;
        var edited = after.Proposals.First(each => each.Proposal.Id == one.Proposal.Proposal.Id);
        Console.WriteLine(CliText.Say("cli-plan.edited", ("code", PlanChoice.NameOf(edited)), ("asked", PlanSay.Asked(edited.Requirement!))));
        foreach (var compared in edited.Compared.Where(compared => compared.Strictness == Strictness.Laxer))
        {
            Console.WriteLine(PlanSay.Compared(compared));
        }

        Console.WriteLine(PlanCounts.Of(after).Next(found.Id));
        return CommandLine.Done;
    }

    private static string Changed((ReviewedProposal Proposal, DraftFrame Frame) found, PlanEditOptions fields, ParseResult parsed, Refuse refuse)
    {
        if (found.Proposal.Requirement is not { } requirement)
        {
            refuse.OrIf(true, new Refusal("cli-plan.edit-unreadable"));
            return "";
        }

        var form = fields.Apply(RequirementForm.Of(requirement, found.Frame), parsed, refuse);
        return refuse.Any ? "" : RequirementWriter.Write(form.Apply(requirement, found.Frame));
    }

    private static bool Same(string definition, Requirement? requirement) =>
        requirement is not null && RequirementReader.Read(definition).Value is { } read && RequirementWriter.Write(read) == RequirementWriter.Write(requirement);

    private static (string? Text, Refusal? Refusal) ReadDefinition(string path)
    {
        try
        {
            var info = new FileInfo(path);
            return info.Exists && info.Length > LargestDefinition ? (null, new Refusal("cli-plan.definition-too-large", ("file", path))) : (File.ReadAllText(path), null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, new Refusal("plan.file-missing", ("file", path)));
        }
    }
}
