namespace Taizhang.Kernel;

/// <summary>Gathers every reason against a deed before it is decided, so that a person is told all of them at once.</summary>
public sealed class Refuse
{
    private readonly List<Refusal> _reasons = [];

    /// <summary>The reasons gathered so far.</summary>
    public IReadOnlyList<Refusal> Reasons => _reasons;

    /// <summary>Whether a reason was found.</summary>
    public bool Any => _reasons.Count > 0;

    /// <summary>Begins with a first condition.</summary>
    public static Refuse If(bool condition, Refusal refusal) => new Refuse().OrIf(condition, refusal);

    /// <summary>Adds a reason when its condition holds.</summary>
    public Refuse OrIf(bool condition, Refusal refusal)
    {
        if (condition)
        {
            _reasons.Add(refusal);
        }

        return this;
    }

    /// <summary>Adds reasons found elsewhere.</summary>
    public Refuse And(IEnumerable<Refusal> refusals)
    {
        _reasons.AddRange(refusals);
        return this;
    }

    /// <summary>Does the deed when nothing stands against it.</summary>
    public Outcome Otherwise(Action deed)
    {
        if (Any)
        {
            return Outcome.Refused(_reasons);
        }

        deed();
        return Outcome.Done;
    }
}
