using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members.Personal;

/// <summary>Corrects, adds or takes out sealed values of a person; the journal keeps which, and why.</summary>
public sealed class CorrectPersonalData(OperationContext context, PersonalSeals seals) : MemberOperation<CorrectPersonalData.Request>(context)
{
    private readonly List<string> _changed = [];

    /// <summary>The values, and why.</summary>
    public sealed record Request(long MemberId, PersonalEntries Entries, string? Reason) : IAboutMember;

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { request.MemberId, Kinds = _changed, Reason = request.Reason?.Trim() };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        _changed.Clear();
        var refuse = new Refuse().AndReason(request.Reason, "Reason");
        var wanted = await ReadAsync(member.Id, request.Entries, refuse, cancellationToken);
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var rows = await Db.PersonalValues.Where(row => row.MemberId == member.Id).ToDictionaryAsync(row => row.Kind, cancellationToken);
        foreach (var (kind, value) in wanted.Where(each => !IsHeld(rows.GetValueOrDefault(each.Key), each.Value)))
        {
            seals.Put(member.Id, kind, rows.GetValueOrDefault(kind), value, new ValueSource(nameof(CorrectPersonalData), Clock.Now()));
            _changed.Add(Kebab.Word(kind));
        }

        return _changed.Count == 0 ? RegistryRefusals.NothingChanged : Outcome.Done;
    }

    /// <summary>What is wanted of each kind; null takes out. Kinds of which nothing is said are not in it.</summary>
    private async Task<IReadOnlyDictionary<PersonalKind, string?>> ReadAsync(long memberId, PersonalEntries entries, Refuse refuse, CancellationToken cancellationToken)
    {
        var wanted = entries.Cleared.Distinct().ToDictionary(kind => kind, _ => (string?)null);
        foreach (var (kind, text) in entries.All().Where(each => each.Text is not null))
        {
            wanted[kind] = text;
        }

        if (wanted.GetValueOrDefault(PersonalKind.IdentityNumber) is { } typed)
        {
            var (number, refusal) = IdentityNumber.Read(typed.Replace(" ", "", StringComparison.Ordinal), Today);
            refuse.And(refusal is null ? [] : [refusal.At("IdentityNumber")]);
            if (number is not null)
            {
                wanted[PersonalKind.IdentityNumber] = number.Value;
                var holder = await seals.HolderOfAsync(number.Value, memberId, cancellationToken);
                refuse.OrIf(holder is not null, PersonalRefusals.IdentityTaken(holder ?? ""));
            }
        }

        if (wanted.GetValueOrDefault(PersonalKind.Phone) is { } phone)
        {
            wanted[PersonalKind.Phone] = PersonalChecks.Phone(phone);
            refuse.OrIf(wanted[PersonalKind.Phone] is null, PersonalRefusals.PhoneUnreadable);
        }

        refuse.AndLength(wanted.GetValueOrDefault(PersonalKind.Address), "Address", PersonalRefusals.LongestAddress)
            .AndLength(wanted.GetValueOrDefault(PersonalKind.Health), "Health", PersonalRefusals.LongestNote)
            .AndLength(wanted.GetValueOrDefault(PersonalKind.Hardship), "Hardship", PersonalRefusals.LongestNote);
        return wanted;
    }

    private bool IsHeld(PersonalValue? row, string? value) => row?.Sealed is null ? value is null : value is not null && seals.Open(row).Text == value;
}
