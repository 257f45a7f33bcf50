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
            .Subtitle(texts.Format("Document.AsOf", texts.Day(ledger.AsOf)))
            .BlankLine()
            .Paragraph(Lead(ledger, texts, culture));
        if (ledger.Rows.Count > 0)
        {
            document.Paragraph(texts["Document.TableLead"]).Table(SummaryColumns(texts), SummaryRows(ledger, texts));
            ExecutionLedgerNarrative.Write(document, ledger.Rows, texts);
            document.AttachmentNote(texts.Format("Document.AttachmentNote", texts["Sheet.Ledger"]));
        }

        document.Signature(ledger.Issuer, texts.Day(DateOnly.FromDateTime(ledger.ExportedAt.DateTime)));
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
        var (met, due) = (ledger.Rows.Sum(row => row.DutiesMet), ledger.Rows.Sum(row => row.DutiesDue));
        return due == 0
            ? texts.Format("Document.LeadNothingDue", ledger.Issuer, plan, ledger.Rows.Count, day, states)
            : texts.Format("Document.Lead", ledger.Issuer, plan, ledger.Rows.Count, day, due, met, ((decimal)met / due).ToString("0.0%", culture), states);
    }

    private static string States(IEnumerable<ExecutionLedgerRow> rows, ReportTexts texts) => string.Join(
        texts["Format.NameSeparator"],
        rows.GroupBy(row => row.State.Text).Select(state => texts.Format("Document.StateCount", state.Key, state.Count())));

    private static (string Header, int Share)[] SummaryColumns(ReportTexts texts) =>
    [
        (texts["Column.Action"], 30), (texts["Column.Measures"], 10), (texts["Column.DutiesDue"], 10), (texts["Column.DutiesMet"], 10),
        (texts["Column.ProblemCount"], 10), (texts["Column.State"], 30),
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

    private static (string Header, int Share)[] LedgerColumns(ReportTexts texts) =>
    [
        (texts["Column.MeasureNumber"], 6), (texts["Column.Theme"], 9), (texts["Column.Action"], 10), (texts["Column.Measure"], 20),
        (texts["Column.Units"], 15), (texts["Column.State"], 7), (texts["Column.DutiesDue"], 6), (texts["Column.DutiesMet"], 6),
        (texts["Column.Progress"], 16), (texts["Column.Evidence"], 13), (texts["Column.Problems"], 14), (texts["Column.Owner"], 7),
        (texts["Column.Deadline"], 10),
    ];

    private static string[] LedgerRow(ExecutionLedgerRow row, ReportTexts texts) =>
    [
        row.MeasureNumber, row.Theme, row.Action, row.MeasureTitle, Units(row, texts), row.State.Text, Figure(row.DutiesDue), Figure(row.DutiesMet),
        row.Progress, Evidence(row, texts), string.Join('\n', row.Problems), row.Owner, SafeText.Of(row.Deadline),
    ];

    private static string Units(ExecutionLedgerRow row, ReportTexts texts)
    {
        (string Key, string Names)[] units =
        [
            ("Document.LeadUnit", row.LeadUnits), ("Document.ResponsibleUnit", row.ResponsibleUnits), ("Document.CooperatingUnit", row.CooperatingUnits),
        ];
        return string.Join('\n', units.Where(unit => unit.Names.Length > 0).Select(unit => texts.Format(unit.Key, unit.Names)));
    }

    private static string Evidence(ExecutionLedgerRow row, ReportTexts texts) =>
        row.EvidenceCount == 0 ? "" : string.Join('\n', row.Evidence.Prepend(texts.Format("Document.EvidenceCount", row.EvidenceCount)));

    private static string Figure(int count) => count.ToString(CultureInfo.InvariantCulture);
}
