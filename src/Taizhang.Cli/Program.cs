using System.Text;
using Taizhang.Cli;
using Taizhang.Cli.Accounts;
using Taizhang.Cli.Audit;
using Taizhang.Cli.Evidence;
using Taizhang.Cli.Exchange;
using Taizhang.Cli.Exports;
using Taizhang.Cli.Keys;
using Taizhang.Cli.Ledger;
using Taizhang.Cli.Organizations;
using Taizhang.Cli.Plans;
using Taizhang.Cli.Records;
using Taizhang.Cli.Rules;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args, () => CommandLine.Root(
    DemoCommand.Create(),
    OrganizationCommands.Create(),
    PlanCommands.Create(),
    CommandLine.Group("record", CliText.Say("cli-record.group"), RecordActivityCommand.Create()),
    LedgerCommands.Create(),
    CommandLine.Group("export", CliText.Say("cli.export"), ExportLedgerCommand.Create(), ExportRosterCommand.Create()),
    CommandLine.Group("import", CliText.Say("cli-roster.group"), ImportRosterCommand.Create(), ImportFolderCommand.Create()),
    RulesCommands.Create(),
    AuditCommands.Create(),
    EvidenceCommands.Create(),
    AccountCommands.Create(),
    KeyCommands.Create()));
