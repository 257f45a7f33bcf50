using System.Text;
using Taizhang.Cli;
using Taizhang.Cli.Exports;
using Taizhang.Cli.Ledger;
using Taizhang.Cli.Plans;
using Taizhang.Cli.Rules;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args, () => CommandLine.Root(
    DemoCommand.Create(),
    CommandLine.Group("plan", CliText.Say("cli.plan"), PlanReadCommand.Create()),
    LedgerCommands.Create(),
    CommandLine.Group("export", CliText.Say("cli.export"), ExportLedgerCommand.Create()),
    RulesCommands.Create()));
