using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Providers;

/// <summary>A person as an identity provider of the enterprise names them.</summary>
/// <param name="Provider">The provider's address.</param>
/// <param name="Name">Its word for the person, the same for ever.</param>
public sealed record ProviderSubject(string Provider, string Name)
{
    /// <summary>The longest name of a subject that is taken, in characters.</summary>
    public const int Longest = 255;

    /// <summary>Whether the name can be one: short enough, nothing that breaks a line.</summary>
    public bool IsGood => Name.Length is > 0 and <= Longest && !string.IsNullOrWhiteSpace(Name) && !Name.Any(char.IsControl);
}

/// <summary>What links between accounts and subjects do in the store.</summary>
internal static class Subjects
{
    /// <summary>What stands against linking a subject to an account: one account has one subject of a provider, and the other way round.</summary>
    public static async Task<Refuse> AgainstLinkAsync(this TaizhangDb db, long accountId, ProviderSubject subject, string? field, CancellationToken cancellationToken)
    {
        var near = await db.UserLogins.AsNoTracking().Where(each => each.LoginProvider == subject.Provider && (each.ProviderKey == subject.Name || each.UserId == accountId)).ToListAsync(cancellationToken);
        return Refuse.If(!subject.IsGood, Placed(ProviderRefusals.BadSubject(ProviderSubject.Longest)))
            .OrIf(near.Exists(each => each.UserId == accountId), Placed(ProviderRefusals.AccountLinked))
            .OrIf(near.Exists(each => each.UserId != accountId), Placed(ProviderRefusals.SubjectLinked));

        Refusal Placed(Refusal refusal) => field is null ? refusal : refusal.At(field);
    }

    /// <summary>Links them.</summary>
    public static void Link(this TaizhangDb db, long accountId, ProviderSubject subject) =>
        db.UserLogins.Add(new IdentityUserLogin<long> { UserId = accountId, LoginProvider = subject.Provider, ProviderKey = subject.Name });

    /// <summary>Ends what links an account, also with a provider that is no longer the enterprise's; false where nothing does.</summary>
    public static async Task<bool> UnlinkAsync(this TaizhangDb db, long accountId, CancellationToken cancellationToken)
    {
        var links = await db.UserLogins.Where(each => each.UserId == accountId).ToListAsync(cancellationToken);
        db.UserLogins.RemoveRange(links);
        return links.Count > 0;
    }
}
