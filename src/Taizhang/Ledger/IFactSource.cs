using System.Data.Common;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Takes facts one by one.</summary>
public delegate void FactSink(in Fact fact);

/// <summary>A module that offers its records as facts: a query, not a second copy.</summary>
public interface IFactSource
{
    /// <summary>The kinds it offers.</summary>
    IReadOnlySet<FactKind> Kinds { get; }

    /// <summary>Gives every fact that was asked for, in any order.</summary>
    void Read(FactQuery query, FactSink sink);
}

/// <summary>Which facts are asked for.</summary>
/// <param name="Connection">The connection they are read on, inside the transaction that is open on it.</param>
/// <param name="Store">How rows are read.</param>
/// <param name="Registry">The registry the facts are about.</param>
/// <param name="Days">The days they happened on.</param>
/// <param name="Wanted">The kinds, each with the part the subject takes.</param>
/// <param name="NeedQuorum">Kinds whose facts must say how many of those entitled were there.</param>
public sealed record FactQuery(
    DbConnection Connection,
    IStore Store,
    Registry Registry,
    Period Days,
    IReadOnlySet<(FactKind Kind, FactRole Role)> Wanted,
    IReadOnlySet<FactKind> NeedQuorum)
{
    /// <summary>Only facts of these organizations; null for all.</summary>
    public IReadOnlyCollection<long>? Organizations { get; init; }

    /// <summary>Only facts of these people; null for all.</summary>
    public IReadOnlyCollection<long>? Members { get; init; }

    /// <summary>As the system saw it at this moment, in UTC; null for now.</summary>
    public DateTime? SeenAt { get; init; }

    /// <summary>Whether records withdrawn since are given too, for explanations.</summary>
    public bool IncludeWithdrawn { get; init; }

    /// <summary>Whether a fact of the kind is wanted in the part.</summary>
    public bool Wants(FactKind kind, FactRole role) => Wanted.Contains((kind, role));

    /// <summary>The kinds wanted in the part, as numbers for a query.</summary>
    public string KindList(FactRole role, IEnumerable<FactKind> offered) =>
        string.Join(',', offered.Where(kind => Wants(kind, role)).Select(kind => (int)kind));
}

/// <summary>Pieces of queries that every source writes alike.</summary>
public static class FactSql
{
    /// <summary>That a row with both clocks stands, or stood at the moment asked for.</summary>
    public static string Stands(string alias, DateTime? seenAt)
    {
        if (seenAt is not { } moment)
        {
            return $"{alias}.superseded_at IS NULL";
        }

        var at = Moment(moment);
        return $"{alias}.recorded_at <= {at} AND ({alias}.superseded_at IS NULL OR {alias}.superseded_at > {at})";
    }

    /// <summary>That a day lies in a stretch.</summary>
    public static string Between(string column, Period days) => $"{column} BETWEEN {Day(days.From)} AND {Day(days.To)}";

    /// <summary>A day as a literal.</summary>
    public static string Day(DateOnly day) => $"'{Words.DayInTable(day)}'";

    /// <summary>That a key is among some: all where none are named, none where the list is empty.</summary>
    public static string Among(string column, IReadOnlyCollection<long>? keys) => keys switch
    {
        null => "1 = 1",
        { Count: 0 } => "1 = 0",
        _ => $"{column} IN {Keys(keys)}",
    };

    /// <summary>A list of keys as a literal.</summary>
    public static string Keys(IEnumerable<long> keys) => $"({string.Join(',', keys)})";

    private static string Moment(DateTime moment) => $"'{moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", System.Globalization.CultureInfo.InvariantCulture)}'";
}
