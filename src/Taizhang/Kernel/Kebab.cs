using System.Collections.Frozen;
using System.Text.Json;

namespace Taizhang.Kernel;

/// <summary>The outside word of an enumeration's value, <c>general-meeting</c> for GeneralMeeting, and back.</summary>
public static class Kebab
{
    /// <summary>The outside word.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => Names<T>.Words[value];

    /// <summary>The value a word stands for; false where it stands for none, or there is none.</summary>
    public static bool TryRead<T>(string? word, out T value)
        where T : struct, Enum => Names<T>.Values.TryGetValue(word ?? "", out value);

    /// <summary>All words of an enumeration.</summary>
    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Names<T>.Values.Keys;

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Words =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> Values =
            Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
    }
}
