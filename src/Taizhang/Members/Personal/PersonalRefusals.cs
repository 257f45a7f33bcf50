using Taizhang.Kernel;

namespace Taizhang.Members.Personal;

/// <summary>Why personal data is not sealed, opened, shown or corrected.</summary>
public static class PersonalRefusals
{
    /// <summary>The longest address and telephone number, in characters.</summary>
    public const int LongestAddress = 120;

    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 400;

    /// <summary>The longest telephone number, in characters.</summary>
    public const int LongestPhone = 20;

    /// <summary>The setting names no algorithm.</summary>
    public static Refusal AlgorithmUnknown(string word) => new("personal.algorithm-unknown", ("word", word), ("setting", PersonalDataSettings.AlgorithmSetting));

    /// <summary>In production the key file must be there.</summary>
    public static Refusal KeyFileMissing(string file) => OfFile("personal.key-file-missing", file);

    /// <summary>There is a key file already.</summary>
    public static Refusal KeyFileThere(string file) => OfFile("personal.key-file-there", file);

    /// <summary>The file is no key ring, or not a whole one.</summary>
    public static Refusal KeyFileUnreadable(string file) => OfFile("personal.key-file-unreadable", file);

    /// <summary>The program may not read the file.</summary>
    public static Refusal KeyFileClosed(string file) => OfFile("personal.key-file-closed", file);

    /// <summary>Others than its owner may read the file.</summary>
    public static Refusal KeyFileOpenToOthers(string file) => OfFile("personal.key-file-open-to-others", file);

    /// <summary>The file lies where everyone is served from.</summary>
    public static Refusal KeyFileServed(string file, string folder) => new("personal.key-file-served", ("file", file), ("folder", folder), ("setting", PersonalDataSettings.KeyFileSetting));

    /// <summary>The store holds values under keys the ring lacks.</summary>
    public static Refusal KeysLacking(string file, IReadOnlyList<int> keys) => new("personal.keys-lacking", ("file", file), ("keys", keys.Select(key => key.ToString(System.Globalization.CultureInfo.InvariantCulture))), ("setting", PersonalDataSettings.KeyFileSetting));

    /// <summary>Some sealed values do not open, so that nothing is overwritten.</summary>
    public static Refusal Unreadable(IReadOnlyList<string> names, int count) => new("personal.unreadable", ("names", names), ("count", count));

    /// <summary>The value does not open.</summary>
    public static Refusal DoesNotOpen(OpenFault fault, int keyId) => fault == OpenFault.KeyMissing ? new("personal.key-missing", ("key", keyId)) : new("personal.damaged");

    /// <summary>No such value is kept of the person.</summary>
    public static Refusal NotHeld { get; } = new Refusal("personal.not-held").At("Kind");

    /// <summary>The branch has an organization officer, and it is another.</summary>
    public static Refusal NotTheOfficer { get; } = new("personal.not-the-officer");

    /// <summary>A reason names no numbers of people.</summary>
    public static Refusal ReasonHasNumber(string field) => new Refusal("personal.reason-has-number").At(field);

    /// <summary>A reason says in words what for.</summary>
    public static Refusal ReasonTooShort(string field, int shortest) => new Refusal("personal.reason-too-short", ("shortest", shortest)).At(field);

    /// <summary>The number is that of another person.</summary>
    public static Refusal IdentityTaken(string name) => new Refusal("personal.identity-taken", ("name", name)).At("IdentityNumber");

    /// <summary>It is no telephone number.</summary>
    public static Refusal PhoneUnreadable { get; } = new Refusal("personal.phone-unreadable").At("Phone");

    private static Refusal OfFile(string code, string file) => new(code, ("file", file), ("setting", PersonalDataSettings.KeyFileSetting));
}
