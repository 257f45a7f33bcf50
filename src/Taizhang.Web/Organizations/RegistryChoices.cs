using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Organizations;
using Taizhang.Web.Components;

namespace Taizhang.Web.Organizations;

/// <summary>What the selects of the registry offer, and how their answers are read.</summary>
public static class RegistryChoices
{
    /// <summary>All values of an enumeration in the reader's words.</summary>
    public static IReadOnlyList<Choice> Of<T>(Texts texts, string prefix)
        where T : struct, Enum =>
        Of(texts, prefix, Enum.GetValues<T>());

    /// <summary>Some values of an enumeration in the reader's words.</summary>
    public static IReadOnlyList<Choice> Of<T>(Texts texts, string prefix, IEnumerable<T> values)
        where T : struct, Enum =>
        [.. values.Select(value => new Choice(Kebab.Word(value), texts[$"{prefix}.{Kebab.Word(value)}"]))];

    /// <summary>The value chosen; none where nothing, or nothing known, was chosen.</summary>
    public static T? Read<T>(string? word)
        where T : struct, Enum =>
        Kebab.TryRead<T>(word ?? "", out var value) ? value : null;

    /// <summary>Organizations, each set in by its depth.</summary>
    public static IReadOnlyList<Choice> Of(IEnumerable<OrganizationOutline> rows) =>
        [.. rows.Select(row => new Choice(row.Id.ToString(CultureInfo.InvariantCulture), new string('　', row.Depth) + row.Name))];

    /// <summary>Dated entries by their key.</summary>
    public static Choice Entry(long id, string text) => new(id.ToString(CultureInfo.InvariantCulture), text);

    /// <summary>Why something began and why it ended; nothing where neither is known.</summary>
    public static string? Reasons(this Texts texts, string? began, string? ended) =>
        ended is null ? began : began is null ? texts.Say("organizations.ended-because", ("reason", ended)) : texts.Say("organizations.began-and-ended", ("began", began), ("ended", ended));

    /// <summary>From a day to another or on: 2024-01-01 – 2024-12-31.</summary>
    public static string Days(this Texts texts, DateOnly from, DateOnly? to) => to is { } last
        ? texts.Say("organizations.days", ("from", Words.DayInTable(from)), ("to", Words.DayInTable(last)))
        : texts.Say("organizations.days-since", ("from", Words.DayInTable(from)));
}
