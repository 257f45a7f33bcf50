namespace Taizhang.Kernel;

/// <summary>What came of a deed: done, or every reason why not.</summary>
public sealed class Outcome
{
    private Outcome(IReadOnlyList<Refusal> refusals, long? id)
    {
        Refusals = refusals;
        Id = id;
    }

    /// <summary>The deed is done.</summary>
    public static Outcome Done { get; } = new([], null);

    /// <summary>Every reason against; empty when the deed is done.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>The key of what the deed made, where it made one thing.</summary>
    public long? Id { get; }

    /// <summary>Whether the deed is done.</summary>
    public bool IsDone => Refusals.Count == 0;

    /// <summary>The deed is done and made the thing with this key.</summary>
    public static Outcome Made(long id) => new([], id);

    /// <summary>The deed is refused for these reasons, of which there is at least one.</summary>
    public static Outcome Refused(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? new(refusals, null) : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));

    /// <summary>The same outcome behind reasons found before; of a field that has a reason already no second one is told.</summary>
    public Outcome Behind(IReadOnlyList<Refusal> beforehand) => beforehand.Count == 0
        ? this
        : Refused([.. beforehand, .. Refusals.Where(refusal => refusal.Field is null || beforehand.All(each => !string.Equals(each.Field, refusal.Field, StringComparison.OrdinalIgnoreCase)))]);

    /// <summary>A single reason is an outcome.</summary>
    public static implicit operator Outcome(Refusal refusal) => new([refusal], null);

    /// <summary>The outcome for a single reason.</summary>
    public static Outcome FromRefusal(Refusal refusal) => refusal;
}
