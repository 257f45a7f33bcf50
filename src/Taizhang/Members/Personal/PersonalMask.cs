using System.Text.RegularExpressions;

namespace Taizhang.Members.Personal;

/// <summary>How a sealed value is shown without being shown: enough to recognize it, too little to use it.</summary>
public static partial class PersonalMask
{
    private const string Hidden = "******";

    /// <summary>The value as lists, pages, previews and exports have it.</summary>
    public static string Of(PersonalKind kind, string value) => kind switch
    {
        PersonalKind.IdentityNumber => IdentityNumber.Mask(value),
        PersonalKind.Phone => Phone(value),
        PersonalKind.Address => District().Match(value).Value + Hidden,
        _ => Hidden,
    };

    private static string Phone(string number) => number.Length < 8 ? new string('*', number.Length) : $"{number[..3]}{new string('*', number.Length - 7)}{number[^4..]}";

    // Province, city and district from the beginning on; a housing estate (小区) is no district.
    [GeneratedRegex(@"^(?:[^省市区县旗\d]{1,8}(?:省|自治区|特别行政区))?(?:[^省市区县旗\d]{1,10}(?:市|自治州|盟|地区))?(?:[^省市区县旗路街道巷村镇乡\d]{1,10}(?:(?<![小社园校厂])区|县|旗|市))?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex District();
}
