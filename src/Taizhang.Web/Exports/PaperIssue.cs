using Microsoft.AspNetCore.WebUtilities;
using Taizhang.Audit;
using Taizhang.Kernel;
using Taizhang.Web.Components;
using Taizhang.Web.Layout;

namespace Taizhang.Web.Exports;

/// <summary>Issues what is asked for at an address: says to the desk what it is, for which day, and who takes it.</summary>
public sealed class PaperIssue(PaperDesk desk, Actor actor, Viewer viewer, TimeProvider clock, IHttpContextAccessor http)
{
    /// <summary>The ending of a page made to be printed.</summary>
    public const string Print = "print";

    /// <summary>Journals the paper and gives its mark.</summary>
    public Task<PaperMark> Async(string name, string ending, CancellationToken cancellationToken)
    {
        var request = http.HttpContext!.Request;
        var address = new ListAddress(request.Path, QueryHelpers.ParseQuery(request.QueryString.Value));
        // What was searched for may be a person's name; the reason stands by itself.
        var source = address.Path + QueryString.Create(address.All.Where(pair => pair.Key is not ("q" or "reason")));
        var reason = ExportReason.Given(address);
        return desk.IssueAsync(new Paper(name, ending, address.Day("as-of") ?? clock.Today(), source, viewer.Organization, reason), actor, By(viewer), cancellationToken);
    }

    /// <summary>The person and what the person comes as.</summary>
    public static string By(Viewer viewer) => string.Join(" · ", new[] { viewer.Name, viewer.Role, viewer.Organization }.Where(part => !string.IsNullOrEmpty(part)).Distinct());
}
