using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Rosters;

/// <summary>What a row makes of one person: fields, membership and rank.</summary>
internal sealed class PersonComparer(RosterRegistry registry, List<RosterProblem> errors, List<RosterProblem> warnings)
{
    private const int GrownUp = 18;

    private DateOnly AsOf => registry.AsOf;

    public PersonChange? Compare(RosterPerson person)
    {
        var (row, known) = (person.Row, person.Known);
        var standing = StandingOf(row, known);
        if (known is null && standing == Standing.Left)
        {
            warnings.Add(row.At(RosterField.MembershipState, new Refusal("roster.left-unknown")));
            return null;
        }

        if (known is null && row.Category is null && row.State is null or Standing.Full)
        {
            warnings.Add(row.At(RosterField.Name, new Refusal("roster.category-guessed", ("standing", Words.Say($"standing.{Kebab.Word(standing)}")))));
        }

        var wanted = Wanted(row, known, person.BranchId, standing);
        Warn(row, known, wanted);
        var membership = MembershipOf(person, wanted);
        var rank = RankOf(row, known);
        var fields = Differences(known, wanted, row.Rank);
        if (membership is null && rank is null && fields.Count == 0)
        {
            return null;
        }

        var kind = known is null ? PersonChangeKind.Added
            : standing == Standing.Left ? PersonChangeKind.Closed
            : known.Membership is null ? PersonChangeKind.Returned
            : known.Membership.OrganizationId != wanted.OrganizationId ? PersonChangeKind.Moved
            : PersonChangeKind.Changed;
        if (membership is not null && known?.ChangesOn is { } later)
        {
            errors.Add(row.At(RosterField.Name, new Refusal("roster.later-state", ("day", AsOf), ("later", later))));
        }

        return new PersonChange(kind, known, wanted, registry.NameOf(wanted.OrganizationId), new RosterPlace(row.Sheet, row.CellOf(RosterField.Name))) { Fields = fields, Membership = membership, Rank = rank };
    }

    /// <summary>Someone on the roll whom the roster does not have, when that closes.</summary>
    public PersonChange Close(KnownPerson known)
    {
        var wanted = known.Fields with { Standing = Standing.Left };
        return new PersonChange(PersonChangeKind.Closed, known, wanted, registry.NameOf(wanted.OrganizationId), null)
        {
            Fields = Differences(known, wanted, null),
            Membership = new MembershipStep(known.Membership, LastDayOf(known.Membership!, AsOf), null, Standing.Left, AsOf),
        };
    }

    /// <summary>Says once a column where only months are given.</summary>
    public void NoteMonths(IReadOnlyList<RosterPerson> people)
    {
        foreach (var (field, day) in new (RosterField, Func<RosterRow, RosterDay?>)[] { (RosterField.BornOn, UnknownBirthday), (RosterField.JoinedOn, row => row.JoinedOn), (RosterField.ConvertedOn, row => row.ConvertedOn) })
        {
            foreach (var sheet in people.Where(person => person.Known is null && day(person.Row) is { IsMonthOnly: true }).GroupBy(person => person.Row.Sheet))
            {
                warnings.Add(sheet.First().Row.At(field, new Refusal("roster.month-only", ("count", sheet.Count()))));
            }
        }
    }

    /// <summary>A birthday whose day not even the card tells.</summary>
    private static RosterDay? UnknownBirthday(RosterRow row) => row.IdentityNumber is { } card && row.BornOn?.Agrees(card.BornOn) == true ? null : row.BornOn;

    private Standing StandingOf(RosterRow row, KnownPerson? known)
    {
        if (row.State is Standing.Suspended or Standing.Left)
        {
            return row.State.Value;
        }

        if (row.Category is { } category)
        {
            return category;
        }

        var converted = row.ConvertedOn?.Day ?? known?.Fields.ConvertedOn;
        if (known is { Fields.Standing: not (Standing.Suspended or Standing.Left) } || (known is not null && row.State is null && known.Fields.Standing == Standing.Suspended))
        {
            return known.Fields.Standing;
        }

        // Without a word on it, whoever joined within the last year is on probation.
        return converted is null && row.JoinedOn is { } joined && joined.Day > AsOf.AddYears(-1) ? Standing.Probationary : Standing.Full;
    }

    private static PersonFields Wanted(RosterRow row, KnownPerson? known, long branchId, Standing standing)
    {
        var before = known?.Fields;
        var card = row.IdentityNumber;
        return new PersonFields(
            row.Name,
            row.Gender != Gender.Unknown ? row.Gender : card?.Gender ?? before?.Gender ?? Gender.Unknown,
            DayOf(row.BornOn, before?.BornOn, card?.BornOn),
            row.Ethnicity ?? before?.Ethnicity,
            row.Education ?? before?.Education,
            row.Occupation ?? before?.Occupation,
            DayOf(row.JoinedOn, before?.JoinedOn, null),
            DayOf(row.ConvertedOn, before?.ConvertedOn, null),
            standing,
            standing == Standing.Left ? before!.OrganizationId : branchId,
            row.Code ?? before?.Code,
            card?.Value ?? before?.IdentityNumber,
            row.Phone ?? before?.Phone,
            row.Address ?? before?.Address,
            row.Contact is { } contact ? contact.LostOn : before?.LostContactOn,
            row.Floating is { } floating ? floating.To : before?.FloatingTo);
    }

    /// <summary>What the roster says, unless the registry says the same more finely; the card only where nothing else is known.</summary>
    private static DateOnly? DayOf(RosterDay? said, DateOnly? before, DateOnly? card) =>
        said is not { } day ? before ?? card
        : before is { } kept && day.Agrees(kept) ? kept
        : day.IsMonthOnly && card is { } onCard && day.Agrees(onCard) ? onCard
        : day.Day;

    private void Warn(RosterRow row, KnownPerson? known, PersonFields wanted)
    {
        var card = row.IdentityNumber;
        if (card is not null && wanted.BornOn is { } born && born != card.BornOn && (row.BornOn is null || !row.BornOn.Value.Agrees(card.BornOn)))
        {
            warnings.Add(row.At(row.BornOn is null ? RosterField.IdentityNumber : RosterField.BornOn, new Refusal("roster.birthday-differs", ("archive", born), ("card", card.BornOn))));
        }

        if (card is not null && row.Gender != Gender.Unknown && row.Gender != card.Gender)
        {
            warnings.Add(row.At(RosterField.Gender, new Refusal("roster.gender-differs")));
        }

        if (card is not null && known?.Fields.IdentityNumber is { } held && held != card.Value)
        {
            warnings.Add(row.At(RosterField.IdentityNumber, new Refusal("roster.identity-changes", ("before", IdentityNumber.Mask(held)), ("after", IdentityNumber.Mask(card.Value)))));
        }

        if (known is not null && RosterText.Name(known.Fields.Name) != row.Name)
        {
            warnings.Add(row.At(RosterField.Name, new Refusal("roster.name-changes", ("before", known.Fields.Name))));
        }

        if (row.JoinedOn is { } joined && wanted.BornOn is { } birthday && joined.Day < birthday.AddYears(GrownUp) && !joined.IsMonthOnly)
        {
            warnings.Add(row.At(RosterField.JoinedOn, new Refusal("roster.joined-young", ("age", GrownUp))));
        }
    }

    private MembershipStep? MembershipOf(RosterPerson person, PersonFields wanted)
    {
        var (row, current) = (person.Row, person.Known?.Membership);
        if (wanted.Standing == Standing.Left)
        {
            return current is null ? null : new MembershipStep(current, LastDayOf(current, AsOf), null, Standing.Left, AsOf);
        }

        if (current is not null && current.OrganizationId == wanted.OrganizationId && current.Standing == wanted.Standing)
        {
            return null;
        }

        var from = AsOf;
        if (current is null || current.OrganizationId != wanted.OrganizationId)
        {
            from = row.Since is { } since && since > (current?.From ?? DateOnly.MinValue) ? since : from;
        }
        else if (wanted.Standing == Standing.Full && row.ConvertedOn is { IsMonthOnly: false } converted && converted.Day > current.From && converted.Day <= AsOf)
        {
            from = converted.Day;
        }

        return new MembershipStep(current, current is null ? null : LastDayOf(current, from), wanted.OrganizationId, wanted.Standing, from);
    }

    private RankStep? RankOf(RosterRow row, KnownPerson? known) =>
        row.Rank is not { } rank || known?.Rank?.Rank == rank ? null
        : new RankStep(known?.Rank, known?.Rank is { } before && before.From < AsOf ? AsOf.AddDays(-1) : null, rank, AsOf);

    /// <summary>The day before the next begins; none where nothing of it remains.</summary>
    private static DateOnly? LastDayOf(KnownMembership membership, DateOnly next) => membership.From < next ? next.AddDays(-1) : null;

    private List<FieldChange> Differences(KnownPerson? known, PersonFields wanted, CadreRank? rank)
    {
        var before = known?.Fields;
        var all = new List<FieldChange>
        {
            new(RosterField.Name, before?.Name, wanted.Name),
            new(RosterField.Branch, before is null ? null : registry.NameOf(known!.Membership?.OrganizationId ?? before.OrganizationId), registry.NameOf(wanted.OrganizationId)),
            new(RosterField.Category, before?.Standing, wanted.Standing),
            new(RosterField.Gender, before?.Gender, wanted.Gender == Gender.Unknown && before is null ? null : wanted.Gender),
            new(RosterField.Ethnicity, before?.Ethnicity, wanted.Ethnicity),
            new(RosterField.BornOn, before?.BornOn, wanted.BornOn),
            new(RosterField.Education, before?.Education, wanted.Education),
            new(RosterField.JoinedOn, before?.JoinedOn, wanted.JoinedOn),
            new(RosterField.ConvertedOn, before?.ConvertedOn, wanted.ConvertedOn),
            new(RosterField.Occupation, before?.Occupation, wanted.Occupation),
            new(RosterField.LostContactOn, before?.LostContactOn, wanted.LostContactOn),
            new(RosterField.FloatingTo, before?.FloatingTo, wanted.FloatingTo),
            new(RosterField.Code, before?.Code, wanted.Code),
            new(RosterField.Rank, known?.Rank?.Rank, rank ?? known?.Rank?.Rank),
        };
        all.RemoveAll(change => Equals(change.Before, change.After));
        AddMasked(all, RosterField.IdentityNumber, PersonalKind.IdentityNumber, before?.IdentityNumber, wanted.IdentityNumber);
        AddMasked(all, RosterField.Phone, PersonalKind.Phone, before?.Phone, wanted.Phone);
        AddMasked(all, RosterField.Address, PersonalKind.Address, before?.Address, wanted.Address);
        return all;
    }

    /// <summary>Two values may be masked alike and still be different.</summary>
    private static void AddMasked(List<FieldChange> all, RosterField field, PersonalKind kind, string? before, string? after)
    {
        if (before != after)
        {
            all.Add(new(field, before is null ? null : PersonalMask.Of(kind, before), after is null ? null : PersonalMask.Of(kind, after)));
        }
    }
}
