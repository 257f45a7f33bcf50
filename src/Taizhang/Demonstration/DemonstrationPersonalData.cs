using System.Globalization;
using Taizhang.Members;
using Taizhang.Members.Personal;

namespace Taizhang.Demonstration;

/// <summary>Invented numbers and addresses of three in four of the invented people; the check characters fit, and belong to nobody on purpose.</summary>
internal static class DemonstrationPersonalData
{
    // 440199 is given to no district.
    private const string Region = "440199";

    private static readonly string[] Districts = ["青川区", "临江区", "北山县"];
    private static readonly string[] Streets = ["榕荫路", "新塘街", "园林路", "河沿街", "南苑路"];

    public static void Seal(PersonalSeals seals, IEnumerable<Member> members, ValueSource source)
    {
        var random = new Random(20240116);
        var order = 100;
        foreach (var member in members.Where((_, index) => index % 4 != 3))
        {
            order = 100 + ((order - 99) % 900);
            var ofGender = order - (order % 2) + (member.Gender == Gender.Male ? 1 : 0);
            var number = IdentityNumber.Completed($"{Region}{member.BornOn!.Value.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{ofGender:000}");
            order += 2;
            seals.Put(member.Id, PersonalKind.IdentityNumber, null, number, source);
            seals.Put(member.Id, PersonalKind.Phone, null, $"1380000{1000 + random.Next(9000)}", source);
            seals.Put(member.Id, PersonalKind.Address, null, $"广东省广州市{Districts[random.Next(Districts.Length)]}{Streets[random.Next(Streets.Length)]}{1 + random.Next(200)}号{1 + random.Next(20)}0{1 + random.Next(8)}房", source);
        }
    }
}
