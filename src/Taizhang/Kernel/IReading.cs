namespace Taizhang.Kernel;

/// <summary>A question asked of the store for one page or command: few queries, rows made for the asker.</summary>
#pragma warning disable CA1040 // A mark by which readings are found and registered; they share nothing else.
public interface IReading;
#pragma warning restore CA1040
