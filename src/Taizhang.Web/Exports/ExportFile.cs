using System.Globalization;
using Taizhang.Reports;

namespace Taizhang.Web.Exports;

/// <summary>A file made for one reader: named in the reader's language, never kept on the way.</summary>
internal static class ExportFile
{
    private const int LongestName = 80;
    private const string NotInNames = "\\/:*?\"<>|%";

    private const string DocumentMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The media type of an ending.</summary>
    public static string MediaTypeOf(string ending) => ending switch
    {
        "xlsx" => WorkbookFile.MediaType,
        "docx" => DocumentMediaType,
        _ => CsvFile.MediaType,
    };

    /// <summary>Sends what is written under a name made of these parts; it is an issued paper, journalled and marked as such.</summary>
    public static IResult Send(HttpContext context, string ending, IEnumerable<string> name, Action<Stream> write) => new PaperFile(NameOf(name), ending, write);

    /// <summary>Sends a table, as a workbook with a sheet that says where it comes from, or as CSV.</summary>
    public static IResult SendTable(HttpContext context, string ending, IEnumerable<string> name, Sheet table, Sheet about) => Send(context, ending, name, stream =>
    {
        if (ending == "csv")
        {
            CsvFile.Write(table, stream);
        }
        else
        {
            WorkbookFile.Write(stream, CultureInfo.CurrentUICulture, table, about);
        }
    });

    private static string NameOf(IEnumerable<string> parts)
    {
        var name = string.Concat(string.Join('_', parts).Where(letter => !char.IsControl(letter) && !NotInNames.Contains(letter, StringComparison.Ordinal))).Trim('.', ' ');
        return name.Length <= LongestName ? name : name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }
}
