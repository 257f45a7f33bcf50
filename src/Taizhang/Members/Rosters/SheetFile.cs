using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using Sylvan.Data.Csv;
using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>Reads the sheets of a workbook or a table in text, judging the file by its content and not by its name.</summary>
internal static class SheetFile
{
    private const int MostColumns = 256;
    private const int MostRows = 1_048_576;

    /// <summary>No workbook of people has more than this once unpacked, in bytes.</summary>
    private const long LargestUnpacked = 120L * 1024 * 1024;

    // The reader of workbooks asks for an old encoding as it starts, even where it never needs it.
    static SheetFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static ReadOnlySpan<byte> Zip => "PK"u8;

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static (IReadOnlyList<RawSheet> Sheets, Refusal? Refusal) Read(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return ([], RosterRefusals.FileEmpty);
        }

        if (bytes.Length > RosterRefusals.LargestFile)
        {
            return ([], RosterRefusals.FileTooLarge(bytes.LongLength));
        }

        if (bytes.AsSpan().StartsWith(Compound))
        {
            // A workbook with a password is a stream of this name inside the old container.
            return ([], bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? RosterRefusals.FileEncrypted : RosterRefusals.FileLegacy);
        }

        return bytes.AsSpan().StartsWith(Zip) ? ReadWorkbook(bytes) : ReadText(bytes);
    }

    private static (IReadOnlyList<RawSheet> Sheets, Refusal? Refusal) ReadWorkbook(byte[] bytes)
    {
        try
        {
            if (!IsWorkbook(bytes))
            {
                return ([], RosterRefusals.FileNotTable);
            }

            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes, writable: false));
            var sheets = new List<RawSheet>();
            do
            {
                if (reader.VisibleState == "visible")
                {
                    sheets.Add(new RawSheet(reader.Name, RowsOf(reader)));
                }
            }
            while (reader.NextResult());
            return (sheets, null);
        }
        catch (ExpandsTooFarException)
        {
            return ([], RosterRefusals.FileExpandsTooFar(LargestUnpacked));
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException or OverflowException
            or InvalidOperationException or FormatException or ExcelDataReader.Exceptions.ExcelReaderException or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException)
        {
            return ([], RosterRefusals.FileBroken);
        }
    }

    /// <summary>Unpacks everything once, under a limit, whatever the headings of the package promise.</summary>
    private static bool IsWorkbook(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        var left = LargestUnpacked;
        var isWorkbook = false;
        var buffer = new byte[1 << 16];
        foreach (var entry in archive.Entries)
        {
            isWorkbook |= entry.FullName.TrimStart('/').StartsWith("xl/workbook.", StringComparison.OrdinalIgnoreCase);
            using var bounded = new BoundedStream(entry.Open(), left);
            int read;
            while ((read = bounded.Read(buffer)) > 0)
            {
                left -= read;
            }
        }

        return isWorkbook;
    }

    private static List<RawRow> RowsOf(IExcelDataReader reader)
    {
        var rows = new List<RawRow>();
        var number = 0;
        while (reader.Read() && number < MostRows)
        {
            number++;
            var columns = Math.Min(reader.FieldCount, MostColumns);
            var cells = new RawCell[columns];
            var isEmpty = true;
            for (var column = 0; column < columns; column++)
            {
                if (reader.GetValue(column) is { } value && value is not "")
                {
                    cells[column] = new RawCell(value, value is double ? reader.GetNumberFormatString(column) : null);
                    isEmpty = false;
                }
            }

            if (!isEmpty)
            {
                rows.Add(new RawRow(number, cells));
            }
        }

        return rows;
    }

    private static (IReadOnlyList<RawSheet> Sheets, Refusal? Refusal) ReadText(byte[] bytes)
    {
        if (PlainText.Decode(bytes) is not { } text)
        {
            return ([], RosterRefusals.FileNotTable);
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return ([], RosterRefusals.FileEmpty);
        }

        if (text.AsSpan().TrimStart().StartsWith("<"))
        {
            return ([], RosterRefusals.FileWebPage);
        }

        try
        {
            var first = text.AsSpan(0, Math.Min(text.Length, 4000));
            var delimiter = first.Count('\t') > first.Count(',') ? '\t' : ',';
            using var reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { HasHeaders = false, Delimiter = delimiter, MaxBufferSize = 1 << 20 });
            var rows = new List<RawRow>();
            for (var number = 1; reader.Read(); number++)
            {
                var row = reader;
                var cells = Enumerable.Range(0, Math.Min(row.RowFieldCount, MostColumns)).Select(column => new RawCell(Unquoted(row.GetString(column)))).ToArray();
                if (cells.Any(cell => cell.Text.Length > 0))
                {
                    rows.Add(new RawRow(number, cells));
                }
            }

            return ([new RawSheet("", rows)], null);
        }
        catch (Exception broken) when (broken is CsvFormatException or CsvRecordTooLargeException or InvalidDataException or FormatException)
        {
            return ([], RosterRefusals.FileBroken);
        }
    }

    /// <summary>Without the apostrophe that keeps a text from being a formula or a number.</summary>
    private static string Unquoted(string text) => text is ['\'', _, ..] ? text[1..] : text;
}
