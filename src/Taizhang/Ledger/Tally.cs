namespace Taizhang.Ledger;

/// <summary>What has been counted for one duty so far; the order of facts does not matter.</summary>
internal struct Tally
{
    public long Sum;
    public int Count;
    public uint Parts;
    public bool Late;

    public void Add(in Fact fact, int part)
    {
        Sum += fact.Quantity;
        Count++;
        Parts |= 1u << part;
        Late |= fact.IsRecordedLate;
    }

    public readonly int DistinctParts => System.Numerics.BitOperations.PopCount(Parts);
}
