using Taizhang.Kernel;

namespace Taizhang.Tests.Support;

/// <summary>Every operation the library has.</summary>
internal static class Operations
{
    public static IReadOnlyList<Type> All { get; } = [.. typeof(TaizhangDb).Assembly.GetTypes().Where(type => !type.IsAbstract && IsOperation(type.BaseType))];

    private static bool IsOperation(Type? type) => type is not null && ((type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Operation<>)) || IsOperation(type.BaseType));
}
