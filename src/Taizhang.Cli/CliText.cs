using System.Globalization;
using System.Resources;
using Taizhang.Kernel;

namespace Taizhang.Cli;

/// <summary>The words of the command line: its own first, then those of the modules.</summary>
internal static class CliText
{
    private static readonly IReadOnlyList<ResourceManager> Books = Words.BooksOf(typeof(CliText).Assembly);

    internal static string Say(string key, params (string Name, object? Value)[] values) => Fill(key, values.ToDictionary(value => value.Name, value => value.Value));

    internal static string Say(Refusal refusal) => Fill(refusal.Code, refusal.Facts);

    private static string Fill(string key, IReadOnlyDictionary<string, object?> values) => Words.Fill(Find(key), values, CultureInfo.CurrentUICulture);

    private static string Find(string key) =>
        Books.Select(book => book.GetString(key, CultureInfo.CurrentUICulture)).FirstOrDefault(text => text is not null) ?? Words.Find(key) ?? key;
}
