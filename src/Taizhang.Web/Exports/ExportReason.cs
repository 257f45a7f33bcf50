using Microsoft.AspNetCore.WebUtilities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members.Personal;
using Taizhang.Web.Components;
using Taizhang.Web.Import;

namespace Taizhang.Web.Exports;

/// <summary>What carries personal data of others leaves the house for a stated reason: whoever asks for it without one is asked first.</summary>
internal static class ExportReason
{
    /// <summary>The name of the reason in addresses.</summary>
    public const string Name = "reason";

    /// <summary>The page that asks.</summary>
    public const string Page = "/export-reason";

    private static readonly HashSet<string> Asking = [RosterDownload.Address, "/ledger", "/ledger.xlsx", "/ledger.csv", "/audit/journal.xlsx", "/audit/journal.csv"];

    /// <summary>The reason an address states; null where it states none that says in words what for.</summary>
    public static string? Given(ListAddress address) => address[Name] is { } reason && StatedReason.Against(reason, Name).Count == 0 ? reason : null;

    /// <summary>Whether a ledger shows people other than the one who reads.</summary>
    public static bool IsNeeded(LedgerGrid.Request ledger, Actor actor) => ledger.Kind == SubjectKind.Member && actor.Scope.MemberId is null;

    /// <summary>Where it is asked why somebody wants what an address gives.</summary>
    public static string Ask(ListAddress address) => Page + QueryString.Create("to", address.Path + QueryString.Create(address.All));

    /// <summary>What is asked for, in an address of this application that needs a reason; null for any other.</summary>
    public static ListAddress? Read(string? to)
    {
        var parts = (to ?? "").Split('?', 2);
        return Asking.Contains(parts[0]) ? new ListAddress(parts[0], QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1))) : null;
    }
}
