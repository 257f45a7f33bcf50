using Taizhang.Kernel;
using Taizhang.Members.Personal;
using Taizhang.Organizations;

namespace Taizhang.Web.Members.Personal;

/// <summary>What of the sealed values of a person is shown, masked, to whom.</summary>
internal static class PersonalShown
{
    /// <summary>Whether the reader may look at the values of a person in this part of the hierarchy with a reason.</summary>
    public static bool MayUnmask(Actor actor, long memberId, string path) => actor.MemberId != memberId && actor.May(PersonalPermissions.Unmask, path);

    /// <summary>The values the reader may know of: that there is a note on health or hardship is itself not everyone's to know.</summary>
    public static IReadOnlyList<HeldValue> To(Actor actor, long memberId, string path, IEnumerable<HeldValue> held) =>
        [.. held.Where(value => value.Kind is not (PersonalKind.Health or PersonalKind.Hardship) || actor.MemberId == memberId || MayUnmask(actor, memberId, path) || actor.May(RegistryPermissions.Write, path))];
}
