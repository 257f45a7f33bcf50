namespace Taizhang.Web.Components;

/// <summary>How a duty stands, as a page shows it: each has a colour, a shape of its own and a word.</summary>
public enum DutyMark
{
    Upcoming,
    Open,
    DueSoon,
    Met,
    MetLate,
    Missed,
    OutOfReach,
    Exempt,
    NotApplicable,
}
