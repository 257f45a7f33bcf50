namespace Taizhang.Members.Personal;

/// <summary>What some data of people is kept for: the notice says purpose, retention and readers of each in words of its name.</summary>
/// <param name="Name">The name of the use in texts.</param>
/// <param name="Fields">The fields it covers, as <c>Type.Property</c>; of sealed values <c>PersonalKind.Value</c>.</param>
public sealed record PersonalDataUse(string Name, IReadOnlyList<string> Fields);

/// <summary>Every use of personal data there is (PIPL Art. 17); a field that stands in none is not kept.</summary>
public static class PersonalDataUses
{
    /// <summary>All of them, in the order of the notice.</summary>
    public static IReadOnlyList<PersonalDataUse> All { get; } =
    [
        new("person", ["Member.Name", "Member.Initials", "Member.BornOn", "Member.Ethnicity"]),
        new("work", ["Member.Education", "Member.Occupation"]),
        new("membership", ["Membership", "Post", "RankHolding", "Circumstance", "Member.LostContactOn", "Member.FloatingTo"]),
        new("identity", [$"{nameof(PersonalKind)}.{nameof(PersonalKind.IdentityNumber)}"]),
        new("contact", [$"{nameof(PersonalKind)}.{nameof(PersonalKind.Phone)}", $"{nameof(PersonalKind)}.{nameof(PersonalKind.Address)}"]),
        new("care", [$"{nameof(PersonalKind)}.{nameof(PersonalKind.Health)}", $"{nameof(PersonalKind)}.{nameof(PersonalKind.Hardship)}"]),
        new("corrections", ["CorrectionRequest.Sealed", "CorrectionRequest.Answer"]),
        new("imports", ["JobRow.Input", "JobRow.Undo"]),
        new("activities", ["Attendance", "Talk"]),
        new("evidence", ["EvidenceItem.Name"]),
        new("account", ["Account", "Account.PasswordHash", "Account.SecurityStamp", "Account.ConcurrencyStamp", "AccountSession", "AccountSession.Stamp", "AccessToken"]),
        new("journal", ["JournalEntry"]),
    ];
}
