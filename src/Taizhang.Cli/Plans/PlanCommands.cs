using System.CommandLine;

namespace Taizhang.Cli.Plans;

/// <summary><c>taizhang plan</c>: the whole life of a plan, from its document to its duties.</summary>
internal static class PlanCommands
{
    internal static Command Create() => CommandLine.Group(
        "plan",
        CliText.Say("cli.plan"),
        PlanReadCommand.Create(),
        PlanUploadCommand.Create(),
        PlanListCommand.Create(),
        PlanShowCommand.Create(),
        PlanDecideCommands.Accept(),
        PlanDecideCommands.Refuse(),
        PlanEditCommand.Create(),
        PlanAdoptCommand.Create(),
        PlanProgressCommand.Create(),
        PlanCloseCommand.Create());
}
