using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Taizhang.Kernel;
using Taizhang.Members.Personal;
using Taizhang.Reports;
using Taizhang.Web.Audit;
using Taizhang.Web.Exports;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.MyData;

/// <summary>A copy of all that is held about the person who asks (PIPL Art. 45).</summary>
public static class OwnDataCopy
{
    private static readonly JsonSerializerOptions Shape = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapOwnDataCopy(this IEndpointRouteBuilder app) => app.MapGet("/my-data/copy.{ending:regex(^(xlsx|json)$)}", async (string ending, HttpContext context, OwnData own, Actor actor, Texts texts, TimeProvider clock, CancellationToken cancellationToken) =>
    {
        if (await own.ReadAsync(actor, cancellationToken) is not { } file)
        {
            return Results.NotFound();
        }

        var rows = file.Items.Select(item => (What: OwnDataWords.What(item, texts), Value: OwnDataWords.Value(item, texts), From: OwnDataWords.Source(item, texts), Since: item.RecordedAt is { } at ? JournalSheet.Moment(at) : null)).ToList();
        var looks = file.Looks.Select(look => (When: JournalSheet.Moment(look.At), Who: look.Name, As: texts[$"role.{Kebab.Word(look.Role)}"], look.Kind, look.Purpose, look.Reason)).ToList();
        return ExportFile.Send(context, ending, [texts["my-data.title"], file.Name, Words.DayInTable(clock.Today())], stream =>
        {
            if (ending == "json")
            {
                JsonSerializer.Serialize(stream, new
                {
                    file.Name,
                    MadeAt = JournalSheet.Moment(clock.Now()),
                    Held = rows.Select(row => new { row.What, row.Value, row.From, row.Since }),
                    Looks = looks.Select(look => new { look.When, look.Who, look.As, look.Kind, look.Purpose, look.Reason }),
                }, Shape);
                return;
            }

            WorkbookFile.Write(stream, CultureInfo.CurrentUICulture,
                new Sheet(texts["my-data.held"], [new(texts["my-data.what"], Width: 16), new(texts["my-data.value"], Width: 40), new(texts["my-data.from"], Width: 24), new(texts["my-data.since"], Width: 20)], rows.Select(row => (object?[])[row.What, row.Value, row.From, row.Since]))
                {
                    Title = texts.Say("my-data.copy-of", ("name", file.Name), ("moment", JournalSheet.Moment(clock.Now()))),
                },
                new Sheet(texts["my-data.looks"], [new(texts["my-data.when"], Width: 20), new(texts["my-data.who"], Width: 14), new(texts["my-data.as"], Width: 14), new(texts["my-data.what"], Width: 16), new(texts["organizations.reason"], Width: 40)], looks.Select(look => (object?[])[look.When, look.Who, look.As, look.Kind is { } kind ? texts[$"personal-kind.{kind}"] : null, look.Reason])));
        });
    }).Needs("own.read");
}
