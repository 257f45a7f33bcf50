using Taizhang.Kernel;

namespace Taizhang.Ledger.Definitions;

/// <summary>Whether the parts of a requirement fit each other.</summary>
internal static class RequirementChecks
{
    public static void Check(Requirement requirement, YamlMap map)
    {
        if ((requirement.Cadence == Cadence.Once) != (requirement.DueOn is not null))
        {
            map.Wrong("due_on", "rules.due-on-and-once", ("cadence", Kebab.Word(requirement.Cadence)));
        }

        if (!Fits(requirement.Measure, requirement.Cadence))
        {
            map.Wrong("measure", "rules.measure-and-cadence", ("cadence", Kebab.Word(requirement.Cadence)));
        }

        foreach (var property in Properties(requirement).Where(property => IsOfMember(property) != (requirement.Subject.Kind == SubjectKind.Member)).Distinct())
        {
            map.Wrong("measure", "rules.property-and-subject", ("property", Kebab.Word(property)));
        }
    }

    private static bool Fits(Measure measure, Cadence cadence) => measure switch
    {
        Measure.Within or Measure.NotBefore => cadence is not (Cadence.Once or Cadence.Standing),
        Measure.Growth => cadence is Cadence.Month or Cadence.Quarter or Cadence.HalfYear or Cadence.Year,
        Measure.Total => cadence is not (Cadence.Event or Cadence.Standing),
        _ => cadence != Cadence.Event,
    };

    private static IEnumerable<RegistryProperty> Properties(Requirement requirement) => requirement.Subject.When.Select(condition => condition.Property).Concat(requirement.Measure switch
    {
        Measure.Holds holds => holds.Conditions.Select(condition => condition.Property),
        Measure.Share share => [share.Numerator, share.Denominator],
        _ => [],
    });

    private static bool IsOfMember(RegistryProperty property) => property is RegistryProperty.StandingYears or RegistryProperty.Age;
}
