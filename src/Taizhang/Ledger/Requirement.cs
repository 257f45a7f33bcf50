using System.Collections.Immutable;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Ledger;

/// <summary>A text in both languages.</summary>
public sealed record Bilingual(string Chinese, string English)
{
    /// <summary>The text in the reader's language.</summary>
    public string In(System.Globalization.CultureInfo? culture = null) =>
        (culture ?? System.Globalization.CultureInfo.CurrentUICulture).TwoLetterISOLanguageName == "zh" || English.Length == 0 ? Chinese : English;
}

/// <summary>How strictly a text asks.</summary>
public enum Modality
{
    /// <summary>必须: a missed one is a finding.</summary>
    Must = 1,

    /// <summary>应当.</summary>
    Shall = 2,

    /// <summary>一般: a missed one is a reminder with room for a reason.</summary>
    Generally = 3,

    /// <summary>可以: never missed.</summary>
    May = 4,

    /// <summary>不得.</summary>
    MustNot = 5,
}

/// <summary>How often a requirement asks.</summary>
public enum Cadence
{
    /// <summary>Every calendar month.</summary>
    Month = 1,

    /// <summary>Every quarter.</summary>
    Quarter = 2,

    /// <summary>Every half-year.</summary>
    HalfYear = 3,

    /// <summary>Every year.</summary>
    Year = 4,

    /// <summary>Once, by a day.</summary>
    Once = 5,

    /// <summary>After each event of a kind.</summary>
    Event = 6,

    /// <summary>Always.</summary>
    Standing = 7,
}

/// <summary>Organizations or members, whichever a requirement speaks of.</summary>
public enum SubjectKind : byte
{
    /// <summary>An organization.</summary>
    Organization = 1,

    /// <summary>A member.</summary>
    Member = 2,
}

/// <summary>Whom a requirement binds.</summary>
public readonly record struct Subject(SubjectKind Kind, long Id)
{
    /// <summary>The outside word: <c>o17</c>, <c>m9</c>.</summary>
    public override string ToString() => (Kind == SubjectKind.Organization ? "o" : "m") + Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reads the outside word.</summary>
    public static bool TryParse(string text, out Subject subject)
    {
        subject = default;
        if (text.Length < 2 || text[0] is not ('o' or 'm') || !long.TryParse(text.AsSpan(1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        subject = new(text[0] == 'o' ? SubjectKind.Organization : SubjectKind.Member, id);
        return true;
    }
}

/// <summary>Which organizations or members a requirement binds.</summary>
public sealed record SubjectSelector(SubjectKind Kind)
{
    /// <summary>Organizations of these kinds; for members, of branches of these kinds; empty for all.</summary>
    public ImmutableArray<OrganizationType> Types { get; init; } = [];

    /// <summary>Members with one of these standings.</summary>
    public ImmutableArray<Standing> Standings { get; init; } = [Standing.Full, Standing.Probationary];

    /// <summary>Members of at least this rank.</summary>
    public CadreRank? MinimumRank { get; init; }

    /// <summary>Members with one of these posts; empty for all.</summary>
    public ImmutableArray<PostKind> Posts { get; init; } = [];

    /// <summary>The kinds of organization in which such a post is meant; empty for all.</summary>
    public ImmutableArray<OrganizationType> PostsIn { get; init; } = [];

    /// <summary>Properties without which the requirement does not apply.</summary>
    public ImmutableArray<RegistryCondition> When { get; init; } = [];

    /// <summary>The organization under which it applies, itself included; null for all.</summary>
    public long? UnderId { get; init; }

    /// <summary>Whether a member of an organization founded inside the period is left out for that period.</summary>
    public bool NotInNewOrganization { get; init; }
}

/// <summary>Where a requirement is written.</summary>
/// <param name="Document">The regulation or plan.</param>
/// <param name="Article">The article, or the number of the measure and clause.</param>
/// <param name="ArticleConfirmed">Whether the article was seen in the text itself.</param>
/// <param name="PlanId">The plan, where it is one.</param>
/// <param name="ClauseId">The clause of the plan.</param>
public sealed record RequirementSource(Bilingual Document, Bilingual Article, bool ArticleConfirmed, long? PlanId = null, long? ClauseId = null);

/// <summary>A sentence of a regulation or of a plan that can be judged, in one version with its dates.</summary>
public sealed record Requirement
{
    /// <summary>The key in the store; 0 before it is stored.</summary>
    public int Id { get; init; }

    /// <summary>The code people name it by, the same through all versions: <c>BR-10</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The number of the version, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What it is called.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>What it asks, paraphrased.</summary>
    public required Bilingual Text { get; init; }

    /// <summary>Where it is written.</summary>
    public required RequirementSource Source { get; init; }

    /// <summary>How strictly it asks.</summary>
    public Modality Modality { get; init; } = Modality.Shall;

    /// <summary>The days it is in force.</summary>
    public required Period InForce { get; init; }

    /// <summary>Whether the period running when it came into force is judged already.</summary>
    public bool BindsRunningPeriod { get; init; }

    /// <summary>Whom it binds.</summary>
    public required SubjectSelector Subject { get; init; }

    /// <summary>How often.</summary>
    public required Cadence Cadence { get; init; }

    /// <summary>How it is measured.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The day of a requirement that asks once.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Days after the period's end within which it is still in time; facts must still lie in the period.</summary>
    public int GraceDays { get; init; }

    /// <summary>Days before the due day from which it is due soon.</summary>
    public int RemindDays { get; init; } = 15;

    /// <summary>Circumstances of a person under which it is not asked.</summary>
    public ImmutableArray<CircumstanceKind> Exempt { get; init; } = [];

    /// <summary>The readings that were applied to it, in the order of their dates.</summary>
    public ImmutableArray<AppliedReading> Readings { get; init; } = [];

    /// <summary>The measure of the text and those of the readings.</summary>
    public IEnumerable<Measure> Measures => Readings.Select(reading => reading.Measure).Prepend(Measure);

    /// <summary>Every filter of these measures.</summary>
    public IEnumerable<FactFilter> Filters => Measures.SelectMany(measure => measure.Filters);
}

/// <summary>A reading of an ambiguous clause, as a requirement applies it.</summary>
/// <param name="InterpretationId">Its entry in the register.</param>
/// <param name="From">The first day it is applied.</param>
/// <param name="To">The last day it is applied.</param>
/// <param name="Measure">The measure as so read.</param>
public sealed record AppliedReading(long InterpretationId, DateOnly From, DateOnly To, Measure Measure);
