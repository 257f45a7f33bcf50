using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;
using Taizhang.Regulations;

namespace Taizhang.Tests.Ledger;

public sealed class LedgerWordsTests
{
    public static TheoryData<string> Keys() => new(
    [
        .. Of<DutyState>("duty-state"), .. Of<NotApplicableReason>("not-applicable"), .. Of<Mismatch>("mismatch"), .. Of<Modality>("modality"),
        .. Of<Cadence>("cadence"), .. Of<SubjectKind>("subject-kind"), .. Of<FactKind>("fact-kind"), .. Of<FactRole>("fact-role"),
        .. Of<RegistryProperty>("registry-property"), .. Of<ShareRounding>("share-rounding"),
        .. Of<Standing>("standing"), .. Of<PostKind>("post-kind"), .. Of<CadreRank>("cadre-rank"), .. Of<CircumstanceKind>("circumstance-kind"), .. Of<Gender>("gender"),
        .. Of<OrganizationType>("organization-type"), .. Of<FigureKind>("figure-kind"), .. Of<RuleStatus>("rule-status"),
        "unit.hours", "unit.persons", "unit.yuan", "unit.times", "unit.days",
    ]);

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_value_that_is_shown_has_words_in_both_languages(string key)
    {
        var english = Words.Find(key, RuleWords.English);
        var chinese = Words.Find(key, RuleWords.Chinese);

        Assert.False(string.IsNullOrWhiteSpace(english));
        Assert.False(string.IsNullOrWhiteSpace(chinese));
        Assert.DoesNotContain(english, letter => letter >= '\u4e00');
        Assert.Contains(chinese, letter => letter >= '\u4e00');
    }

    private static IEnumerable<string> Of<T>(string family)
        where T : struct, Enum => Kebab.All<T>().Select(word => $"{family}.{word}");
}
