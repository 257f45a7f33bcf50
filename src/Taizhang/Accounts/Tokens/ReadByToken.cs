using Taizhang.Kernel;

namespace Taizhang.Accounts.Tokens;

/// <summary>Journals that personal data was read through a token, before it leaves the house; what was searched for is not kept.</summary>
public sealed class ReadByToken(Journal journal)
{
    /// <summary>Writes the line: the address without what was searched for, and the filters by their names.</summary>
    public Task WriteAsync(Actor actor, string address, IReadOnlyDictionary<string, string> filters, CancellationToken cancellationToken = default) =>
        journal.WriteAloneAsync(actor, new Deed(nameof(ReadByToken), address.Length <= 100 ? address : address[..100], new { Scope = actor.Scope.Path, Filters = filters }, DeedResult.Looked), cancellationToken);
}
