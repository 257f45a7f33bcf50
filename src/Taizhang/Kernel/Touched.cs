namespace Taizhang.Kernel;

/// <summary>What a change may have moved in the ledger: subjects with the day it happened on, or all of a subject.</summary>
public sealed class Touched
{
    private readonly HashSet<long> _organizations = [];
    private readonly HashSet<long> _members = [];
    private readonly HashSet<long> _wholeOrganizations = [];
    private readonly HashSet<long> _wholeMembers = [];
    private readonly HashSet<DateOnly> _days = [];
    private readonly HashSet<int> _kinds = [];

    /// <summary>Organizations with a fact of one of <see cref="Days"/>.</summary>
    public IReadOnlySet<long> Organizations => _organizations;

    /// <summary>Members with a fact of one of <see cref="Days"/>.</summary>
    public IReadOnlySet<long> Members => _members;

    /// <summary>Organizations whose own registry entry changed: all their duties are looked at.</summary>
    public IReadOnlySet<long> WholeOrganizations => _wholeOrganizations;

    /// <summary>Members whose own registry entry changed: all their duties are looked at.</summary>
    public IReadOnlySet<long> WholeMembers => _wholeMembers;

    /// <summary>The days on which the facts happened.</summary>
    public IReadOnlySet<DateOnly> Days => _days;

    /// <summary>Whether requirements, interpretations or the roster as a whole changed: everything is looked at.</summary>
    public bool Everything { get; private set; }

    /// <summary>Whether nothing was touched.</summary>
    public bool IsEmpty => !Everything && _organizations.Count + _members.Count + _wholeOrganizations.Count + _wholeMembers.Count == 0;

    /// <summary>What kinds of facts they were.</summary>
    public IReadOnlySet<int> Kinds => _kinds;

    /// <summary>A fact of an organization on a day.</summary>
    public void Organization(long organizationId, DateOnly on, int kind)
    {
        _organizations.Add(organizationId);
        _days.Add(on);
        _kinds.Add(kind);
    }

    /// <summary>A fact of a member on a day.</summary>
    public void Member(long memberId, DateOnly on, int kind)
    {
        _members.Add(memberId);
        _days.Add(on);
        _kinds.Add(kind);
    }

    /// <summary>The registry entry of an organization.</summary>
    public void WholeOrganization(long organizationId) => _wholeOrganizations.Add(organizationId);

    /// <summary>The registry entry of a member.</summary>
    public void WholeMember(long memberId) => _wholeMembers.Add(memberId);

    /// <summary>All of the ledger.</summary>
    public void All() => Everything = true;
}

/// <summary>A row that moves the ledger when it is added or changed; it says itself what it touches.</summary>
public interface ITouchesLedger
{
    /// <summary>Adds what the row touches.</summary>
    void Touch(Touched touched);
}

/// <summary>Whoever must follow a change within its transaction; the ledger is the one that does.</summary>
public interface IFollowsChanges
{
    /// <summary>Brings what depends on the touched rows up to date, inside the transaction that is open.</summary>
    Task FollowAsync(Touched touched, CancellationToken cancellationToken);
}
