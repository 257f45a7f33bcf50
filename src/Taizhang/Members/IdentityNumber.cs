using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Members;

/// <summary>A citizen's identity number of 18 characters, checked, and what can be read from it (GB 11643-1999).</summary>
public sealed record IdentityNumber
{
    private const string CheckCharacters = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private IdentityNumber(string value, DateOnly bornOn)
    {
        Value = value;
        BornOn = bornOn;
    }

    /// <summary>The number in its form of 18 characters, with a capital X.</summary>
    public string Value { get; }

    /// <summary>The birthday of the card.</summary>
    public DateOnly BornOn { get; }

    /// <summary>The gender of the card: odd for men.</summary>
    public Gender Gender => (Value[16] - '0') % 2 == 1 ? Gender.Male : Gender.Female;

    /// <summary>Reads a number of 15 or 18 characters; one of 15 is brought to the form of 18.</summary>
    public static (IdentityNumber? Number, Refusal? Refusal) Read(string text, DateOnly today)
    {
        var typed = text.ToUpperInvariant();
        if (typed.Length is not (15 or 18))
        {
            return (null, new Refusal("identity.length", ("found", typed.Length)));
        }

        if (!IsDigits(typed.AsSpan(0, typed.Length == 18 ? 17 : 15)) || (typed.Length == 18 && !char.IsAsciiDigit(typed[17]) && typed[17] != 'X'))
        {
            return (null, new Refusal("identity.characters"));
        }

        var body = typed.Length == 18 ? typed[..17] : $"{typed[..6]}19{typed[6..]}";
        if (!IsProvince(body))
        {
            return (null, new Refusal("identity.region", ("code", body[..2])));
        }

        if (!DateOnly.TryParseExact(body.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var bornOn) || bornOn.Year < 1880 || bornOn > today)
        {
            return (null, new Refusal("identity.birthday"));
        }

        var check = CheckCharacter(body);
        return typed.Length == 18 && typed[17] != check
            ? (null, new Refusal("identity.check-digit"))
            : (new IdentityNumber(body + check, bornOn), null);
    }

    /// <summary>Seventeen digits with the check character they have.</summary>
    public static string Completed(string body) => body + CheckCharacter(body);

    /// <summary>The number as it is shown: its region and its end alone.</summary>
    public static string Mask(string number) => number.Length < 10 ? new string('*', number.Length) : $"{number[..3]}{new string('*', number.Length - 7)}{number[^4..]}";

    /// <summary>Never the number itself.</summary>
    public override string ToString() => Mask(Value);

    private static char CheckCharacter(string body)
    {
        var sum = 0;
        for (var at = 0; at < Weights.Length; at++)
        {
            sum += (body[at] - '0') * Weights[at];
        }

        return CheckCharacters[sum % 11];
    }

    private static bool IsProvince(string body) => int.Parse(body.AsSpan(0, 2), CultureInfo.InvariantCulture) is
        (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54) or (>= 61 and <= 65) or 71 or (>= 81 and <= 83);

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
