namespace Taizhang.Web.Hosting;

/// <summary>Refuses what a browser says another site sends here, before anyone is asked who they are: beside the token of each form, and also where a form has none.</summary>
/// <remarks>A browser without the header, and another system with a token, send none; for them the token of the form or of the call decides.</remarks>
internal static class OwnPagesOnly
{
    /// <summary>What a browser says of a request from one of our own pages, and of one a person began.</summary>
    private static readonly string[] Own = ["same-origin", "none"];

    public static IApplicationBuilder UseOwnPagesOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
        if (changes && request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site.Any(said => !Own.Contains(said, StringComparer.Ordinal)))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(context);
    });
}
