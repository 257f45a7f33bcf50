namespace Taizhang.Reports;

/// <summary>The execution ledger told action by action, one paragraph a measure.</summary>
internal static class ExecutionLedgerNarrative
{
    /// <summary>Themes, where there are any, are the first level and actions the second; else actions are the first.</summary>
    public static void Write(OfficialDocument document, IReadOnlyList<ExecutionLedgerRow> rows, ReportTexts texts)
    {
        var hasThemes = rows.Any(row => row.Theme.Length > 0);
        var (theme, action) = ("", "");
        foreach (var row in rows)
        {
            if (row.Theme != theme)
            {
                (theme, action) = (row.Theme, "");
                if (theme.Length > 0)
                {
                    document.Heading(1, theme);
                }
            }

            if (row.Action != action)
            {
                action = row.Action;
                document.Heading(hasThemes ? 2 : 1, action);
            }

            document.Item(3, texts.Format("Document.MeasureTitle", row.MeasureTitle.TrimEnd('。', '.')), string.Concat(Sentences(row, texts)));
        }
    }

    private static IEnumerable<string> Sentences(ExecutionLedgerRow row, ReportTexts texts)
    {
        (string Key, string Fact)[] facts =
        [
            ("Document.MeasureLead", row.LeadUnits), ("Document.MeasureResponsible", row.ResponsibleUnits),
            ("Document.MeasureCooperating", row.CooperatingUnits), ("Document.MeasureOwner", row.Owner),
            ("Document.MeasureDeadline", row.Deadline is { } deadline ? texts.Day(deadline) : ""),
        ];
        foreach (var (key, fact) in facts.Where(fact => fact.Fact.Length > 0))
        {
            yield return texts.Format(key, fact);
        }

        yield return row.DutiesDue == 0
            ? texts.Format("Document.MeasureStateNothingDue", row.State.Text, row.Progress)
            : texts.Format("Document.MeasureState", row.State.Text, row.DutiesDue, row.DutiesMet, row.Progress);
        if (row.EvidenceCount > 0)
        {
            yield return row.Evidence.Count == 0
                ? texts.Format("Document.MeasureEvidence", row.EvidenceCount)
                : texts.Format("Document.MeasureEvidenceSamples", row.EvidenceCount, string.Join(texts["Format.NameSeparator"], row.Evidence));
        }

        if (row.Problems.Count > 0)
        {
            yield return texts.Format("Document.MeasureProblems", texts.List(row.Problems.Select(problem => problem.TrimEnd('。', '；', '.', ';'))));
        }
    }
}
