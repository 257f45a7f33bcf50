namespace Taizhang.Accounts;

/// <summary>Where a request comes from, as far as it can be told.</summary>
public sealed record Origin
{
    /// <summary>From an address, with what the browser calls itself; cut to what is kept, without what breaks a line.</summary>
    public Origin(string? address, string? userAgent)
    {
        Address = Kept(address, 45);
        UserAgent = Kept(userAgent, 200);
    }

    /// <summary>From nowhere: the command line, a test.</summary>
    public static Origin None { get; } = new(null, null);

    /// <summary>The address.</summary>
    public string? Address { get; }

    /// <summary>What the browser calls itself.</summary>
    public string? UserAgent { get; }

    private static string? Kept(string? text, int longest)
    {
        var plain = text is null ? "" : string.Concat(text.Where(letter => !char.IsControl(letter)).Take(longest));
        return plain.Length > 0 ? plain : null;
    }
}
