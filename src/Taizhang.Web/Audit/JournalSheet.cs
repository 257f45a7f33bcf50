using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Taizhang.Audit;
using Taizhang.Kernel;
using Taizhang.Reports;
using Taizhang.Web.Components;
using Taizhang.Web.Exports;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Audit;

/// <summary>Lines of the journal as a table that leaves the house; taking it out is a line of the journal itself.</summary>
internal static class JournalSheet
{
    private const int Most = 200_000;

    public static void MapJournalExport(this IEndpointRouteBuilder app) => app.MapGet("/audit/journal.{ending:regex(^(xlsx|csv)$)}", async (string ending, HttpContext context, JournalSearch search, TimeProvider clock, Texts texts, CancellationToken cancellationToken) =>
    {
        var address = new ListAddress(context.Request.Path, QueryHelpers.ParseQuery(context.Request.QueryString.Value));
        if (ExportReason.Given(address) is null)
        {
            return Results.Redirect(ExportReason.Ask(address));
        }

        var lines = new List<JournalEntry>();
        await foreach (var entry in search.Stream(Asked(address)).WithCancellation(cancellationToken))
        {
            lines.Add(entry);
            if (lines.Count == Most)
            {
                break;
            }
        }

        SheetColumn[] columns =
        [
            new(texts["audit.line"], SheetColumnKind.Number, 8), new(texts["audit.at"], Width: 20), new(texts["audit.who"], Width: 14), new(texts["audit.role"], Width: 14), new(texts["audit.address"], Width: 16),
            new(texts["audit.deed"], Width: 20), new(texts["audit.about"], Width: 18), new(texts["audit.result"], Width: 10), new(texts["audit.details"], Width: 60), new(texts["audit.changes"], Width: 60), new(texts["audit.algorithm"], Width: 12), new(texts["audit.hash"], Width: 66),
        ];
        var sheet = new Sheet(texts["audit.journal"], columns, lines.Select(entry => (object?[])
        [
            entry.Id, Moment(entry.At), entry.Actor, texts[$"role.{Kebab.Word(entry.Role)}"], entry.Address, Deed(entry.Deed, texts), About(entry.About, texts),
            texts[$"audit.result-{Kebab.Word(entry.Result)}"], entry.Details, entry.Changes, Algorithm(entry.Form), Convert.ToHexStringLower(entry.Hash),
        ]))
        {
            Title = texts["audit.journal"],
        };
        return ExportFile.Send(context, ending, [texts["audit.journal"], Words.DayInTable(clock.Today())], stream =>
        {
            if (ending == "csv")
            {
                CsvFile.Write(sheet, stream);
            }
            else
            {
                WorkbookFile.Write(stream, CultureInfo.CurrentUICulture, sheet);
            }
        });
    }).Needs("audit.read");

    public static JournalSearch.Request Asked(ListAddress address) => new(
        address.Day("from"), address.Day("to"), address.Search,
        Kebab.TryRead<DeedResult>(address["result"] ?? "", out var result) ? result : null,
        Kebab.TryRead<Role>(address["role"] ?? "", out var role) ? role : null);

    /// <summary>The moment in China, to the second.</summary>
    public static string Moment(DateTime utc) => utc.AddHours(8).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Who did it, and as what.</summary>
    public static string Name(JournalEntry entry, Texts texts) => Name(entry.Actor, entry.Role, texts);

    /// <summary>Who did it, and as what.</summary>
    public static string Name(string actor, Role role, Texts texts) => actor.Length == 0 ? texts[$"role.{Kebab.Word(role)}"] : role == Role.System ? actor : $"{actor}（{texts[$"role.{Kebab.Word(role)}"]}）";

    /// <summary>The algorithm of a line's hash, as it is named in standards.</summary>
    public static string Algorithm(JournalHashForm form) => form == JournalHashForm.Sm3 ? "SM3" : "SHA-256";

    /// <summary>The thing a deed was done to in the reader's words, with its key; a thing that is named by the deed that made it, by that.</summary>
    public static string? About(string? about, Texts texts)
    {
        if (about?.Split('/') is not [var kind, .. var key])
        {
            return null;
        }

        var word = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind);
        return $"{Texts.Find($"thing.{word}") ?? Deed(kind, texts)} {string.Join('/', key)}".TrimEnd();
    }

    /// <summary>The deed in the reader's words; as it is named inside where it has none.</summary>
    public static string Deed(string name, Texts texts)
    {
        var word = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name);
        return Texts.Find($"deed.{word}") ?? texts[word];
    }
}
