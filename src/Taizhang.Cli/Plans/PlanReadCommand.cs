using System.CommandLine;
using Taizhang.Kernel;
using Taizhang.Plans.Reading;

namespace Taizhang.Cli.Plans;

/// <summary><c>taizhang plan read FILE [--json]</c>: what a plan document says, without storing it.</summary>
internal static class PlanReadCommand
{
    internal static Command Create()
    {
        var file = CommandLine.Argument("FILE", CliText.Say("cli.plan-file"));
        var json = CommandLine.Json();
        var command = new Command("read", CliText.Say("cli.plan-read")) { file, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string path, bool asJson)
    {
        var (bytes, unread) = ReadFile(path);
        if (bytes is null)
        {
            return CommandLine.Refuse(unread!);
        }

        var (reading, refusal) = PlanReader.Read(bytes, path);
        if (reading is null)
        {
            return CommandLine.Refuse(refusal!);
        }

        Console.WriteLine(asJson ? PlanReadingJson.Write(reading) : PlanOutline.Write(reading));
        return CommandLine.Done;
    }

    /// <summary>The bytes of a plan's file; one that is too large is not read.</summary>
    internal static (byte[]? Bytes, Refusal? Refusal) ReadFile(string path)
    {
        try
        {
            var info = new FileInfo(path);
            return info.Exists && info.Length > PlanRefusals.LargestFile ? (null, PlanRefusals.FileTooLarge(info.Length)) : (File.ReadAllBytes(path), null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, new Refusal("plan.file-missing", ("file", path)));
        }
    }
}
