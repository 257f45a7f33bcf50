namespace Taizhang.Tests.Security;

/// <summary>Where a thing lies, seen from who asks for it.</summary>
public enum Place
{
    /// <summary>Within the part of the hierarchy the role is held for, and, for a member, about that person.</summary>
    Inside,

    /// <summary>Beside it: another branch's, or another person's.</summary>
    Outside,

    /// <summary>Above it: of the organization over it.</summary>
    Above,

    /// <summary>Nowhere: a key that was never given.</summary>
    Nowhere,
}

/// <summary>A thing an address can name.</summary>
/// <param name="Keys">What stands in the address for it, by the parameters' names.</param>
/// <param name="Path">The path of the organization it belongs to.</param>
/// <param name="Members">The persons it is about; empty where it is about an organization.</param>
public sealed record Thing(IReadOnlyDictionary<string, string> Keys, string Path, IReadOnlyList<long> Members)
{
    /// <summary>What an address names that names nothing: it lies within every scope.</summary>
    public static Thing None { get; } = new(new Dictionary<string, string>(), "/", []);

    public static Thing Of(long key, string path, params long[] members) => new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Id"] = Number(key) }, path, members);

    public Thing With(string name, string value) => this with { Keys = new Dictionary<string, string>(Keys, StringComparer.OrdinalIgnoreCase) { [name] = value } };

    public static string Number(long key) => key.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
