using Taizhang.Kernel;

namespace Taizhang.Tests.Security;

/// <summary>What of the hierarchy a deed is bound to.</summary>
public enum Bound
{
    /// <summary>A thing of one organization: whoever answers for another may not.</summary>
    ToAThing,

    /// <summary>The whole bureau: whoever answers for a part of it may not.</summary>
    ToAll,

    /// <summary>Nothing of it: accounts, grants, the rules of signing in; the permission alone decides.</summary>
    ToNothing,

    /// <summary>The own account, in a session begun in earnest.</summary>
    ToOneself,
}

/// <summary>What an account of one's own has.</summary>
public enum OwnAccount
{
    /// <summary>A password.</summary>
    Plain,

    /// <summary>An authenticator, a passkey and a link with the identity provider.</summary>
    Guarded,

    /// <summary>A passkey, in a session in which it is yet to be shown.</summary>
    Halfway,

    /// <summary>A role that may hold tokens, and a token.</summary>
    Holder,
}

/// <summary>Something a person does with a form, as it is sent.</summary>
/// <param name="Form">The form: the component it stands in and its name; of a post to an address that is no page, the address.</param>
/// <param name="Does">The operation it is done by, as the journal names it; null where the form only asks for something to be shown.</param>
/// <param name="By">The roles that may, whoever does it in the table first; nothing of it is read from the application.</param>
/// <param name="At">The address, with the names of things in braces.</param>
/// <param name="Fill">What is typed, with the names of things in braces; null takes a field away.</param>
public sealed record Deed(string Form, Type? Does, Role[] By, string At, params (string Name, string? Value)[] Fill)
{
    /// <summary>What of the hierarchy it is bound to.</summary>
    public Bound Bound { get; init; }

    /// <summary>The file that is sent with it.</summary>
    public Func<Upload>? File { get; init; }

    /// <summary>The fields that name a thing and may name one beyond the own part of the hierarchy.</summary>
    public string[] MayNameOthers { get; init; } = [];

    /// <summary>The account of whoever does it on the own one.</summary>
    public OwnAccount As { get; init; }

    /// <summary>The record its files may be uploaded to in pieces instead: its kind, and the name of the thing in braces.</summary>
    public (string Kind, string Record)? Uploads { get; init; }

    /// <summary>The name of the form; none where a post goes to an address that is no page.</summary>
    public string? Name => Form.StartsWith('/') ? null : Form[(Form.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public override string ToString() => Form;
}

/// <summary>An operation no form leads to, run as the command line runs it.</summary>
/// <param name="Does">The operation.</param>
/// <param name="By">The roles that may.</param>
/// <param name="RunAsync">Runs it for an actor.</param>
public sealed record CommandDeed(Type Does, Role[] By, Func<IServiceProvider, Actor, Task<Outcome>> RunAsync)
{
    /// <summary>Whether those who may run it here; not where it would change the keys every store of the run is sealed with.</summary>
    public bool IsTriedByThem { get; init; } = true;
}
