using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Taizhang.Accounts;
using Taizhang.Accounts.Providers;
using Taizhang.Kernel;
using Taizhang.Web.Hosting;

namespace Taizhang.Web.Accounts.Providers;

/// <summary>Takes people back from the identity provider: in, or to the account they link, or to a page that says why not.</summary>
internal sealed partial class ProviderReturn(ProviderDesk desk, LinkOwnSubject link, SessionHolder holder, ProviderChoice choice)
{
    /// <summary>The item of a request that names the session the account is linked in.</summary>
    public const string LinkItem = "link";

    /// <summary>Why people come back without being in or linked, by the word the address carries.</summary>
    public static IReadOnlyDictionary<string, Refusal> Reasons { get; } =
        new[] { ProviderRefusals.NotLinked, ProviderRefusals.Failed, ProviderRefusals.AccountLinked, ProviderRefusals.SubjectLinked, ProviderRefusals.BadSubject(ProviderSubject.Longest), AccountRefusals.NoCapacity }
            .ToDictionary(refusal => refusal.Code["accounts.".Length..]);

    /// <summary>Goes on with whom the provider has named.</summary>
    public async Task TakeAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var settings = choice.Settings!;
        var subject = new ProviderSubject(settings.Authority, context.Principal?.FindFirstValue(settings.SubjectClaim) ?? "");

        // The provider answers before anyone has asked whose cookie this is.
        await http.AuthenticateAsync();
        http.Response.Redirect(context.Properties?.Items.TryGetValue(LinkItem, out var session) == true
            ? await LinkAsync(subject, session, http.RequestAborted)
            : await EnterAsync(subject, HasSecondFactor(context.Principal, settings), LocalAddress.Or(context.ReturnUri), http));
    }

    /// <summary>Says that nothing came of it; why is for the log alone.</summary>
    public static Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.Response.Redirect(Refused(ProviderRefusals.Failed, context.Properties));
        Failed(context.HttpContext.RequestServices.GetRequiredService<ILogger<ProviderReturn>>(), context.Failure);
        return Task.CompletedTask;
    }

    /// <summary>Where it is said why: to whoever was linking an account, on the page of that; else on the page of signing in.</summary>
    public static string Refused(Refusal refusal, AuthenticationProperties? asked = null) => (asked?.Items.ContainsKey(LinkItem) == true ? "/account/provider" : "/sign-in") + "?provider=" + Word(refusal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing came of a sign-in through the identity provider.")]
    public static partial void Failed(ILogger logger, Exception? failure);

    private static string Word(Refusal refusal) => refusal.Code["accounts.".Length..];

    private static bool HasSecondFactor(ClaimsPrincipal? principal, ProviderSettings settings) => principal is not null
        && (principal.FindAll("amr").Any(claim => settings.SecondFactorMethods.Contains(claim.Value)) || principal.FindAll("acr").Any(claim => settings.SecondFactorLevels.Contains(claim.Value)));

    private async Task<string> EnterAsync(ProviderSubject subject, bool hasSecondFactor, string returnUrl, HttpContext http)
    {
        var signedIn = await desk.EnterAsync(subject, hasSecondFactor, http.Origin(), http.RequestAborted);
        if (signedIn.Key is not { } key)
        {
            return Refused(Reasons.GetValueOrDefault(Word(signedIn.Refusals[0]), ProviderRefusals.Failed));
        }

        await SessionCookie.EnterAsync(http, key);
        return returnUrl;
    }

    private async Task<string> LinkAsync(ProviderSubject subject, string? sessionId, CancellationToken cancellationToken)
    {
        if (holder.Session is not { } session || ProviderAddresses.Number(session.Id) != sessionId)
        {
            return Refused(ProviderRefusals.Failed);
        }

        var outcome = await link.RunAsync(new(session.Id, session.AccountId, subject), session.Whole, cancellationToken);
        return outcome.IsDone ? "/account/provider?done=linked" : "/account/provider?provider=" + Word(outcome.Refusals[0]);
    }
}
