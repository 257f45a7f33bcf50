using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Members.Personal;
using Taizhang.Members.Rosters;

namespace Taizhang.Reports;

/// <summary>The roster of the reader's scope as a workbook that can be imported again; identity and mobile numbers stay masked.</summary>
public sealed class RosterExport(RosterRegistryReader reader) : IReading
{
    private static readonly (RosterField Field, SheetColumnKind Kind, double Width)[] Columns =
    [
        (RosterField.RegistryNumber, SheetColumnKind.Text, 9),
        (RosterField.Name, SheetColumnKind.Text, 10),
        (RosterField.Branch, SheetColumnKind.Text, 24),
        (RosterField.IdentityNumber, SheetColumnKind.Text, 21),
        (RosterField.Gender, SheetColumnKind.Text, 6),
        (RosterField.Ethnicity, SheetColumnKind.Text, 8),
        (RosterField.BornOn, SheetColumnKind.Date, 12),
        (RosterField.Education, SheetColumnKind.Text, 10),
        (RosterField.Category, SheetColumnKind.Text, 12),
        (RosterField.JoinedOn, SheetColumnKind.Date, 14),
        (RosterField.ConvertedOn, SheetColumnKind.Date, 14),
        (RosterField.Occupation, SheetColumnKind.Text, 16),
        (RosterField.Phone, SheetColumnKind.Text, 14),
        (RosterField.Address, SheetColumnKind.Text, 24),
        (RosterField.MembershipState, SheetColumnKind.Text, 10),
        (RosterField.LostContact, SheetColumnKind.Text, 9),
        (RosterField.LostContactOn, SheetColumnKind.Date, 12),
        (RosterField.Floating, SheetColumnKind.Text, 9),
        (RosterField.FloatingTo, SheetColumnKind.Text, 20),
        (RosterField.Posts, SheetColumnKind.Text, 18),
        (RosterField.PostsSince, SheetColumnKind.Text, 22),
        (RosterField.Rank, SheetColumnKind.Text, 9),
        (RosterField.Code, SheetColumnKind.Text, 12),
    ];

    /// <summary>The roster on a day, of all of the scope or of an organization and what is below it.</summary>
    public async Task<Sheet> SheetAsync(DateOnly day, long? organizationId, CancellationToken cancellationToken)
    {
        var registry = await reader.ReadAsync(day, cancellationToken);
        var people = registry.People
            .Where(person => person.Membership is { } membership && (organizationId is not { } asked || registry.IsAtOrAbove(asked, membership.OrganizationId)))
            .OrderBy(person => registry.PathOf(person.Membership!.OrganizationId), StringComparer.Ordinal).ThenBy(person => person.Id);
        return new Sheet("党员花名册", [new SheetColumn("序号", SheetColumnKind.Number, 6), .. Columns.Select(column => new SheetColumn(RosterHeadings.Of(column.Field), column.Kind, column.Width))],
            people.Select((person, index) => (object?[])[index + 1, .. Columns.Select(column => Cell(person, column.Field, registry))]))
        {
            Title = $"党员花名册（截至{Words.Day(day, CultureInfo.GetCultureInfo("zh-CN"))}）",
        };
    }

    private static object? Cell(KnownPerson person, RosterField field, RosterRegistry registry)
    {
        var fields = person.Fields;
        return field switch
        {
            RosterField.RegistryNumber => person.Id.ToString(CultureInfo.InvariantCulture),
            RosterField.Code => fields.Code,
            RosterField.Name => fields.Name,
            RosterField.Branch => registry.NameOf(person.Membership!.OrganizationId),
            RosterField.IdentityNumber => fields.IdentityNumber is { } number ? IdentityNumber.Mask(number) : null,
            RosterField.Gender => RosterWords.Write(fields.Gender),
            RosterField.Ethnicity => fields.Ethnicity,
            RosterField.BornOn => fields.BornOn,
            RosterField.Education => fields.Education,
            RosterField.Category => RosterWords.Write(person.Membership!.Standing).Category,
            RosterField.MembershipState => RosterWords.Write(person.Membership!.Standing).State,
            RosterField.LostContact => RosterWords.Write(fields.LostContactOn is not null),
            RosterField.LostContactOn => fields.LostContactOn,
            RosterField.Floating => RosterWords.Write(fields.FloatingTo is not null),
            RosterField.FloatingTo => fields.FloatingTo,
            RosterField.JoinedOn => fields.JoinedOn,
            RosterField.ConvertedOn => fields.ConvertedOn,
            RosterField.Occupation => fields.Occupation,
            RosterField.Phone => fields.Phone is { } phone ? PersonalMask.Of(PersonalKind.Phone, phone) : null,
            RosterField.Address => fields.Address is { } address ? PersonalMask.Of(PersonalKind.Address, address) : null,
            RosterField.Posts => string.Join('、', PostsOf(person, registry).Select(post => RosterPost.Write(post.Kind, registry.LevelOf(post.OrganizationId)!.Value))),
            RosterField.PostsSince => string.Join('、', PostsOf(person, registry).Select(post => Words.DayInTable(post.From))),
            RosterField.Rank => RosterWords.Write(person.Rank?.Rank),
            _ => null,
        };
    }

    /// <summary>Posts a roster can name: in the own branch and above it.</summary>
    private static IEnumerable<KnownPost> PostsOf(KnownPerson person, RosterRegistry registry) =>
        person.Posts.Where(post => registry.LevelOf(post.OrganizationId) is { } level && registry.HolderOf(level, person.Membership!.OrganizationId) == post.OrganizationId);
}
