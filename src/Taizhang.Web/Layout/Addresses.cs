using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace Taizhang.Web.Layout;

/// <summary>The address of the page, from the root; links inside a page need it, because the document has a base.</summary>
public static class Addresses
{
    public static string PathAndQuery(this NavigationManager navigation) => new Uri(navigation.Uri).PathAndQuery;

    /// <summary>The address the reader asked for, even when a problem page stands in for it.</summary>
    public static string Asked(this NavigationManager navigation, HttpContext? context) =>
        context?.Features.Get<IStatusCodeReExecuteFeature>() is { } original ? original.OriginalPath + original.OriginalQueryString : navigation.PathAndQuery();

    public static string PathOnly(this NavigationManager navigation) => new Uri(navigation.Uri).AbsolutePath;
}
