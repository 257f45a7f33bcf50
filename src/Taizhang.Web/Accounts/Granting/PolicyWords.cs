using Taizhang.Accounts;
using Taizhang.Kernel;

namespace Taizhang.Web.Accounts.Granting;

/// <summary>The rules of signing in, in the reader's words.</summary>
public static class PolicyWords
{
    /// <summary>What a rule is called.</summary>
    public static string Rule(Texts texts, PolicySetting setting, Role? role) =>
        role is { } only ? texts.Say("policies.of-role", ("setting", texts[$"policy-setting.{Kebab.Word(setting)}"]), ("role", texts[$"role.{Kebab.Word(only)}"])) : texts[$"policy-setting.{Kebab.Word(setting)}"];

    /// <summary>A value with its unit.</summary>
    public static string Value(Texts texts, PolicySetting setting, int value) => setting switch
    {
        PolicySetting.SecondFactor => texts[$"second-factor-demand.{Kebab.Word((SecondFactorDemand)value)}"],
        PolicySetting.PasswordDays when value == 0 => texts["policies.never"],
        _ => texts.Say($"policy-value.{Kebab.Word(setting)}", ("value", value)),
    };
}
