using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Taizhang.Cli;

/// <summary>Tables for people, JSON for programs.</summary>
internal static class CliOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    private const int WidestRow = 1000, NarrowestRow = 60;

    internal static void Json(object value) => Console.WriteLine(JsonSerializer.Serialize(value, Options));

    /// <summary>A table with aligned columns, Chinese characters counted twice as wide; never cut where it goes to a file.</summary>
    internal static void Table(IEnumerable<string> headings, IEnumerable<string[]> rows)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = false };
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(Markup.Escape(heading)));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(cell => new Text(cell))]);
        }

        using var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(written), Ansi = AnsiSupport.No });
        console.Profile.Width = Console.IsOutputRedirected ? WidestRow : Math.Max(Console.WindowWidth, NarrowestRow);
        console.Write(table);
        foreach (var line in written.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            Console.WriteLine(line);
        }
    }
}
