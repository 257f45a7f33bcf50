namespace Taizhang.Plans.Reading;

/// <summary>A no with its code and the facts that go into its sentence.</summary>
public sealed record Refusal(string Code, params (string Name, object Value)[] Facts);
