using System.Globalization;

namespace Taizhang.Reports;

/// <summary>The execution ledger as a document in the official layout: the figures and their day, action by action, the full table attached.</summary>
public static class ExecutionLedgerDocument
{
    /// <summary>Writes the document in the language of <paramref name="culture"/>.</summary>
    public static void Write(ExecutionLedger ledger, Stream output, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        var document = new OfficialDocument(texts.IsChinese)
            .Title(texts.Format("Document.Title", ledger.PlanTitle))
            .Subtitle(texts.Format(ledger.Years.Length > 0 ? "Document.AsOfYears" : "Document.AsOf", texts.Day(ledger.AsOf), ledger.Years))
            .BlankLine()
            .Paragraph(Lead(ledger, texts, culture));
        if (ledger.Rows.Count > 0)
        {
            document.Paragraph(texts["Document.TableLead"]).Table(SummaryColumns(texts), SummaryRows(ledger, texts));
            ExecutionLedgerNarrative.Write(document, ledger.Rows, texts);
            document.AttachmentNote(texts.Format("Document.AttachmentNote", texts["Sheet.Ledger"]));
        }

        document.Signature(ledger.Organization ?? ledger.Issuer, texts.Day(DateOnly.FromDateTime(ledger.ExportedAt.DateTime)));
        if (ledger.Rows.Count > 0)
        {
            document.Attachment(texts["Document.Attachment"], texts["Sheet.Ledger"], landscape: true)
                .Table(LedgerColumns(texts), ledger.Rows.Select(row => LedgerRow(row, texts)));
        }

        document.Write(output, texts.Format("Document.Title", ledger.PlanTitle).Replace("\n", "", StringComparison.Ordinal), ledger.ExportedBy, ledger.ExportedAt);
    }

    private static string Lead(ExecutionLedger ledger, ReportTexts texts, CultureInfo culture)
    {
        var plan = ledger.DocumentNumber is null
            ? texts.Format("Format.NameInTitle", ledger.PlanTitle)
            : texts.Format("Document.PlanWithNumber", ledger.PlanTitle, ledger.DocumentNumber);
        var day = texts.Day(ledger.AsOf);
        if (ledger.Rows.Count == 0)
        {
            return texts.Format("Document.LeadEmpty", ledger.Issuer, plan, day);
        }

        var states = States(ledger.Rows, texts);
        var due = ledger.Rows.Sum(row => row.DutiesDue);
        if (due == 0)
        {
            return texts.Format("Document.LeadNothingDue", ledger.Issuer, plan, ledger.MeasureCount ?? ledger.Rows.Count, day, states);
        }

        var (met, missed) = (ledger.Rows.Sum(row => row.DutiesMet), ledger.Rows.Sum(row => row.DutiesMissed));
        var share = ((decimal)met / due).ToString("0.0%", culture);
        var alsoMissed = missed == 0 ? "" : texts.Format("Document.LeadMissed", missed);
        return texts.Format("Document.Lead", ledger.Issuer, plan, ledger.MeasureCount ?? ledger.Rows.Count, day, due, met, share, states, alsoMissed);
    }

    private static string States(IEnumerable<ExecutionLedgerRow> rows, ReportTexts texts) => string.Join(
        texts["Format.NameSeparator"],
        rows.GroupBy(row => row.State.Text).Select(state => texts.Format("Document.StateCount", state.Key, state.Count())));

    private static OfficialColumn[] SummaryColumns(ReportTexts texts) =>
    [
        new(texts["Column.Action"], 29), new(texts["Column.Measures"], 11, true), new(texts["Column.DutiesDue"], 10, true),
        new(texts["Column.DutiesMet"], 10, true), new(texts["Column.ProblemCount"], 11, true), new(texts["Column.State"], 29),
    ];

    private static IEnumerable<string[]> SummaryRows(ExecutionLedger ledger, ReportTexts texts)
    {
        string[] Line(string name, IReadOnlyCollection<ExecutionLedgerRow> rows) =>
        [
            name, Figure(rows.Count), Figure(rows.Sum(row => row.DutiesDue)), Figure(rows.Sum(row => row.DutiesMet)),
            Figure(rows.Sum(row => row.Problems.Count)), States(rows, texts),
        ];
        return ledger.Rows.GroupBy(row => (row.Theme, row.Action)).Select(action => Line(action.Key.Action, [.. action]))
            .Append(Line(texts["Document.Total"], ledger.Rows));
    }

    private static OfficialColumn[] LedgerColumns(ReportTexts texts) =>
    [
        new(texts["Column.MeasureNumber"], 10, true), new(texts["Column.Theme"], 15), new(texts["Column.Action"], 18),
        new(texts["Column.Measure"], 42), new(texts["Column.Units"], 30), new(texts["Column.State"], 13, true),
        new(texts["Column.DutiesDue"], 10, true), new(texts["Column.DutiesMet"], 10, true), new(texts["Column.Progress"], 30),
        new(texts["Column.EvidenceCount"], 10, true), new(texts["Column.Problems"], 28), new(texts["Column.Owner"], 12, true),
        new(texts["Column.Deadline"], 21, true),
    ];

    private static string[] LedgerRow(ExecutionLedgerRow row, ReportTexts texts) =>
    [
        row.MeasureNumber, row.Theme, row.Action, row.MeasureTitle, Units(row, texts), row.State.Text, Figure(row.DutiesDue), Figure(row.DutiesMet),
        row.Progress, Figure(row.EvidenceCount), string.Join('\n', row.Problems), row.Owner, SafeText.Of(row.Deadline),
    ];

    private static string Units(ExecutionLedgerRow row, ReportTexts texts)
    {
        (string Key, string Names)[] units =
        [
            ("Document.LeadUnit", row.LeadUnits), ("Document.ResponsibleUnit", row.ResponsibleUnits), ("Document.CooperatingUnit", row.CooperatingUnits),
        ];
        return string.Join('\n', units.Where(unit => unit.Names.Length > 0).Select(unit => texts.Format(unit.Key, unit.Names)));
    }

    private static string Figure(int count) => count.ToString(CultureInfo.InvariantCulture);
}
