namespace Taizhang.Ledger;

/// <summary>How a duty stands on a day.</summary>
public enum DutyState : byte
{
    /// <summary>Its period has not begun.</summary>
    Upcoming = 0,

    /// <summary>Its period runs.</summary>
    Open = 1,

    /// <summary>The due day is near.</summary>
    DueSoon = 2,

    /// <summary>Fulfilled in time.</summary>
    Met = 3,

    /// <summary>Fulfilled, but after the due day.</summary>
    MetLate = 4,

    /// <summary>The due day has passed.</summary>
    Missed = 5,

    /// <summary>The due day has not passed, but it can no longer be met.</summary>
    OutOfReach = 6,

    /// <summary>Released by a person with a reason.</summary>
    Exempt = 7,

    /// <summary>The subject or the rule was not there for all of the period.</summary>
    NotApplicable = 8,
}

/// <summary>Why a duty does not apply, or is released.</summary>
public enum NotApplicableReason : byte
{
    /// <summary>It applies.</summary>
    None = 0,

    /// <summary>The organization was founded inside or after the period.</summary>
    Founded = 1,

    /// <summary>The organization was dissolved before the period ended.</summary>
    Dissolved = 2,

    /// <summary>The person joined or came under the requirement inside or after the period.</summary>
    Began = 3,

    /// <summary>The person left or no longer comes under the requirement before the period ended.</summary>
    Ended = 4,

    /// <summary>The membership is suspended.</summary>
    Suspended = 5,

    /// <summary>A property the requirement presupposes does not hold.</summary>
    ConditionNotMet = 6,

    /// <summary>A circumstance of the person, decided by someone.</summary>
    Circumstance = 7,

    /// <summary>The event that starts it has not happened in the period.</summary>
    NoEvent = 8,

    /// <summary>The requirement ended inside the period without a successor.</summary>
    Repealed = 9,

    /// <summary>Released by name, with a reason.</summary>
    Released = 10,

    /// <summary>The figure needed is not in the registry.</summary>
    NoFigure = 11,
}
