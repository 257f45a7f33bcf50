using System.Globalization;
using System.Text;

namespace Taizhang.Reports;

/// <summary>A table as comma-separated values (RFC 4180) in UTF-8 with a byte order mark, as Excel expects it.</summary>
public static class CsvFile
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "text/csv; charset=utf-8";

    /// <summary>Writes the table; a text a spreadsheet could take for a formula gets an apostrophe in front.</summary>
    public static void Write(Sheet sheet, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true)
        {
            NewLine = "\r\n",
        };
        WriteRow(writer, sheet.Columns.Select(column => Field(column.Header, SheetColumnKind.Text)));
        foreach (var row in sheet.Rows)
        {
            WriteRow(writer, sheet.Columns.Select((column, i) => Field(row.ElementAtOrDefault(i), column.Kind)));
        }
    }

    private static void WriteRow(StreamWriter writer, IEnumerable<string> fields) =>
        writer.WriteLine(string.Join(',', fields));

    private static string Field(object? value, SheetColumnKind kind)
    {
        if (kind == SheetColumnKind.Amount && value is decimal amount)
        {
            return amount.ToString("0.00", CultureInfo.InvariantCulture);
        }

        var text = SafeText.ForXml(SafeText.Of(value));
        if (value is string or StateCell && SafeText.LooksLikeFormula(text))
        {
            text = "'" + text;
        }

        var isPlain = text.AsSpan().IndexOfAny(",\"\n") < 0 && text.AsSpan().Trim().Length == text.Length;
        return isPlain ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
