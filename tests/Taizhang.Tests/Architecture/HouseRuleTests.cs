using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Architecture;

public sealed partial class HouseRuleTests
{
    private const int LongestFile = 300;

    private static readonly Assembly System = typeof(TaizhangDb).Assembly;

    [Fact]
    public void No_file_is_too_long_to_be_read_at_once()
    {
        var tooLong = new[] { "src", "tests", "bench" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(file => (Name: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines >= LongestFile).Select(file => $"{file.Name}: {file.Lines} lines");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Every_public_type_of_the_system_says_in_a_sentence_what_it_is()
    {
        var summaries = XDocument.Load(Path.ChangeExtension(System.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => Spaces().Replace(member.Element("summary")?.Value ?? "", " ").Trim());

        var silent = System.GetExportedTypes().Where(type => !summaries.TryGetValue($"T:{type.FullName!.Replace('+', '.')}", out var summary) || !summary.EndsWith('.') || summary.Length < 10);

        Assert.Empty(silent.Select(type => type.FullName));
    }

    [Fact]
    public void What_is_stored_or_counted_is_never_of_a_kind_that_cannot_hold_a_tenth()
    {
        using var db = new Postgres.DesignTime().CreateDbContext([]);
        var counted = System.GetTypes().Where(type => type.Namespace == typeof(Fact).Namespace && !type.IsEnum);

        var floating = db.Model.GetEntityTypes().Select(entity => entity.ClrType).Concat(counted)
            .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => (Nullable.GetUnderlyingType(field.FieldType) ?? field.FieldType) is var kind && (kind == typeof(double) || kind == typeof(float)))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}");

        Assert.Empty(floating);
    }

    [Fact]
    public void Every_deed_is_tried_by_a_test()
    {
        var tests = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Taizhang.Tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        var untried = Operations.All
            .Where(type => !Regex.IsMatch(tests, $@"\b{type.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(5))).Select(type => type.FullName);

        Assert.Empty(untried);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
