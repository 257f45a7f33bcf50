using System.Globalization;
using Taizhang.Evidence;
using Taizhang.Kernel;

namespace Taizhang.Web.Evidence;

/// <summary>How files are spoken of.</summary>
internal static class FileWords
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>A length in bytes, in the unit a reader looks for.</summary>
    public static string Size(long bytes)
    {
        var (amount, unit) = ((decimal)bytes, 0);
        while (amount >= 1000 && unit < Units.Length - 1)
        {
            (amount, unit) = (amount / 1024, unit + 1);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 || amount >= 10 ? decimal.Round(amount) : decimal.Round(amount, 1))} {Units[unit]}");
    }

    /// <summary>The word for a kind of file.</summary>
    public static string Kind(Texts texts, FileKind kind) => texts[$"file-kind.{Kebab.Word(kind)}"];

    /// <summary>The page of a record.</summary>
    public static string AddressOf(EvidencedRecord record) => record.Kind switch
    {
        RecordKind.Activity => $"/activities/{record.Id}",
        RecordKind.Talk => $"/talks/{record.Id}",
        RecordKind.Election => $"/elections/{record.Id}",
        RecordKind.Measure => $"/plans/{record.PlanId}/clauses/{record.Id}",
        _ => $"/import/{record.Id}",
    };
}
