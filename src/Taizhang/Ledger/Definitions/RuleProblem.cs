using System.Collections.Immutable;
using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Ledger.Definitions;

/// <summary>What is wrong with a definition, and where it stands.</summary>
/// <param name="File">The file, or whatever else names the text.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Reason">What is wrong, with a code that begins with <c>rules.</c></param>
public sealed record RuleProblem(string File, int Line, int Column, Refusal Reason)
{
    /// <summary>The code of the reason.</summary>
    public string Code => Reason.Code;

    /// <summary>Place and sentence on one line.</summary>
    public string Say(CultureInfo? culture = null) => string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column}): {Code}: {Words.Say(Reason, culture)}");

    /// <inheritdoc/>
    public override string ToString() => Say(CultureInfo.InvariantCulture);
}

/// <summary>A definition that was read, or every reason why it was not.</summary>
/// <param name="Value">What was read; null where a problem forbids it.</param>
/// <param name="Problems">Every problem, in the order of the text.</param>
public sealed record Definition<T>(T? Value, ImmutableArray<RuleProblem> Problems)
    where T : class
{
    /// <summary>Whether it was read without a problem.</summary>
    public bool IsGood => Value is not null && Problems.IsEmpty;
}
