namespace Taizhang.Reports;

/// <summary>A state on paper: always its word, and a color beside it.</summary>
/// <param name="Text">The word for the state, in the reader's language.</param>
/// <param name="Tone">How it is to be taken.</param>
public sealed record StateCell(string Text, StateTone Tone);

/// <summary>How a state is to be taken; decides its color and nothing else.</summary>
public enum StateTone
{
    /// <summary>Under way, nothing to worry about.</summary>
    Calm,

    /// <summary>Done.</summary>
    Good,

    /// <summary>Needs someone soon.</summary>
    Warning,

    /// <summary>Missed, or no longer to be reached.</summary>
    Bad,

    /// <summary>Not counted: not begun, exempt or not applicable.</summary>
    Muted,
}
