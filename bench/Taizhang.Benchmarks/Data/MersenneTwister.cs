namespace Taizhang.Benchmarks.Data;

/// <summary>The generator of random numbers MT19937, as most languages have it: the same numbers for the same seed everywhere.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Middle = 397;
    private readonly uint[] _state = new uint[Size];
    private int _next = Size;

    /// <summary>Begins with a key of one word.</summary>
    public MersenneTwister(uint key)
    {
        Fill(19650218);
        var at = 1;
        for (var count = 0; count < Size; count++)
        {
            _state[at] = (_state[at] ^ (Before(at) * 1664525)) + key;
            at = Step(at);
        }

        for (var count = 1; count < Size; count++)
        {
            _state[at] = (_state[at] ^ (Before(at) * 1566083941)) - (uint)at;
            at = Step(at);
        }

        _state[0] = 0x80000000;
    }

    /// <summary>The next number from 0 to below 1, of 53 random bits.</summary>
    public double Next() => (((Word() >> 5) * 67108864.0) + (Word() >> 6)) / 9007199254740992.0;

    /// <summary>The next whole number, both ends inside.</summary>
    public int Between(int least, int greatest) => least + (int)(Next() * (greatest - least + 1));

    /// <summary>One of these.</summary>
    public T Pick<T>(IReadOnlyList<T> all) => all[(int)(Next() * all.Count)];

    private void Fill(uint seed)
    {
        _state[0] = seed;
        for (var index = 1; index < Size; index++)
        {
            _state[index] = (1812433253 * (_state[index - 1] ^ (_state[index - 1] >> 30))) + (uint)index;
        }
    }

    private uint Before(int at) => _state[at - 1] ^ (_state[at - 1] >> 30);

    private int Step(int at)
    {
        if (at + 1 < Size)
        {
            return at + 1;
        }

        _state[0] = _state[Size - 1];
        return 1;
    }

    private uint Word()
    {
        if (_next == Size)
        {
            for (var index = 0; index < Size; index++)
            {
                var joined = (_state[index] & 0x80000000) | (_state[(index + 1) % Size] & 0x7fffffff);
                _state[index] = _state[(index + Middle) % Size] ^ (joined >> 1) ^ ((joined & 1) == 0 ? 0 : 0x9908b0df);
            }

            _next = 0;
        }

        var word = _state[_next++];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        return word ^ (word >> 18);
    }
}
