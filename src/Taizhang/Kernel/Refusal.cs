namespace Taizhang.Kernel;

/// <summary>One reason why the answer is no: a code that never changes meaning, and the facts its sentence needs.</summary>
/// <remarks>The sentence itself lives in the module's texts under the same code, once in each language.</remarks>
public sealed class Refusal
{
    /// <summary>A refusal named by <paramref name="code"/> (<c>module.what-is-wrong</c>) with the facts of its sentence.</summary>
    public Refusal(string code, params (string Name, object? Value)[] facts)
    {
        Code = code;
        Facts = facts.ToDictionary(fact => fact.Name, fact => fact.Value);
    }

    /// <summary>The code, kebab-case behind the module's name; never reused.</summary>
    public string Code { get; }

    /// <summary>What the sentence names: limits, days, names.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; }

    /// <summary>The field or cell the refusal stands beside, if there is one.</summary>
    public string? Field { get; private init; }

    /// <summary>The same refusal, placed beside a field or cell.</summary>
    public Refusal At(string field)
    {
        var placed = new Refusal(Code, [.. Facts.Select(fact => (fact.Key, fact.Value))]) { Field = field };
        return placed;
    }

    /// <inheritdoc/>
    public override string ToString() => Field is null ? Code : $"{Field}: {Code}";
}
