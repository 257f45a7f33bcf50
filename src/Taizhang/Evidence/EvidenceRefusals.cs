using Taizhang.Kernel;

namespace Taizhang.Evidence;

/// <summary>The ways a file is not taken, not shown or not taken away.</summary>
public static class EvidenceRefusals
{
    /// <summary>The field of files in a form.</summary>
    public const string Files = "Files";

    /// <summary>There is nothing in it.</summary>
    public static Refusal Empty(string name) => Of("evidence.empty", name);

    /// <summary>It is larger than its kind may be.</summary>
    public static Refusal TooLarge(string name, long largest) => new Refusal("evidence.too-large", ("name", name), ("megabytes", largest / 1024 / 1024)).At(Files);

    /// <summary>It is a program.</summary>
    public static Refusal Executable(string name) => Of("evidence.executable", name);

    /// <summary>A browser would run what is in it: a page, a drawing of markup, a script.</summary>
    public static Refusal Active(string name) => Of("evidence.active", name);

    /// <summary>It is a document that runs scripts or starts programs.</summary>
    public static Refusal ActivePdf(string name) => Of("evidence.active-pdf", name);

    /// <summary>It is a document with macros or embedded programs.</summary>
    public static Refusal Macros(string name) => Of("evidence.macros", name);

    /// <summary>It is an archive of other files.</summary>
    public static Refusal Archive(string name) => Of("evidence.archive", name);

    /// <summary>It is of an older office program, or closed with a password.</summary>
    public static Refusal OldOffice(string name) => Of("evidence.old-office", name);

    /// <summary>It is a picture of a kind that keeps its place where it cannot be taken out.</summary>
    public static Refusal OtherPicture(string name) => Of("evidence.other-picture", name);

    /// <summary>It is of no kind that is taken.</summary>
    public static Refusal NotTaken(string name) => new Refusal("evidence.not-taken", ("name", name), ("endings", FileKinds.Endings)).At(Files);

    /// <summary>It says it is of a kind and cannot be read as that.</summary>
    public static Refusal Damaged(string name) => Of("evidence.damaged", name);

    /// <summary>It unpacks into more than a document is.</summary>
    public static Refusal UnpacksTooFar(string name) => Of("evidence.unpacks-too-far", name);

    /// <summary>A picture with more points than are looked at.</summary>
    public static Refusal TooManyPoints(string name, int millions) => new Refusal("evidence.too-many-points", ("name", name), ("millions", millions)).At(Files);

    /// <summary>The scanner found something.</summary>
    public static Refusal Infected(string name, string found) => new Refusal("evidence.infected", ("name", name), ("found", found)).At(Files);

    /// <summary>The scanner that has to be asked does not answer.</summary>
    public static Refusal ScannerAway { get; } = new Refusal("evidence.scanner-away").At(Files);

    /// <summary>The store of files does not take or give it.</summary>
    public static Refusal StoreFailed { get; } = new Refusal("evidence.store-failed").At(Files);

    /// <summary>The same file is at the record already.</summary>
    public static Refusal AlreadyThere(string name) => Of("evidence.already-there", name);

    /// <summary>More files at once, or at one record, than are taken.</summary>
    public static Refusal TooMany(int most) => new Refusal("evidence.too-many", ("most", most)).At(Files);

    /// <summary>The record was withdrawn or corrected; nothing is added to it.</summary>
    public static Refusal RecordNoLongerStands { get; } = new("evidence.record-no-longer-stands");

    /// <summary>It was closed before.</summary>
    public static Refusal AlreadyClosed { get; } = new("evidence.already-closed");

    /// <summary>A reason is longer than may be.</summary>
    public static Refusal ReasonTooLong(int longest) => new Refusal("evidence.reason-too-long", ("longest", longest)).At("Reason");

    /// <summary>An upload that is not there, or is another's, or waited too long.</summary>
    public static Refusal UploadGone { get; } = new("evidence.upload-gone");

    /// <summary>One person has begun more uploads than are kept waiting.</summary>
    public static Refusal TooManyUploads(int most) => new("evidence.too-many-uploads", ("most", most));

    /// <summary>Files are kept longer before they may be collected.</summary>
    public static Refusal TooYoung(int fewest) => new Refusal("evidence.too-young", ("fewest", fewest)).At("OlderThan");

    /// <summary>A setting that is needed is not there.</summary>
    public static Refusal SettingMissing(string name) => new("evidence-settings.missing", ("setting", $"Evidence:{name}"));

    /// <summary>A setting cannot be read.</summary>
    public static Refusal BadSetting(string name, string? word, string offered) => new("evidence-settings.bad", ("setting", $"Evidence:{name}"), ("word", word), ("offered", offered));

    private static Refusal Of(string code, string name) => new Refusal(code, ("name", name)).At(Files);
}
