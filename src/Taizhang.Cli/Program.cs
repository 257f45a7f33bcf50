using System.Text;
using Taizhang.Cli;
using Taizhang.Cli.Plans;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = CommandLine.Root(
    CommandLine.Group("plan", "Plans", PlanReadCommand.Create()));
return CommandLine.Run(root, args);
