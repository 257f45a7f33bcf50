using Taizhang.Kernel;
using Taizhang.Members.Corrections;

namespace Taizhang.Web.Corrections;

/// <summary>What people ask to have corrected, in the reader's words.</summary>
internal static class CorrectionWords
{
    /// <summary>The field.</summary>
    public static string Field(HeldField field, Texts texts) => texts[$"{(HeldFields.KindOf(field) is null ? "members" : "personal-kind")}.{Kebab.Word(field)}"];

    /// <summary>What is held in a field, in words; a dash for nothing.</summary>
    public static string Held(HeldField field, string? text, Texts texts) => (field, text) switch
    {
        (_, null) => texts["members.no-figure"],
        (HeldField.Gender, _) => texts[$"gender.{text}"],
        (HeldField.Standing, _) => texts[$"standing.{text}"],
        _ => text,
    };

    /// <summary>The form in which the field is corrected.</summary>
    public static string Form(long memberId, HeldField field) => $"/members/{memberId}/edit" + (HeldFields.KindOf(field) is not null ? "/personal" : field == HeldField.Standing ? "/membership" : "");

    /// <summary>The tone of a state.</summary>
    public static string Tone(CorrectionState state) => state switch
    {
        CorrectionState.Open => "warning",
        CorrectionState.Corrected => "success",
        _ => "neutral",
    };
}
