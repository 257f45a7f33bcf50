namespace Taizhang.Kernel;

/// <summary>Marks a field whose values are personal: the journal says that it was changed, and never to what.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;
