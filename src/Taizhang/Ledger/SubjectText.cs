using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Says whom a requirement binds, in the reader's language.</summary>
public static class SubjectText
{
    /// <summary>"secretaries of branches", "members of division level", "branches".</summary>
    public static string Say(SubjectSelector subject, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.Kind == SubjectKind.Organization)
        {
            return subject.Types.IsEmpty ? Words.Say("whom.organizations", culture) : Types(subject.Types, culture);
        }

        if (!subject.Posts.IsEmpty)
        {
            var posts = Join(subject.Posts.Select(post => Words.Say($"post-kind.{Kebab.Word(post)}", culture)), culture);
            return subject.PostsIn.IsEmpty ? posts : Words.Say("whom.posts-in", culture, ("posts", posts), ("types", Types(subject.PostsIn, culture)));
        }

        return subject.MinimumRank is { } rank ? Words.Say("whom.rank", culture, ("rank", Words.Say($"cadre-rank.{Kebab.Word(rank)}", culture))) : Words.Say("whom.members", culture);
    }

    private static string Types(IEnumerable<Organizations.OrganizationType> types, CultureInfo? culture) =>
        Join(types.Select(type => Words.Say($"organization-type.{Kebab.Word(type)}", culture)), culture);

    private static string Join(IEnumerable<string> names, CultureInfo? culture) => string.Join(Words.Say("list.or", culture), names);
}
