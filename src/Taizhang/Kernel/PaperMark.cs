namespace Taizhang.Kernel;

/// <summary>What a paper bears that leaves the house: the code it is asked for by, who took it and when.</summary>
/// <param name="Code">The code, as it is typed.</param>
/// <param name="By">Who took it, in words.</param>
/// <param name="At">When, in the offset it is shown in.</param>
/// <param name="Reason">Why, where it carries personal data of others.</param>
public sealed record PaperMark(string Code, string By, DateTimeOffset At, string? Reason = null)
{
    private static readonly AsyncLocal<PaperMark?> Written = new();

    /// <summary>The mark of the paper that is being written; null where what is written is not issued to anyone.</summary>
    public static PaperMark? Current => Written.Value;

    /// <summary>Writes a paper; whatever makes its sheets finds the mark.</summary>
    public void While(Action write)
    {
        Written.Value = this;
        try
        {
            write();
        }
        finally
        {
            Written.Value = null;
        }
    }
}
