using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Web.Ledger;

/// <summary>The form that makes what a duty asks for, filled in as far as the duty says.</summary>
internal static class RecordForms
{
    /// <summary>The address of the form; null where nothing is recorded for it, or not by this actor.</summary>
    /// <param name="actor">Who would record it.</param>
    /// <param name="measure">What is counted.</param>
    /// <param name="organizationId">The organization that answers for it.</param>
    /// <param name="subject">Whom it binds; null where it is several people.</param>
    public static string? Of(Actor actor, Measure measure, long organizationId, Subject? subject)
    {
        var sought = measure is Measure.Within within ? within.Of : measure.Filters.FirstOrDefault();
        if (sought?.Kinds.FirstOrDefault() is not { } kind || (actor.Role == Role.Leader && actor.OrganizationId != organizationId))
        {
            return null;
        }

        return RecordActivity.Kinds.Contains(kind) && actor.May(ActivityPermissions.Record) ? $"/activities/new?kind={Kebab.Word(kind)}&organization={organizationId}"
            : RecordTalk.Kinds.Contains(kind) && actor.May(ActivityPermissions.RecordTalk) ? $"/talks/new?kind={Kebab.Word(kind)}&organization={organizationId}{(subject is { Kind: SubjectKind.Member, Id: var member } && sought.Role == FactRole.Attended ? $"&partner={member}" : "")}"
            : RecordElection.Kinds.Contains(kind) && actor.May(ActivityPermissions.RecordElection) ? $"/elections/new?organization={organizationId}"
            : null;
    }
}
