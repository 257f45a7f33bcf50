using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>What rows make of posts: those named begin, those no longer named end, a new secretary follows the old one.</summary>
internal sealed class PostComparer(RosterRegistry registry, List<RosterProblem> errors, List<RosterProblem> warnings)
{
    private readonly Dictionary<(long OrganizationId, PostKind Kind), RosterPerson> _single = [];

    private DateOnly AsOf => registry.AsOf;

    /// <summary>The changes with the steps in posts, and further ones where only posts change.</summary>
    public List<PersonChange> Compare(IReadOnlyList<RosterPerson> people, IReadOnlyList<PersonChange> changes)
    {
        var byPlace = changes.Where(change => change.Place is not null).ToDictionary(change => change.Place!);
        var all = new List<PersonChange>();
        var holders = new HashSet<(long MemberId, long PostId)>();
        foreach (var person in people)
        {
            var place = new RosterPlace(person.Row.Sheet, person.Row.CellOf(RosterField.Name));
            var change = byPlace.GetValueOrDefault(place);
            var steps = Steps(person, change);
            holders.UnionWith(steps.Where(step => step.Ends is not null).Select(step => (person.Known!.Id, step.Ends!.Id)));
            if (change is not null || steps.Count > 0)
            {
                all.Add(WithSteps(change ?? Unchanged(person.Known!, place), steps));
            }
        }

        all.AddRange(changes.Where(change => change.Place is null).Select(change => WithSteps(change, EndAll(change.Known!, _ => true))));
        return FollowedSecretaries(all, holders);
    }

    private PersonChange Unchanged(KnownPerson known, RosterPlace? place) => new(PersonChangeKind.Changed, known, known.Fields, registry.NameOf(known.Fields.OrganizationId), place);

    private PersonChange WithSteps(PersonChange change, List<PostStep> steps) => steps.Count == 0 ? change : change with
    {
        Posts = [.. change.Posts, .. steps],
        Fields =
        [
            .. change.Fields, .. steps.Select(step => new FieldChange(
                RosterField.Posts,
                step.Ends is { } ends ? new NamedPost(ends.Kind, registry.NameOf(ends.OrganizationId), ends.From) : null,
                step.Begins is { } begins ? new NamedPost(begins.Kind, registry.NameOf(begins.OrganizationId), begins.From) : null)),
        ],
    };

    private List<PostStep> Steps(RosterPerson person, PersonChange? change)
    {
        var steps = new List<PostStep>();
        var known = person.Known;
        if (known is not null && change?.Kind == PersonChangeKind.Closed)
        {
            return EndAll(known, _ => true);
        }

        if (known?.Membership is { } membership && change?.Kind == PersonChangeKind.Moved)
        {
            // Whoever leaves a branch leaves its posts.
            steps.AddRange(EndAll(known, post => post.OrganizationId == membership.OrganizationId));
        }

        foreach (var row in person.Further.Prepend(person))
        {
            if (row.Row.Posts is { } posts)
            {
                Compare(person, row, posts, steps);
            }
        }

        return steps;
    }

    private void Compare(RosterPerson person, RosterPerson row, IReadOnlyList<RosterPost> posts, List<PostStep> steps)
    {
        var known = person.Known;
        var since = row.Row.PostsSince;
        if (since.Count > 1 && since.Count != posts.Count)
        {
            errors.Add(row.Row.At(RosterField.PostsSince, new Refusal("roster.posts-since-count", ("posts", posts.Count), ("days", since.Count))));
            return;
        }

        var wanted = new HashSet<(long OrganizationId, PostKind Kind)>();
        for (var index = 0; index < posts.Count; index++)
        {
            var post = posts[index];
            if (registry.HolderOf(post.Level, row.BranchId) is not { } organizationId)
            {
                warnings.Add(row.Row.At(RosterField.Posts, new Refusal("roster.post-without-place", ("post", RosterPost.Write(post.Kind, post.Level)))));
                continue;
            }

            wanted.Add((organizationId, post.Kind));
            var given = since.Count == 0 ? (DateOnly?)null : since[since.Count == 1 ? 0 : index];
            var held = known?.Posts.FirstOrDefault(each => each.OrganizationId == organizationId && each.Kind == post.Kind);
            Claim(person, row.Row, organizationId, post.Kind);
            if (held is null)
            {
                steps.Add(new PostStep(null, null, new PostBegin(organizationId, post.Kind, given ?? AsOf)));
            }
            else if (given is { } day && day != held.From && day <= AsOf)
            {
                steps.Add(new PostStep(held, null, new PostBegin(organizationId, post.Kind, day)));
            }
        }

        if (known is not null)
        {
            steps.AddRange(EndAll(known, post => IsOfRosters(post.Kind) && registry.IsAtOrAbove(post.OrganizationId, row.BranchId) && !wanted.Contains((post.OrganizationId, post.Kind)))
                .Where(step => !steps.Exists(other => other.Ends?.Id == step.Ends!.Id)));
        }
    }

    /// <summary>An organization has one secretary.</summary>
    private void Claim(RosterPerson person, RosterRow row, long organizationId, PostKind kind)
    {
        if (kind == PostKind.Secretary && !_single.TryAdd((organizationId, kind), person) && _single[(organizationId, kind)] is var other && other != person)
        {
            errors.Add(row.At(RosterField.Posts, new Refusal("roster.two-secretaries", ("organization", registry.NameOf(organizationId)), ("other", other.Row.Name))));
        }
    }

    private List<PersonChange> FollowedSecretaries(List<PersonChange> changes, HashSet<(long MemberId, long PostId)> ending)
    {
        var secretaries = registry.People.SelectMany(person => person.Posts.Where(post => post.Kind == PostKind.Secretary).Select(post => (Person: person, Post: post))).ToLookup(each => each.Post.OrganizationId);
        foreach (var (post, person) in _single)
        {
            foreach (var (before, held) in secretaries[post.OrganizationId].Where(each => each.Person.Id != person.Known?.Id))
            {
                if (ending.Contains((before.Id, held.Id)))
                {
                    continue;
                }

                var at = changes.FindIndex(change => change.Known?.Id == before.Id);
                if (at >= 0 && changes[at].Posts.Any(step => step.Ends?.Id == held.Id))
                {
                    continue;
                }

                var ended = WithSteps(at >= 0 ? changes[at] : Unchanged(before, null), [End(held)]);
                if (at >= 0)
                {
                    changes[at] = ended;
                }
                else
                {
                    changes.Add(ended);
                }
            }
        }

        return changes;
    }

    private List<PostStep> EndAll(KnownPerson known, Func<KnownPost, bool> which) => [.. known.Posts.Where(which).Select(End)];

    private PostStep End(KnownPost post) => new(post, post.From < AsOf ? AsOf.AddDays(-1) : null, null);

    /// <summary>Rosters list elected posts; whoever works for the Party by order stays so until said otherwise.</summary>
    private static bool IsOfRosters(PostKind kind) => kind is not (PostKind.PartyAffairsWorker or PostKind.FullTimePartyCadre);
}
