using Taizhang.Kernel;

namespace Taizhang.Members.Personal;

/// <summary>What personal data asks for.</summary>
public static class PersonalPermissions
{
    /// <summary>To look at a sealed value of someone else, with a reason.</summary>
    public static Permission Unmask { get; } = new("personal.unmask");

    /// <summary>To find a person by the whole identity number.</summary>
    public static Permission Find { get; } = new("personal.find");

    /// <summary>To answer people who ask to have something corrected that is held about them.</summary>
    public static Permission Answer { get; } = new("personal.answer");

    /// <summary>To change keys and seal anew; shows nothing of the content.</summary>
    public static Permission KeepKeys { get; } = new("personal.keys");
}
