using Taizhang.Accounts;

namespace Taizhang.Web.Accounts;

/// <summary>The session of the request, finished or not; none for a stranger and in the demonstration.</summary>
public sealed class SessionHolder
{
    public CurrentSession? Session { get; set; }
}
