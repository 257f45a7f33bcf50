using Taizhang.Kernel;

namespace Taizhang.Accounts.Tokens;

/// <summary>What a token lets another system do; each is less than what its holder may.</summary>
[Flags]
public enum TokenScope
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Reads organizations and people.</summary>
    ReadRegistry = 1,

    /// <summary>Reads duties, why they stand as they do, and the facts behind them.</summary>
    ReadDuties = 2,

    /// <summary>Reads activities with who came.</summary>
    ReadActivities = 4,

    /// <summary>Records activities.</summary>
    RecordActivities = 8,
}

/// <summary>Why a token ended before its last day.</summary>
public enum TokenEnd
{
    /// <summary>Its holder revoked it.</summary>
    RevokedByHolder = 1,

    /// <summary>An administrator revoked it.</summary>
    RevokedByAdministrator = 2,

    /// <summary>The account was closed or reset.</summary>
    AccountEnded = 3,

    /// <summary>The post or grant it was issued in ended.</summary>
    CapacityEnded = 4,
}

/// <summary>访问令牌: what another system shows in place of its holder, for a part of what the holder may, up to a day.</summary>
public sealed class AccessToken
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>The key; it stands in the token's text.</summary>
    public long Id { get; private set; }

    /// <summary>The account of its holder.</summary>
    public required long AccountId { get; init; }

    /// <summary>What its holder calls it; the journal names it as the means of what is done with it.</summary>
    public required string Name { get; init; }

    /// <summary>A digest of the secret; the secret itself is kept nowhere.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>What it lets do.</summary>
    public required TokenScope Scopes { get; init; }

    /// <summary>What the holder acts as with it.</summary>
    public required Role CapacityRole { get; init; }

    /// <summary>The organization of that capacity; null for the whole store.</summary>
    public long? CapacityOrganizationId { get; init; }

    /// <summary>The organization it reaches, with all below it; null for all the holder reaches.</summary>
    public long? OrganizationId { get; init; }

    /// <summary>When it was issued, in UTC.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>The last day it is good, inside.</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>The last day it was used; null while it never was. No finer: it is there to find tokens nobody needs, not to follow a person.</summary>
    public DateOnly? LastUsedOn { get; set; }

    /// <summary>When it ended before its last day, in UTC; null where it did not.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Why it ended.</summary>
    public TokenEnd? EndReason { get; set; }

    /// <summary>The name of who ended it.</summary>
    public string? EndedBy { get; set; }

    /// <summary>What an administrator wrote down as the reason.</summary>
    public string? EndNote { get; set; }

    /// <summary>Whether it is good on a day, as far as it tells itself.</summary>
    public bool IsGoodOn(DateOnly day) => EndedAt is null && day <= ExpiresOn;

    /// <summary>Ends it, unless it has ended already.</summary>
    public void End(TokenEnd reason, DateTime at, string? by = null, string? note = null)
    {
        if (EndedAt is null)
        {
            (EndedAt, EndReason, EndedBy, EndNote) = (at, reason, by, note);
        }
    }
}
