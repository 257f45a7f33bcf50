using System.Text;
using Taizhang.Kernel;

namespace Taizhang.Plans.Reading;

/// <summary>A text each of whose characters knows where it stood in the original.</summary>
internal sealed class MappedText
{
    private readonly int[] _origins;

    internal MappedText(string text, int[] origins)
    {
        Text = text;
        _origins = origins;
    }

    internal string Text { get; }

    internal int Length => Text.Length;

    internal TextRange All => Range(0, Length);

    internal TextRange Range(int start, int end)
    {
        if (Length == 0)
        {
            return default;
        }

        var first = Math.Clamp(start, 0, Length - 1);
        return end <= start
            ? new TextRange(_origins[first], _origins[first])
            : new TextRange(_origins[first], _origins[Math.Min(end, Length) - 1] + 1);
    }

    /// <summary>The characters of the original behind a stretch of this text.</summary>
    internal string Original(string original, int start, int end) => string.Create(Math.Max(0, end - start), (this, original, start), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var c = state.original[state.Item1._origins[state.start + i]];
            span[i] = c == '\n' ? ' ' : c;
        }
    });

    internal MappedText Slice(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        return new MappedText(Text[start..end], _origins[start..end]);
    }

    /// <summary>One text out of several, as if they had been written on.</summary>
    internal static MappedText Join(IReadOnlyList<MappedText> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        var origins = new int[parts.Sum(part => part.Length)];
        var text = new StringBuilder(origins.Length);
        foreach (var part in parts)
        {
            part._origins.CopyTo(origins, text.Length);
            text.Append(part.Text);
        }

        return new MappedText(text.ToString(), origins);
    }

    internal static MappedText Of(string original, int start, int end, bool keepsEdges = false)
    {
        var origins = new int[end - start];
        for (var i = 0; i < origins.Length; i++)
        {
            origins[i] = start + i;
        }

        var text = new MappedText(original[start..end], origins);
        return keepsEdges ? text : text.Slice(0, origins.Length);
    }

    /// <summary>The same in half-width figures and signs and without blanks: what the readers of numbers see.</summary>
    internal MappedText Plain()
    {
        var text = new StringBuilder(Length);
        var origins = new List<int>(Length);
        var isQuoteOpen = false;
        for (var i = 0; i < Length; i++)
        {
            var c = HalfWidth.Of(Text[i], ref isQuoteOpen);
            if (c == ' ')
            {
                var isBetweenLatin = text.Length > 0 && char.IsAsciiLetterOrDigit(text[^1])
                    && i + 1 < Length && char.IsAsciiLetterOrDigit(Text[i + 1]);
                if (!isBetweenLatin)
                {
                    continue;
                }
            }

            text.Append(c);
            origins.Add(_origins[i]);
        }

        return new MappedText(text.ToString(), [.. origins]);
    }
}
