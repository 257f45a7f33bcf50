using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>Why a file is not taken as a roster, and why an import is not done.</summary>
public static class RosterRefusals
{
    /// <summary>The largest file taken in, in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>The most people one file may hold.</summary>
    public const int MostRows = 20_000;

    /// <summary>No file was chosen.</summary>
    public static Refusal FileMissing { get; } = new Refusal("roster.file-missing").At("File");

    /// <summary>Nothing is in the file.</summary>
    public static Refusal FileEmpty { get; } = new Refusal("roster.file-empty").At("File");

    /// <summary>It is neither a workbook nor a table in text.</summary>
    public static Refusal FileNotTable { get; } = new Refusal("roster.file-not-table").At("File");

    /// <summary>It is a workbook that cannot be read to its end.</summary>
    public static Refusal FileBroken { get; } = new Refusal("roster.file-broken").At("File");

    /// <summary>It is an .xls or .et of older programs.</summary>
    public static Refusal FileLegacy { get; } = new Refusal("roster.file-legacy").At("File");

    /// <summary>It is locked with a password.</summary>
    public static Refusal FileEncrypted { get; } = new Refusal("roster.file-encrypted").At("File");

    /// <summary>It is a web page called a workbook.</summary>
    public static Refusal FileWebPage { get; } = new Refusal("roster.file-web-page").At("File");

    /// <summary>No row of headings was found.</summary>
    public static Refusal NoHeadings { get; } = new Refusal("roster.no-headings").At("File");

    /// <summary>Headings, and nobody below.</summary>
    public static Refusal NoPeople { get; } = new Refusal("roster.no-people").At("File");

    /// <summary>There is no branch yet whose roll people could stand on.</summary>
    public static Refusal NoBranches { get; } = new("roster.no-branches");

    /// <summary>The file that was kept cannot be opened: the key for personal data is another.</summary>
    public static Refusal KeyChanged { get; } = new("roster.key-changed");

    /// <summary>The file has errors.</summary>
    public static Refusal HasErrors(int count) => new("roster.has-errors", ("count", count));

    /// <summary>Nothing would change.</summary>
    public static Refusal NothingToDo { get; } = new("roster.nothing-to-do");

    /// <summary>The registry or the choices are no longer those the preview was made with.</summary>
    public static Refusal PreviewOutdated { get; } = new("roster.preview-outdated");

    /// <summary>The import does not wait for a decision.</summary>
    public static Refusal NotWaiting { get; } = new("roster.not-waiting");

    /// <summary>The import is not one that was done.</summary>
    public static Refusal NotDone { get; } = new("roster.not-done");

    /// <summary>The day the roster speaks of lies ahead.</summary>
    public static Refusal DayAhead(DateOnly today) => new Refusal("roster.day-ahead", ("today", today)).At("AsOf");

    /// <summary>Many would be closed, and that was not confirmed.</summary>
    public static Refusal ManyClosed(int count) => new Refusal("roster.many-closed", ("count", count)).At("SureToClose");

    /// <summary>What was changed later stands on the import.</summary>
    public static Refusal StandsOnIt(IReadOnlyList<string> names, int count) => new("roster.stands-on-it", ("names", names), ("count", count));

    /// <summary>The file is larger than is taken in.</summary>
    public static Refusal FileTooLarge(long bytes) => new Refusal("roster.file-too-large", ("megabytes", bytes / (1024 * 1024)), ("limit", LargestFile / (1024 * 1024))).At("File");

    /// <summary>Unpacked, it is larger than any roster.</summary>
    public static Refusal FileExpandsTooFar(long limit) => new Refusal("roster.file-expands-too-far", ("limit", limit / (1024 * 1024))).At("File");

    /// <summary>More rows than are taken in.</summary>
    public static Refusal TooManyRows { get; } = new Refusal("roster.too-many-rows", ("limit", MostRows)).At("File");
}
