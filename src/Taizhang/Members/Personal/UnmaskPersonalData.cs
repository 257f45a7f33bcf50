using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members.Personal;

/// <summary>What a sealed value is looked at for.</summary>
public enum UnmaskPurpose
{
    /// <summary>组织关系转接: a transfer of the organizational relation.</summary>
    Transfer = 1,

    /// <summary>核对身份: to make sure who somebody is.</summary>
    Identification = 2,

    /// <summary>走访慰问: care, visits, help in hardship.</summary>
    Care = 3,

    /// <summary>工作联系: to reach the person.</summary>
    Contact = 4,

    /// <summary>统计上报: statistics or a file the superior organization asks for.</summary>
    Reporting = 5,

    /// <summary>本人申请更正: the person asked for a correction.</summary>
    Correction = 6,

    /// <summary>其他: anything else, said in words.</summary>
    Other = 7,
}

/// <summary>Shows one sealed value of a person once, for a stated reason; the look stands in the journal, the value never.</summary>
public sealed class UnmaskPersonalData(OperationContext context, PersonalSeals seals) : Operation<UnmaskPersonalData.Request>(context)
{
    /// <summary>Whose value, which, and what for.</summary>
    public sealed record Request(long MemberId, PersonalKind? Kind, UnmaskPurpose? Purpose, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => PersonalPermissions.Unmask;

    /// <summary>The value, once the look is on record.</summary>
    public string? Value { get; private set; }

    /// <inheritdoc/>
    protected override DeedResult ResultWhenDone => DeedResult.Looked;

    /// <inheritdoc/>
    protected override async Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) =>
        await Db.Members.Where(member => member.Id == request.MemberId).Select(member => member.OrganizationId).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"Member/{request.MemberId}";

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { Kind = request.Kind is { } kind ? Kebab.Word(kind) : null, Purpose = request.Purpose is { } purpose ? Kebab.Word(purpose) : null, Reason = request.Reason?.Trim() };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        Value = null;
        var row = await Db.PersonalValues.AsNoTracking().FirstOrDefaultAsync(value => value.MemberId == request.MemberId && value.Kind == request.Kind && value.Sealed != null, cancellationToken);
        var refuse = new Refuse()
            .AndChoice(request.Kind, "Kind")
            .OrIf(request.Kind is not null && row is null, PersonalRefusals.NotHeld)
            .AndChoice(request.Purpose, "Purpose")
            .AndReason(request.Reason, "Reason")
            .OrIf(actor.Role == Role.BranchSecretary && !await AnswersForDataAsync(actor, cancellationToken), PersonalRefusals.NotTheOfficer);
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var opened = seals.Open(row!);
        if (opened.Fault != OpenFault.None)
        {
            return PersonalRefusals.DoesNotOpen(opened.Fault, opened.KeyId);
        }

        Value = opened.Text;
        return Outcome.Done;
    }

    /// <summary>In an organization with an organization officer only that officer does; else the secretary.</summary>
    private async Task<bool> AnswersForDataAsync(Actor actor, CancellationToken cancellationToken)
    {
        var posts = await Db.Posts.Where(post => post.OrganizationId == actor.OrganizationId && post.SupersededAt == null && post.From <= Today && (post.To == null || post.To >= Today)
            && (post.Kind == PostKind.OrganizationOfficer || post.Kind == PostKind.Secretary)).Select(post => new { post.Kind, post.MemberId }).ToListAsync(cancellationToken);
        var answers = posts.Exists(post => post.Kind == PostKind.OrganizationOfficer) ? PostKind.OrganizationOfficer : PostKind.Secretary;
        return posts.Exists(post => post.Kind == answers && post.MemberId == actor.MemberId);
    }
}
