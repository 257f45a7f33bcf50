using Taizhang.Plans.Reading;

namespace Taizhang.Plans.Drafting;

/// <summary>Finds sentences by their place; they stand in the order of the text.</summary>
internal static class SentenceSearch
{
    /// <summary>The index of the first sentence that ends behind a character; the count where none does.</summary>
    public static int FirstEndingBehind(IReadOnlyList<ReadClause> sentences, int at)
    {
        int low = 0, high = sentences.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sentences[middle].Range.End <= at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
