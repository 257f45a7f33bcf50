namespace Taizhang.Web.Activities;

/// <summary>Why people are absent: a few words to choose from; what came from elsewhere is shown as it is.</summary>
public static class Absence
{
    public static IReadOnlyList<string> Reasons { get; } = ["leave", "trip", "duty", "ill", "training", "unexcused", "other"];

    public static string Say(Texts texts, string reason) => Reasons.Contains(reason) ? texts[$"absence.{reason}"] : reason;
}
