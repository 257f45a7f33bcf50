namespace Taizhang.Web.Hosting;

/// <summary>An address to come back to is one of ours or it is not followed.</summary>
public static class LocalAddress
{
    public static string Or(string? address, string otherwise = "/") => IsLocal(address) ? address! : otherwise;

    public static bool IsLocal(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
