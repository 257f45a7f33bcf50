using System.Globalization;
using System.Text.RegularExpressions;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Rosters;

/// <summary>Reads the cells of one person's row; what does not read is told with its cell.</summary>
internal sealed partial class RosterRowReader(string sheet, RosterColumns columns, DateOnly today, List<RosterProblem> errors, List<RosterProblem> warnings)
{
    private const int LongestName = 60;

    private RawRow _row = null!;

    public RosterRow? Read(RawRow row, string? section)
    {
        _row = row;
        var name = RosterText.Name(Text(RosterField.Name));
        if (name.Length is 0 or > LongestName || RosterText.IsNothing(name) || name.Any(char.IsAsciiDigit))
        {
            Error(RosterField.Name, name.Length == 0 ? new Refusal("roster.name-missing") : new Refusal("roster.name-unlikely", ("longest", LongestName)));
            return null;
        }

        var identity = Identity();
        var born = Day(RosterField.BornOn);
        var joined = Day(RosterField.JoinedOn);
        var converted = Day(RosterField.ConvertedOn);
        CheckOrder(born, joined, RosterField.JoinedOn, "roster.joined-before-born");
        CheckOrder(joined, converted, RosterField.ConvertedOn, "roster.converted-before-joined");
        return new RosterRow(sheet, row.Number)
        {
            CellOf = AddressIn(row.Number),
            Name = name,
            RegistryNumber = RegistryNumber(),
            Code = Limited(RosterField.Code, 40),
            Branch = Said(RosterField.Branch),
            Section = section,
            IdentityNumber = identity,
            Gender = Said(RosterField.Gender) is { } gender ? Taken(RosterField.Gender, RosterWords.Gender(gender)) : Gender.Unknown,
            Ethnicity = Limited(RosterField.Ethnicity, 20) is { } ethnicity ? RosterWords.Ethnicity(ethnicity) : null,
            BornOn = born,
            Education = Limited(RosterField.Education, 40) is { } education ? RosterWords.Education(education) : null,
            Category = Said(RosterField.Category) is { } category ? Taken(RosterField.Category, RosterWords.Category(category, columns.Hints[RosterField.Category])) : null,
            State = Said(RosterField.MembershipState) is { } state ? Taken(RosterField.MembershipState, RosterWords.State(state)) : null,
            JoinedOn = joined,
            ConvertedOn = converted,
            Occupation = Limited(RosterField.Occupation, 100),
            Phone = Phone(),
            Address = Address(),
            Contact = Contact(),
            Floating = Floating(),
            Posts = Posts(),
            PostsSince = PostsSince(),
            Since = Day(RosterField.Since)?.Day,
            Rank = Said(RosterField.Rank) is { } rank ? Taken(RosterField.Rank, RosterWords.Rank(rank)) : null,
        };
    }

    private string Text(RosterField field) => columns.Fields.TryGetValue(field, out var column) ? _row[column].Text : "";

    /// <summary>What the cell says; null where it says nothing or nothing new.</summary>
    private string? Said(RosterField field) => Text(field) is var text && RosterText.IsNothing(text) ? null : text;

    private string? Limited(RosterField field, int longest)
    {
        var text = Said(field);
        if (text?.Length > longest)
        {
            Error(field, new Refusal("roster.text-too-long", ("longest", longest)));
            return null;
        }

        return text;
    }

    private T Taken<T>(RosterField field, (T Value, Refusal? Refusal) read)
    {
        if (read.Refusal is { } refusal)
        {
            Error(field, refusal);
        }

        return read.Value;
    }

    private long? RegistryNumber()
    {
        if (Said(RosterField.RegistryNumber) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Error(RosterField.RegistryNumber, new Refusal("roster.registry-number", ("value", text.Length > 30 ? text[..30] : text)));
        return null;
    }

    private IdentityNumber? Identity()
    {
        if (Said(RosterField.IdentityNumber) is not { } text || RosterText.IsMasked(text))
        {
            return null;
        }

        if (_row[columns.Fields[RosterField.IdentityNumber]].Value is double number && number >= 1e15)
        {
            Error(RosterField.IdentityNumber, new Refusal("roster.identity-lost-digits"));
            return null;
        }

        return Taken(RosterField.IdentityNumber, IdentityNumber.Read(text.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal), today));
    }

    private string? Phone()
    {
        if (Said(RosterField.Phone) is not { } text || RosterText.IsMasked(text))
        {
            return null;
        }

        if (Mobile().Match(text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)) is { Success: true } mobile)
        {
            return mobile.Groups[1].Value;
        }

        warnings.Add(new RosterProblem(sheet, AddressIn(_row.Number)(RosterField.Phone), new Refusal("roster.phone-not-mobile")));
        return null;
    }

    private string? Address() => Limited(RosterField.Address, PersonalRefusals.LongestAddress) is { } text && !RosterText.IsMasked(text) ? text : null;

    private RosterContact? Contact()
    {
        var before = errors.Count;
        var (told, day) = (YesNo(RosterField.LostContact), Day(RosterField.LostContactOn)?.Day);
        Hold(told, day is not null, RosterField.LostContact, RosterField.LostContactOn, errors.Count == before);
        return day is { } lost ? new RosterContact(lost) : told == false ? new RosterContact(null) : null;
    }

    private RosterFloating? Floating()
    {
        var before = errors.Count;
        var (told, to) = (YesNo(RosterField.Floating), Limited(RosterField.FloatingTo, 100));
        Hold(told, to is not null, RosterField.Floating, RosterField.FloatingTo, errors.Count == before);
        return to is not null ? new RosterFloating(to) : told == false ? new RosterFloating(null) : null;
    }

    /// <summary>A yes needs what it is a yes to, and a no stands beside nothing; a sheet without that column is only told.</summary>
    private void Hold(bool? told, bool isFilled, RosterField flag, RosterField detail, bool isRead)
    {
        if (told == false && isFilled)
        {
            Error(detail, new Refusal("roster.no-beside-detail", ("flag", RosterHeadings.Of(flag))));
        }
        else if (told == true && !isFilled && isRead)
        {
            var lacking = new RosterProblem(sheet, AddressIn(_row.Number)(columns.Fields.ContainsKey(detail) ? detail : flag), new Refusal("roster.yes-without-detail", ("flag", RosterHeadings.Of(flag)), ("detail", RosterHeadings.Of(detail))));
            (columns.Fields.ContainsKey(detail) ? errors : warnings).Add(lacking);
        }
    }

    private bool? YesNo(RosterField field) => Said(field) is { } text ? Taken(field, RosterWords.YesNo(text)) : null;

    private RosterDay? Day(RosterField field)
    {
        if (Said(field) is null)
        {
            return null;
        }

        var read = RosterDate.Read(_row[columns.Fields[field]]);
        var day = Taken(field, read);
        if (day?.Day > today)
        {
            Error(field, new Refusal("roster.day-in-future", ("day", day.Value.Day)));
            return null;
        }

        return day;
    }

    private void CheckOrder(RosterDay? earlier, RosterDay? later, RosterField field, string code)
    {
        if (earlier is { } first && later is { } second && second.Day < first.Day && !second.Agrees(first.Day) && !first.Agrees(second.Day))
        {
            Error(field, new Refusal(code, ("earlier", first.Day), ("later", second.Day)));
        }
    }

    private List<RosterPost>? Posts()
    {
        var text = Text(RosterField.Posts);
        var said = text.Length > 0;
        var (posts, unknown) = RosterPost.ReadAll(text);
        var all = posts.ToList();
        if (unknown.Count > 0)
        {
            warnings.Add(new RosterProblem(sheet, AddressIn(_row.Number)(RosterField.Posts), new Refusal("roster.post-unknown", ("posts", unknown))));
        }

        foreach (var (column, post) in columns.PostColumns)
        {
            var mark = _row[column].Text;
            said |= mark.Length > 0;
            if (mark is "是" or "√" or "✓" or "有" or "Y" or "1" or "○" or "●" or "V" or "v" or "y")
            {
                all.Add(post);
            }
        }

        // Posts that are not known are no word that there are none.
        return said && (all.Count > 0 || unknown.Count == 0) ? [.. all.Distinct()] : null;
    }

    private List<DateOnly> PostsSince()
    {
        if (Said(RosterField.PostsSince) is not { } text)
        {
            return [];
        }

        if (!text.Contains('、', StringComparison.Ordinal))
        {
            return Day(RosterField.PostsSince) is { } day ? [day.Day] : [];
        }

        var days = text.Split('、', StringSplitOptions.TrimEntries).Select(part => RosterDate.Read(new RawCell(part))).ToList();
        if (days.Find(day => day.Refusal is not null).Refusal is { } refusal)
        {
            Error(RosterField.PostsSince, refusal);
            return [];
        }

        return [.. days.Select(day => day.Day!.Value.Day)];
    }

    private void Error(RosterField field, Refusal refusal) => errors.Add(new RosterProblem(sheet, AddressIn(_row.Number)(field), refusal));

    private Func<RosterField, string> AddressIn(int row) => field => CellAddress.Of(columns.Fields.GetValueOrDefault(field, columns.Fields[RosterField.Name]), row);

    [GeneratedRegex(@"^(?:\+?86)?(1[3-9]\d{9})(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mobile();
}
