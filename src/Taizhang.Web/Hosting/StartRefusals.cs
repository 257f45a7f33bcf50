using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Web.Hosting;

/// <summary>What is said when the program does not start: every reason with its remedy, on standard error, in both languages.</summary>
internal static class StartRefusals
{
    /// <summary>The exit code of a start that was refused.</summary>
    public const int ExitCode = 2;

    /// <summary>Says the reasons and gives the exit code.</summary>
    public static int Tell(IReadOnlyList<Refusal> against)
    {
        var texts = new Texts();
        foreach (var culture in new[] { Cultures.Chinese, Cultures.English })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Console.Error.WriteLine(texts["start.refused"]);
            foreach (var refusal in against)
            {
                Console.Error.WriteLine($"  {refusal.Code}: {texts.Say(refusal)}");
            }
        }

        return ExitCode;
    }
}
