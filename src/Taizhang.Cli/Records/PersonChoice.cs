using System.Globalization;
using Taizhang.Activities;
using Taizhang.Kernel;

namespace Taizhang.Cli.Records;

/// <summary>Finds the person a word means, by key or name, among those who may be meant.</summary>
internal sealed class PersonChoice(IReadOnlyList<RecordChoice> people, Refuse refuse)
{
    private const int MostNamed = 10;

    /// <summary>The key; null, with the reason among the refusals, where the word means nobody or several.</summary>
    internal long? Find(string word)
    {
        var text = word.Trim();
        var byKey = people.Where(person => Key(person).Equals(text, StringComparison.OrdinalIgnoreCase)).ToList();
        var found = byKey.Count > 0 ? byKey : [.. people.Where(person => person.Name == text)];
        if (found.Count == 1)
        {
            return found[0].Id;
        }

        refuse.And([new Refusal(found.Count == 0 ? "cli-record.person-unknown" : "cli-record.person-ambiguous", ("text", word), ("named", (found.Count > 1 ? found : people).Take(MostNamed).Select(Said)))]);
        return null;
    }

    private static string Key(RecordChoice person) => string.Create(CultureInfo.InvariantCulture, $"m{person.Id}");

    private static string Said(RecordChoice person) => person.Beside is null ? $"{Key(person)} {person.Name}" : $"{Key(person)} {person.Name} ({person.Beside})";
}
