using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>The name under a decision: the person's, or that of the office where no person is named.</summary>
public static class Signature
{
    /// <summary>How the actor signs; kept with the decision.</summary>
    public static string Of(Actor actor) => actor.Name.Length > 0 ? actor.Name : Kebab.Word(actor.Role);

    /// <summary>A kept signature in the reader's language.</summary>
    public static string Say(string signature, CultureInfo? culture = null) => Words.Find($"signature.{signature}", culture) ?? signature;
}
