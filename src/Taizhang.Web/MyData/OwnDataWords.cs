using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Members.Personal;

namespace Taizhang.Web.MyData;

/// <summary>What is held about a person in the reader's words, for the page and its copies alike.</summary>
internal static class OwnDataWords
{
    public static string What(OwnDataItem item, Texts texts) => item.Kind is { } kind ? texts[$"personal-kind.{Kebab.Word(kind)}"] : texts[$"members.{item.Field}"];

    public static string Value(OwnDataItem item, Texts texts) => item.Value switch
    {
        null => texts["members.no-figure"],
        DateOnly day => Words.DayInTable(day),
        Gender gender => texts[$"gender.{Kebab.Word(gender)}"],
        Standing standing => texts[$"standing.{Kebab.Word(standing)}"],
        var value => value.ToString() ?? "",
    };

    /// <summary>The import, or the deed.</summary>
    public static string Source(OwnDataItem item, Texts texts) => item.ImportId is { } import
        ? texts.Say("my-data.by-import", ("number", import))
        : Texts.Find($"deed.{item.Deed}") ?? texts["my-data.by-registry"];
}
