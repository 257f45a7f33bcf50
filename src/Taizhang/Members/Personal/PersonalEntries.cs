using Taizhang.Organizations;

namespace Taizhang.Members.Personal;

/// <summary>What is to be kept of a person from now on; what is left empty stays as it is.</summary>
public sealed record PersonalEntries
{
    /// <summary>The identity number.</summary>
    public string? IdentityNumber { get; init; }

    /// <summary>The telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The home address.</summary>
    public string? Address { get; init; }

    /// <summary>Notes on health.</summary>
    public string? Health { get; init; }

    /// <summary>Notes on hardship.</summary>
    public string? Hardship { get; init; }

    /// <summary>What is taken out.</summary>
    public IReadOnlyList<PersonalKind> Cleared { get; init; } = [];

    /// <summary>Never a value: what is written out of a request ends in logs.</summary>
    public override string ToString() => nameof(PersonalEntries);

    internal IEnumerable<(PersonalKind Kind, string? Text)> All() =>
    [
        (PersonalKind.IdentityNumber, RegistryChecks.Kept(IdentityNumber)),
        (PersonalKind.Phone, RegistryChecks.Kept(Phone)),
        (PersonalKind.Address, RegistryChecks.Kept(Address)),
        (PersonalKind.Health, RegistryChecks.Kept(Health)),
        (PersonalKind.Hardship, RegistryChecks.Kept(Hardship)),
    ];
}
