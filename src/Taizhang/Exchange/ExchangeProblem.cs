using Taizhang.Kernel;

namespace Taizhang.Exchange;

/// <summary>What is wrong in a file from another system, with its place.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; the header is line 1.</param>
/// <param name="Column">The column's name.</param>
/// <param name="Refusal">What is wrong.</param>
public sealed record ExchangeProblem(string File, long Line, string Column, Refusal Refusal)
{
    /// <summary>Problems listed at the most; what comes after is only counted.</summary>
    public const int Most = 1000;
}
