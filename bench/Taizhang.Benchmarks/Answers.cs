using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Benchmarks;

/// <summary>The kept ledger in the checker's form.</summary>
internal static class Answers
{
    /// <summary>Writes every duty and every count; gives the two digests.</summary>
    public static (string Facts, string RollUp) Write(IStore store, DbConnection connection, IReadOnlyDictionary<int, string> codes, DateOnly asOf, string folder)
    {
        var facts = new List<string>();
        store.Read(connection, "SELECT requirement_id, period_key, subject_kind, subject_id, state, due_on FROM duty", row =>
        {
            if (HasBegun(row.Text(1), asOf))
            {
                facts.Add($"{Requirement(codes[(int)row.Whole(0)])},{row.Text(1)},{(row.Whole(2) == 1 ? "org" : "member")},{row.Whole(3)},{Word((DutyState)row.Whole(4))}");
            }
        });
        var counts = new List<string>();
        store.Read(connection, "SELECT organization_id, requirement_id, period_key, met, missed + met_late, upcoming + open + due_soon + out_of_reach, not_applicable + exempt FROM roll_up", row =>
        {
            if (HasBegun(row.Text(2), asOf))
            {
                counts.Add($"{row.Whole(0)},{Requirement(codes[(int)row.Whole(1)])},{row.Text(2)},{row.Whole(3)},{row.Whole(4)},{row.Whole(5)},{row.Whole(6)}");
            }
        });
        return (Save(facts, Path.Combine(folder, "facts.csv")), Save(counts, Path.Combine(folder, "rollup.csv")));
    }

    /// <summary>The checker names the eight R1 to R8.</summary>
    private static string Requirement(string code) => $"R{code[^1]}";

    private static bool HasBegun(string key, DateOnly asOf) => CalendarPeriod.TryParse(key, out var period) && period.Days.From <= asOf && period.Days.From.Year == 2025;

    private static string Word(DutyState state) => state switch
    {
        DutyState.Met => "met",
        DutyState.Missed or DutyState.MetLate => "overdue",
        DutyState.NotApplicable or DutyState.Exempt => "exempt",
        _ => "open",
    };

    private static string Save(List<string> lines, string path)
    {
        lines.Sort(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new StreamWriter(path, false, new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var line in lines)
        {
            hash.AppendData(Encoding.ASCII.GetBytes(line + "\n"));
            file.WriteLine(line);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
