using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Web.Activities;

/// <summary>What was typed into the form of an activity.</summary>
public sealed class ActivityInput
{
    public long OrganizationId { get; set; }

    public string Kind { get; set; } = Kebab.Word(FactKind.ThemeDay);

    public DateOnly? HeldOn { get; set; }

    public decimal? Hours { get; set; }

    public string? Topic { get; set; }

    public string? Place { get; set; }

    public long? LedById { get; set; }

    public string? LedByGuest { get; set; }

    public string? Guests { get; set; }

    public string? Note { get; set; }

    public List<long> PresentIds { get; set => field = value ?? []; } = [];

    /// <summary>Whom the roll showed when it was ticked.</summary>
    public List<long> ShownIds { get; set => field = value ?? []; } = [];

    /// <summary>Why people were absent.</summary>
    public Dictionary<long, string?> Reasons { get; set => field = value ?? []; } = [];

    public List<long> PartnerIds { get; set => field = value ?? []; } = [];

    /// <summary>The kind the hours were proposed for.</summary>
    public string? HoursOf { get; set; }

    /// <summary>Why it is corrected.</summary>
    public string? Reason { get; set; }

    /// <summary>The button: save where empty, or roll, or check.</summary>
    public string? Deed { get; set; }

    public FactKind? KindOrNull => Kebab.TryRead<FactKind>(Kind, out var kind) ? kind : null;

    /// <summary>A recorded activity, to be corrected.</summary>
    public static ActivityInput Of(Activity activity) => new()
    {
        OrganizationId = activity.OrganizationId,
        Kind = Kebab.Word(activity.Kind),
        HoursOf = Kebab.Word(activity.Kind),
        HeldOn = activity.HeldOn,
        Hours = activity.Hours,
        Topic = activity.Topic,
        Place = activity.Place,
        LedById = activity.LedById,
        LedByGuest = activity.LedByGuest,
        Guests = activity.Guests,
        Note = activity.Note,
        PresentIds = [.. activity.Attendances.Where(attendance => attendance.Present).Select(attendance => attendance.MemberId)],
        ShownIds = [.. activity.Attendances.Select(attendance => attendance.MemberId)],
        Reasons = activity.Attendances.Where(attendance => !attendance.Present).ToDictionary(attendance => attendance.MemberId, attendance => attendance.AbsenceReason),
        PartnerIds = [.. activity.Partners.Select(partner => partner.OrganizationId)],
    };

    /// <summary>The hours follow the kind until someone types others.</summary>
    public void ProposeHours()
    {
        if (KindOrNull is { } kind && HoursOf != Kind && (Hours is null || (Kebab.TryRead<FactKind>(HoursOf ?? "", out var before) && Hours == ActivityKinds.UsualHours(before))))
        {
            Hours = ActivityKinds.UsualHours(kind);
        }

        HoursOf = Kind;
    }

    /// <summary>The request, for the people the roll showed; without a day it is judged for today, and refused.</summary>
    public RecordActivity.Request Request(IReadOnlyCollection<long> roll, long? correctsId, DateOnly today)
    {
        var present = PresentIds.ToHashSet();
        return new(OrganizationId, KindOrNull ?? default, HeldOn ?? today, Topic ?? "", Hours ?? 0)
        {
            Place = Place,
            LedById = LedById,
            LedByGuest = LedByGuest,
            Guests = Guests,
            Note = Note,
            PresentIds = PresentIds,
            Absent = roll.Where(id => !present.Contains(id)).ToDictionary(id => id, id => Reasons.GetValueOrDefault(id)),
            PartnerIds = PartnerIds,
            CorrectsId = correctsId,
            Reason = Reason,
        };
    }
}
