using Taizhang.Kernel;

namespace Taizhang.Plans.Reading;

/// <summary>Why a file cannot be read as a plan.</summary>
public static class PlanRefusals
{
    /// <summary>The largest file taken in, in bytes.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>Nothing is in the file.</summary>
    public static Refusal FileEmpty { get; } = new("plan.file-empty");

    /// <summary>It is not text in any encoding we know.</summary>
    public static Refusal FileNotText { get; } = new("plan.file-not-text");

    /// <summary>It is called .docx and is something else.</summary>
    public static Refusal FileNotDocx { get; } = new("plan.file-not-docx");

    /// <summary>It is a .docx that cannot be read to its end.</summary>
    public static Refusal FileBroken { get; } = new("plan.file-broken");

    /// <summary>It is a .doc of the years before 2007.</summary>
    public static Refusal FileLegacyDoc { get; } = new("plan.file-legacy-doc");

    /// <summary>It is locked with a password.</summary>
    public static Refusal FileEncrypted { get; } = new("plan.file-encrypted");

    /// <summary>The document carries a program, which everyone who fetches the original would get with it.</summary>
    public static Refusal FileWithMacros { get; } = new("plan.file-with-macros");

    /// <summary>It is text, but no part of it looks like a plan.</summary>
    public static Refusal NothingRecognized { get; } = new("plan.nothing-recognized");

    /// <summary>The file is larger than we take in.</summary>
    public static Refusal FileTooLarge(long bytes) =>
        new("plan.file-too-large", ("megabytes", bytes / (1024 * 1024)), ("limit", LargestFile / (1024 * 1024)));

    /// <summary>Unpacked, it would be larger than any plan is.</summary>
    public static Refusal FileExpandsTooFar(long limit) =>
        new("plan.file-expands-too-far", ("limit", limit / (1024 * 1024)));
}
