using System.Collections.Concurrent;
using System.Globalization;

namespace Taizhang.Kernel;

/// <summary>The first letters of a Chinese name's pinyin, by which lists are searched and ordered.</summary>
public static class Pinyin
{
    private const string Letters = "ABCDEFGHJKLMNOPQRSTWXYZ";

    /// <summary>The first character of each letter in the order of pinyin.</summary>
    private const string Firsts = "阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀";

    private static readonly CompareInfo Order = CultureInfo.GetCultureInfo("zh-CN").CompareInfo;

    private static readonly ConcurrentDictionary<char, char?> Known = new();

    /// <summary>Surnames that are read otherwise than the character alone, and the letter each begins with.</summary>
    private const string Surnames = "曾单解仇区查种朴乐翟尉折召繁", SurnameLetters = "ZSXQOZCPYZYSSP";

    /// <summary>The initials of a name; what is neither Chinese nor a letter is left out.</summary>
    public static string Initials(string name, int longest = 20)
    {
        ArgumentNullException.ThrowIfNull(name);
        var letters = name.Select((character, place) => place == 0 && Surnames.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at ? SurnameLetters[at] : Known.GetOrAdd(character, Initial)).OfType<char>();
        return string.Concat(letters.Take(longest));
    }

    private static char? Initial(char character)
    {
        if (char.IsAsciiLetterOrDigit(character))
        {
            return char.ToUpperInvariant(character);
        }

        if (character is < '\u4e00' or > '\u9fff')
        {
            return null;
        }

        var place = Letters.Length - 1;
        while (place > 0 && Order.Compare(character.ToString(), Firsts[place].ToString(), CompareOptions.None) < 0)
        {
            place--;
        }

        return Letters[place];
    }
}
