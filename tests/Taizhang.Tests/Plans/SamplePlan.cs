using Taizhang.Tests.Support;

namespace Taizhang.Tests.Plans;

/// <summary>The invented plan of the samples.</summary>
internal static class SamplePlan
{
    public static byte[] Word { get; } = File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "plans", "qingchuan-2024.docx"));

    public static byte[] Text { get; } = File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "plans", "qingchuan-2024.txt"));
}
