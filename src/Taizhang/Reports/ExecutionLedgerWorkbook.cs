using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Reports;

/// <summary>The execution ledger as an Excel workbook: its measures, the duties behind them, and where the figures come from.</summary>
public static class ExecutionLedgerWorkbook
{
    /// <summary>Writes the workbook in the language of <paramref name="culture"/>.</summary>
    public static void Write(ExecutionLedger ledger, Stream output, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        WorkbookFile.Write(output, culture, Measures(ledger, texts), Duties(ledger, texts), About(ledger, texts));
    }

    private static Sheet Measures(ExecutionLedger ledger, ReportTexts texts)
    {
        SheetColumn[] columns =
        [
            new(texts["Column.Number"], SheetColumnKind.Number, 5),
            new(texts["Column.Theme"], Width: 10),
            new(texts["Column.Action"], Width: 12),
            new(texts["Column.MeasureNumber"], Width: 9),
            new(texts["Column.Measure"], Width: 26),
            new(texts["Column.LeadUnits"], Width: 12),
            new(texts["Column.ResponsibleUnits"], Width: 12),
            new(texts["Column.CooperatingUnits"], Width: 12),
            new(texts["Column.State"], Width: 11),
            new(texts["Column.DutiesDue"], SheetColumnKind.Number, 7),
            new(texts["Column.DutiesMet"], SheetColumnKind.Number, 7),
            new(texts["Column.DutiesMissed"], SheetColumnKind.Number, 7),
            new(texts["Column.Progress"], Width: 20),
            new(texts["Column.EvidenceCount"], SheetColumnKind.Number, 7),
            new(texts["Column.Evidence"], Width: 20),
            new(texts["Column.Problems"], Width: 20),
            new(texts["Column.Owner"], Width: 10),
            new(texts["Column.Deadline"], SheetColumnKind.Date, 12),
            new(texts["Column.Explanation"], Width: 24),
        ];
        var rows = ledger.Rows.Select((row, i) => new object?[]
        {
            i + 1, row.Theme, row.Action, row.MeasureNumber, row.Text.Length > 0 ? row.Text : row.MeasureTitle, row.LeadUnits, row.ResponsibleUnits, row.CooperatingUnits,
            row.State, row.DutiesDue, row.DutiesMet, row.DutiesMissed, row.Progress, row.EvidenceCount, Lines(row.Evidence), Lines(row.Problems),
            row.Owner, row.Deadline, Lines(row.Explanation),
        });
        return new Sheet(texts["Sheet.Ledger"], columns, rows)
        {
            Title = texts.Format(ledger.Years.Length > 0 ? "Sheet.LedgerTitleYears" : "Sheet.LedgerTitle", ledger.PlanTitle, texts.Day(ledger.AsOf), ledger.Years),
        };
    }

    private static Sheet Duties(ExecutionLedger ledger, ReportTexts texts)
    {
        SheetColumn[] columns =
        [
            new(texts["Column.MeasureNumber"], Width: 9),
            new(texts["Column.Requirement"], Width: 40),
            new(texts["Column.Subject"], Width: 24),
            new(texts["Column.Period"]),
            new(texts["Column.DueOn"], SheetColumnKind.Date, 12),
            new(texts["Column.State"], Width: 11),
            new(texts["Column.Expected"], Width: 12),
            new(texts["Column.Achieved"], Width: 12),
            new(texts["Column.Explanation"], Width: 50),
        ];
        var rows = ledger.Duties.Select(duty => new object?[]
        {
            duty.MeasureNumber, duty.Requirement, duty.Subject, duty.Period, duty.DueOn, duty.State, duty.Expected, duty.Achieved, duty.Explanation,
        });
        return new Sheet(texts["Sheet.Duties"], columns, rows) { Title = texts.Format("Sheet.DutiesTitle", texts.Day(ledger.AsOf)) };
    }

    private static Sheet About(ExecutionLedger ledger, ReportTexts texts)
    {
        (string Item, object? Content)[] facts =
        [
            ("About.Plan", ledger.PlanTitle), ("About.DocumentNumber", ledger.DocumentNumber), ("About.Issuer", ledger.Issuer),
            ("About.Organization", ledger.Organization ?? ledger.Issuer),
            ("About.Years", ledger.Years), ("About.AsOf", ledger.AsOf), ("About.ExportedBy", ledger.ExportedBy), ("About.ExportedAt", ledger.ExportedAt),
            ("About.Source", ledger.Source), ("About.Measures", ledger.MeasureCount ?? ledger.Rows.Count), ("About.Duties", ledger.Duties.Count),
            ("About.Code", PaperMark.Current?.Code), ("About.Reading", texts["About.ReadingText"]),
        ];
        SheetColumn[] columns = [new(texts["Column.Item"], Width: 20), new(texts["Column.Content"], Width: 80)];
        return new Sheet(texts["Sheet.About"], columns, facts.Select(fact => new[] { texts[fact.Item], fact.Content })) { IsList = false };
    }

    private static string Lines(IReadOnlyList<string> parts) => string.Join('\n', parts);
}
