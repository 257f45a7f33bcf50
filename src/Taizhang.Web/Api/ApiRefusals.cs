using Taizhang.Kernel;

namespace Taizhang.Web.Api;

/// <summary>The ways a call is refused before it reaches a reading or an operation.</summary>
internal static class ApiRefusals
{
    /// <summary>No token came with it.</summary>
    public static Refusal NoToken { get; } = new("api.no-token");

    /// <summary>The token is none, or not good any more: which of both is not told.</summary>
    public static Refusal BadToken { get; } = new("api.bad-token");

    /// <summary>No call has this address, or none with this method.</summary>
    public static Refusal NoSuchMethod { get; } = new("api.no-such-method");

    /// <summary>Too many calls in a minute.</summary>
    public static Refusal TooManyCalls { get; } = new("api.too-many-calls");

    /// <summary>Too many tokens that are not good from one address in a minute.</summary>
    public static Refusal TooManyBadTokens { get; } = new("api.too-many-bad-tokens");

    /// <summary>The body is not JSON by its name.</summary>
    public static Refusal NotJson { get; } = new("api.not-json");

    /// <summary>Something broke; the log has the rest under the reference.</summary>
    public static Refusal Broken { get; } = new("api.broken");

    /// <summary>A cursor that was not given out for this question.</summary>
    public static Refusal BadCursor { get; } = new Refusal("api.bad-cursor").At("cursor");

    /// <summary>The days asked about end before they begin, or are too many.</summary>
    public static Refusal BadDays(int most) => new Refusal("api.bad-days", ("most", most)).At("to");

    /// <summary>A day that has not come.</summary>
    public static Refusal DayAhead(string field, DateOnly today) => new Refusal("api.day-ahead", ("today", today)).At(field);

    /// <summary>A part of the body that is missing.</summary>
    public static Refusal Missing(string field) => new Refusal("api.missing", ("field", field)).At(field);

    /// <summary>A call that writes needs a key.</summary>
    public static Refusal NoKey(int longest) => new Refusal("api.no-key", ("longest", longest)).At("Idempotency-Key");

    /// <summary>The key was used for something else.</summary>
    public static Refusal KeyUsed { get; } = new Refusal("api.key-used").At("Idempotency-Key");

    /// <summary>The token's scopes do not hold what the call needs.</summary>
    public static Refusal ScopeMissing(IEnumerable<string> scopes) => new("api.scope-missing", ("scopes", scopes));

    /// <summary>A filter that the call does not know.</summary>
    public static Refusal UnknownFilter(string name, IEnumerable<string> known) => new Refusal("api.unknown-filter", ("name", name), ("known", known)).At(name);

    /// <summary>A filter that is named twice.</summary>
    public static Refusal FilterTwice(string name) => new Refusal("api.filter-twice", ("name", name)).At(name);

    /// <summary>A value a filter does not take; what it takes instead is named.</summary>
    public static Refusal BadFilter(string name, string form, object? takes) => new Refusal($"api.bad-filter-{form}", ("name", name), ("takes", takes)).At(name);

    /// <summary>The body is no JSON.</summary>
    public static Refusal BadJson(long line, long column) => new("api.bad-json", ("line", line), ("column", column));

    /// <summary>The body is larger than any is read.</summary>
    public static Refusal BodyTooLarge(int kilobytes) => new("api.body-too-large", ("kilobytes", kilobytes));

    /// <summary>The body nests deeper than any is read.</summary>
    public static Refusal BodyTooDeep(int depth) => new("api.body-too-deep", ("depth", depth));

    /// <summary>A member the body may not have.</summary>
    public static Refusal UnknownMember(string field, IEnumerable<string> known) => new Refusal("api.unknown-member", ("field", field), ("known", known)).At(field);

    /// <summary>A member with a value of another kind.</summary>
    public static Refusal BadMember(string field) => new Refusal("api.bad-member", ("field", field)).At(field);
}
