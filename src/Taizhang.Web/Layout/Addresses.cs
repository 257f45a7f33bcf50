using Microsoft.AspNetCore.Components;

namespace Taizhang.Web.Layout;

/// <summary>The address of the page, from the root; links inside a page need it, because the document has a base.</summary>
public static class Addresses
{
    public static string PathAndQuery(this NavigationManager navigation) => new Uri(navigation.Uri).PathAndQuery;

    public static string PathOnly(this NavigationManager navigation) => new Uri(navigation.Uri).AbsolutePath;
}
