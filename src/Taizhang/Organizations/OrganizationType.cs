namespace Taizhang.Organizations;

/// <summary>What kind of Party organization it is.</summary>
public enum OrganizationType
{
    /// <summary>机关工委: the work committee above the bureau.</summary>
    OrganWorkCommittee = 1,

    /// <summary>党组: the leading Party members group of the bureau.</summary>
    LeadingPartyGroup = 2,

    /// <summary>机关党委: the Party committee of the organ, from 100 members (organ regulation 2019, Art. 5).</summary>
    OrganPartyCommittee = 3,

    /// <summary>基层党委: another primary Party committee.</summary>
    PrimaryCommittee = 4,

    /// <summary>党总支: a general branch, 50 to 100 members (organ regulation 2019, Art. 6).</summary>
    GeneralBranch = 5,

    /// <summary>党支部: a branch, from 3 full members (branch regulation, Art. 4).</summary>
    Branch = 6,

    /// <summary>联合党支部: one branch for several small units.</summary>
    JointBranch = 7,

    /// <summary>临时党支部: a branch for a temporary body, without elections or admissions.</summary>
    TemporaryBranch = 8,

    /// <summary>党小组: a group within a branch.</summary>
    CellGroup = 9,

    /// <summary>A level above committees that only groups what is below it.</summary>
    Level = 10,
}
