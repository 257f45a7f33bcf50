using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Web.Elections;

/// <summary>What was typed into the form of an election.</summary>
public sealed class ElectionInput
{
    public long OrganizationId { get; set; }

    public string Kind { get; set; } = Kebab.Word(FactKind.TermElection);

    public DateOnly? HeldOn { get; set; }

    public int? Entitled { get; set; }

    public int? Present { get; set; }

    public int? Seats { get; set; }

    public int? Candidates { get; set; }

    public int? Issued { get; set; }

    public int? Returned { get; set; }

    public DateOnly? TermEndsOn { get; set; }

    public string? Note { get; set; }

    /// <summary>The candidates, each beside the votes of the same place.</summary>
    public List<long?> Names { get; set => field = value ?? []; } = [];

    public List<int?> Votes { get; set => field = value ?? []; } = [];

    public string? Reason { get; set; }

    public string? Deed { get; set; }

    public static ElectionInput Of(Election election) => new()
    {
        OrganizationId = election.OrganizationId,
        Kind = Kebab.Word(election.Kind),
        HeldOn = election.HeldOn,
        Entitled = election.Entitled,
        Present = election.Present,
        Seats = election.Seats,
        Candidates = election.Candidates,
        Issued = election.Issued,
        Returned = election.Returned,
        TermEndsOn = election.TermEndsOn,
        Note = election.Note,
        Names = [.. election.Votes.OrderByDescending(vote => vote.InFavour).Select(vote => (long?)vote.MemberId)],
        Votes = [.. election.Votes.OrderByDescending(vote => vote.InFavour).Select(vote => (int?)vote.InFavour)],
    };

    /// <summary>What a form must have and has not.</summary>
    public IReadOnlyList<Refusal> Missing =>
    [
        .. new (string Field, object? Value)[]
        {
            ("HeldOn", HeldOn), ("Entitled", Entitled), ("Present", Present), ("Seats", Seats), ("Candidates", Candidates), ("Issued", Issued), ("Returned", Returned),
        }.Where(each => each.Value is null).Select(each => KernelRefusals.Required(each.Field)),
        .. Refuse.If(Rows.Any(row => row.Name is null != row.Votes is null), new Refusal("elections.half-a-row").At("Votes"))
            .OrIf(Rows.Where(row => row.Name is not null).GroupBy(row => row.Name).Any(group => group.Count() > 1), new Refusal("elections.twice-a-name").At("Votes")).Reasons,
    ];

    /// <summary>The request; a figure that is missing is taken as one that fits the others, so that it alone is told.</summary>
    public RecordElection.Request Request(FactKind kind, long? correctsId, DateOnly today)
    {
        var present = Present ?? Entitled ?? Issued ?? 0;
        var issued = Issued ?? Math.Min(Returned ?? present, present);
        var seats = Seats ?? 1;
        return new(OrganizationId, kind, HeldOn ?? today, Entitled ?? Math.Max(1, present), present, seats, Candidates ?? seats, issued, Returned ?? issued, TermEndsOn, string.IsNullOrWhiteSpace(Note) ? null : Note.Trim())
        {
            Votes = Rows.Where(row => row.Name is not null).DistinctBy(row => row.Name).ToDictionary(row => row.Name!.Value, row => row.Votes ?? 0),
            CorrectsId = correctsId,
            Reason = Reason,
        };
    }

    private IEnumerable<(long? Name, int? Votes)> Rows => Enumerable.Range(0, Math.Max(Names.Count, Votes.Count)).Select(index => (Names.ElementAtOrDefault(index), Votes.ElementAtOrDefault(index)));
}
