namespace Taizhang.Tests.Support;

/// <summary>The files of the project, found upwards from the tests.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories);

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Taizhang.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
