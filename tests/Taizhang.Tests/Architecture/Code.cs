using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Taizhang.Kernel;

namespace Taizhang.Tests.Architecture;

/// <summary>The compiled code as a graph: which type uses which, bodies included.</summary>
internal static class Code
{
    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Loaded = new(() => new ArchLoader()
        .LoadAssemblies(typeof(TaizhangDb).Assembly, typeof(Program).Assembly, System.Reflection.Assembly.Load("Taizhang.Cli"))
        .Build());

    /// <summary>The types of the system itself and its front ends.</summary>
    public static IEnumerable<IType> Types => Loaded.Value.Types.Where(type => IsOurs(type.FullName) && !type.FullName.Contains("Migrations", StringComparison.Ordinal));

    /// <summary>Whether a name is of this project.</summary>
    public static bool IsOurs(string name) => name.StartsWith("Taizhang.", StringComparison.Ordinal);

    /// <summary>The part of the project a type belongs to: its assembly, and in the system itself the module.</summary>
    public static string ModuleOf(IType type)
    {
        var names = type.Namespace.FullName.Split('.');
        return names.Length > 1 ? names[1] : "";
    }

    /// <summary>Everything the types need, over any number of steps within the project; names outside it as well.</summary>
    public static IReadOnlySet<string> ReachedFrom(params System.Type[] roots)
    {
        var all = Types.DistinctBy(type => type.FullName).ToDictionary(type => type.FullName);
        var reached = new HashSet<string>();
        var waiting = new Queue<string>(roots.Select(root => root.FullName!));
        while (waiting.TryDequeue(out var name))
        {
            if (reached.Add(name) && all.TryGetValue(name, out var type))
            {
                foreach (var dependency in type.Dependencies)
                {
                    waiting.Enqueue(dependency.Target.FullName);
                }
            }
        }

        return reached;
    }
}
