using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>Finds the person of the registry whom a row means: by number, identity, code, name with birthday, and last by name and branch.</summary>
internal sealed class PersonFinder(RosterRegistry registry)
{
    private readonly Dictionary<long, KnownPerson> _byId = registry.People.ToDictionary(person => person.Id);
    private readonly ILookup<string, KnownPerson> _byIdentity = registry.People.Where(person => person.Fields.IdentityNumber is not null).ToLookup(person => person.Fields.IdentityNumber!, StringComparer.Ordinal);
    private readonly ILookup<string, KnownPerson> _byCode = registry.People.Where(person => person.Fields.Code is not null).ToLookup(person => person.Fields.Code!, StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, KnownPerson> _byName = registry.People.ToLookup(person => RosterText.Name(person.Fields.Name), StringComparer.Ordinal);

    /// <summary>By what names one person alone.</summary>
    public (KnownPerson? Person, RosterProblem? Error) FindSurely(RosterRow row, long? branchId)
    {
        var ofCard = row.IdentityNumber is { } card ? _byIdentity[card.Value].FirstOrDefault() : null;
        if (row.RegistryNumber is { } number)
        {
            return !_byId.TryGetValue(number, out var numbered) ? (null, row.At(RosterField.RegistryNumber, new Refusal("roster.registry-number-unknown", ("number", number))))
                : ofCard is not null && ofCard.Id != number ? (null, row.At(RosterField.IdentityNumber, new Refusal("roster.identity-of-another", ("name", ofCard.Fields.Name))))
                : numbered.Fields.Name != row.Name && !IsSameBirthday(row, numbered) ? (null, row.At(RosterField.RegistryNumber, new Refusal("roster.registry-number-of-another", ("number", number), ("name", numbered.Fields.Name))))
                : (numbered, null);
        }

        if (ofCard is not null)
        {
            return (ofCard, null);
        }

        if (row.Code is { } code && _byCode[code].FirstOrDefault() is { } coded)
        {
            return coded.Fields.Name == row.Name || IsSameBirthday(row, coded) ? (coded, null) : (null, row.At(RosterField.Code, new Refusal("roster.code-of-another", ("code", code), ("name", coded.Fields.Name))));
        }

        var born = _byName[row.Name].Where(person => !IsOtherCard(row, person) && IsSameBirthday(row, person)).ToList();
        if (born.Count > 1)
        {
            born = born.FindAll(person => person.Fields.OrganizationId == branchId);
            return born.Count == 1 ? (born[0], null) : (null, Ambiguous(row, _byName[row.Name].Count()));
        }

        return (born.FirstOrDefault(), null);
    }

    /// <summary>By the name alone, among those no other row has named; first in the same branch.</summary>
    public (KnownPerson? Person, RosterProblem? Error, bool IsElsewhere) FindByName(RosterRow row, long? branchId, IReadOnlySet<long> taken)
    {
        var named = _byName[row.Name].Where(person => person.Fields.Standing != Standing.Left && !taken.Contains(person.Id) && !IsOtherCard(row, person)).ToList();
        var here = named.FindAll(person => person.Fields.OrganizationId == branchId);
        if (here.Count == 1)
        {
            return (here[0], null, false);
        }

        // With another birthday and in another branch, it is another person of the same name.
        var elsewhere = named.FindAll(person => BirthdayOf(row) is null || person.Fields.BornOn is null);
        return here.Count > 1 || elsewhere.Count > 1 ? (null, Ambiguous(row, named.Count), false)
            : (elsewhere.FirstOrDefault(), null, elsewhere.Count == 1);
    }

    private static RosterProblem Ambiguous(RosterRow row, int count) => row.At(RosterField.Name, new Refusal("roster.name-ambiguous", ("name", row.Name), ("count", count)));

    private static RosterDay? BirthdayOf(RosterRow row) => row.BornOn ?? (row.IdentityNumber is { } card ? new RosterDay(card.BornOn, false) : null);

    private static bool IsSameBirthday(RosterRow row, KnownPerson person) => person.Fields.BornOn is { } born && BirthdayOf(row) is { } said && said.Agrees(born);

    private static bool IsOtherCard(RosterRow row, KnownPerson person) => row.IdentityNumber is { } card && person.Fields.IdentityNumber is { } held && held != card.Value && !IsSameBirthday(row, person);
}
