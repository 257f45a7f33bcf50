using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Web;

/// <summary>The words of the pages in the reader's language: those of the web first, then those of the modules.</summary>
public sealed class Texts
{
    private static readonly IReadOnlyList<ResourceManager> Books = Words.BooksOf(typeof(Texts).Assembly);

    /// <summary>What was found before: a page asks for the same few words a thousand times.</summary>
    private static readonly ConcurrentDictionary<(string Key, string Culture), string> Found = new();

    /// <summary>The words under a key; the key itself where there are none, so that a gap is seen.</summary>
    public string this[string key] => Find(key) ?? key;

    /// <summary>The words under a key with values in the places {0}, {1} …</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The words under a key, or nothing.</summary>
    public static string? Find(string key)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (Found.TryGetValue((key, culture.Name), out var found))
        {
            return found;
        }

        var text = Books.Select(book => book.GetString(key, culture)).FirstOrDefault(each => each is not null) ?? Words.Find(key);
        return text is null ? null : Found.GetOrAdd((key, culture.Name), text);
    }

    /// <summary>The words under a key with values in the places {name}.</summary>
    public string Say(string key, params (string Name, object? Value)[] values) =>
        Words.Fill(this[key], values.ToDictionary(value => value.Name, value => value.Value), CultureInfo.CurrentUICulture);

    /// <summary>The sentence of a refusal.</summary>
    public string Say(Refusal refusal) => Words.Fill(this[refusal.Code], refusal.Facts, CultureInfo.CurrentUICulture);

    /// <summary>The word for a duty's state.</summary>
    public string State(DutyState state) => this["duty-state." + Kebab.Word(state)];
}
