using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members.Rosters;

/// <summary>Finds the branch a roster means: by its code, its name, or its name as people shorten and lengthen it.</summary>
internal sealed class BranchFinder
{
    private const int MostSuggestions = 3;

    private readonly DateOnly _day;
    private readonly List<(string Short, Organization Organization)> _names;
    private readonly ILookup<string, Organization> _byShort;
    private readonly ILookup<string, Organization> _byCode;
    private readonly Dictionary<string, (Organization? Branch, Refusal? Refusal)> _answers = new(StringComparer.Ordinal);

    public BranchFinder(RosterRegistry registry)
    {
        _day = registry.AsOf;
        _names = [.. registry.Organizations.Select(organization => (Short(organization.Name), organization))];
        _byShort = _names.ToLookup(each => each.Short, each => each.Organization, StringComparer.Ordinal);
        _byCode = registry.Organizations.ToLookup(organization => organization.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The branch a cell names, or why it cannot be one.</summary>
    public (Organization? Branch, Refusal? Refusal) Find(string text)
    {
        if (!_answers.TryGetValue(text, out var answer))
        {
            _answers[text] = answer = Look(text);
        }

        return answer;
    }

    /// <summary>The branch a line of text speaks of, where it is one and no other.</summary>
    public Organization? In(string line)
    {
        var words = Short(line);
        var named = _names.Where(each => each.Short.Length > 2 && IsBranch(each.Organization) && words.Contains(each.Short, StringComparison.Ordinal)).OrderByDescending(each => each.Short.Length).Take(2).ToList();
        return named.Count == 1 || (named.Count == 2 && named[0].Short.Contains(named[1].Short, StringComparison.Ordinal)) ? named[0].Organization : null;
    }

    private (Organization? Branch, Refusal? Refusal) Look(string text)
    {
        var words = Short(text);
        var found = _byCode[text].ToList();
        found = found.Count > 0 ? found : [.. _byShort[words]];
        if (found.Count == 0)
        {
            var longest = _names.Where(each => each.Short.Length > 2 && words.EndsWith(each.Short, StringComparison.Ordinal)).GroupBy(each => each.Short.Length).MaxBy(group => group.Key);
            found = longest is null ? [] : [.. longest.Select(each => each.Organization)];
        }

        found = found.Count > 1 && found.Exists(IsBranch) ? found.FindAll(IsBranch) : found;
        return found switch
        {
            [] => (null, Unknown(text, words)),
            [var one] when !IsBranch(one) => (null, new Refusal("roster.not-a-branch", ("name", one.Name))),
            [var one] when !one.ExistsOn(_day) => (null, new Refusal("roster.branch-not-there", ("name", one.Name), ("day", _day))),
            [var one] => (one, null),
            _ => (null, new Refusal("roster.branch-ambiguous", ("names", found.Select(organization => $"{organization.Name} ({organization.Code})")))),
        };
    }

    private Refusal Unknown(string text, string words)
    {
        var near = _names.Where(each => IsBranch(each.Organization)).Select(each => (each.Organization.Name, Shared: each.Short.Replace("支部", "", StringComparison.Ordinal).Count(words.Contains)))
            .Where(each => each.Shared >= 2).OrderByDescending(each => each.Shared).Take(MostSuggestions).Select(each => each.Name).ToList();
        var shown = text.Length > 40 ? text[..40] : text;
        return near.Count > 0 ? new Refusal("roster.branch-unknown-near", ("value", shown), ("names", near)) : new Refusal("roster.branch-unknown", ("value", shown));
    }

    private static bool IsBranch(Organization organization) => organization.Type is OrganizationType.Branch or OrganizationType.JointBranch or OrganizationType.TemporaryBranch;

    private static string Short(string name) =>
        string.Concat(RosterText.Tidy(name).Where(letter => letter is not (' ' or '(' or ')' or '"' or '“' or '”')))
            .Replace("中国共产党", "", StringComparison.Ordinal).Replace("中共", "", StringComparison.Ordinal)
            .Replace("支部委员会", "支部", StringComparison.Ordinal).Replace("党支部", "支部", StringComparison.Ordinal)
            .Replace("总支部", "总支", StringComparison.Ordinal).Replace("党总支", "总支", StringComparison.Ordinal);
}
