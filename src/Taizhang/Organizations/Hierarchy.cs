namespace Taizhang.Organizations;

/// <summary>What kinds of organizations hang under which, keep a roll, and elect for a term.</summary>
public static class Hierarchy
{
    /// <summary>Whether organizational relations of members lie in such an organization.</summary>
    /// <remarks>A temporary branch takes over none (branch regulation 2018, Art. 5).</remarks>
    public static bool KeepsRoll(OrganizationType type) => type is OrganizationType.Branch or OrganizationType.JointBranch;

    /// <summary>How many years a term lasts; null where nobody is elected for one.</summary>
    /// <remarks>Opinion on terms, 2018-07-12: five years for a committee, three for a general branch or branch.</remarks>
    public static int? TermYears(OrganizationType type) => type switch
    {
        OrganizationType.OrganPartyCommittee or OrganizationType.PrimaryCommittee => 5,
        OrganizationType.GeneralBranch or OrganizationType.Branch or OrganizationType.JointBranch => 3,
        _ => null,
    };

    /// <summary>Whether one kind may hang under another; null stands for the top.</summary>
    public static bool MayHangUnder(OrganizationType type, OrganizationType? above) => type switch
    {
        OrganizationType.CellGroup => above is { } branch && IsBranch(branch),
        OrganizationType.Branch or OrganizationType.JointBranch or OrganizationType.TemporaryBranch => above is { } any && !IsBranch(any) && any != OrganizationType.CellGroup,
        OrganizationType.GeneralBranch => above is { } any && !IsBranch(any) && any is not (OrganizationType.CellGroup or OrganizationType.GeneralBranch),
        _ => above is null or OrganizationType.Level or OrganizationType.OrganWorkCommittee or OrganizationType.LeadingPartyGroup or OrganizationType.OrganPartyCommittee or OrganizationType.PrimaryCommittee,
    };

    private static bool IsBranch(OrganizationType type) => type is OrganizationType.Branch or OrganizationType.JointBranch or OrganizationType.TemporaryBranch;
}
