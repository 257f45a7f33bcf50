namespace Taizhang.Members.Personal;

/// <summary>What a key is still for.</summary>
public enum KeyState
{
    /// <summary>Seals what is written now; there is one.</summary>
    Active = 1,

    /// <summary>Opens what was sealed with it before.</summary>
    Old = 2,

    /// <summary>Nothing in the store is sealed with it any more; backups may still be.</summary>
    Unused = 3,
}

/// <summary>A key for personal data.</summary>
/// <param name="Id">The version that sealed values name, from 1 on.</param>
/// <param name="MadeOn">The day it was made.</param>
/// <param name="State">What it is still for.</param>
/// <param name="Secret">The secret itself, <see cref="SecretLength"/> bytes.</param>
public sealed record PersonalKey(int Id, DateOnly MadeOn, KeyState State, byte[] Secret)
{
    /// <summary>The length of a secret, in bytes.</summary>
    public const int SecretLength = 32;

    /// <summary>Never the secret.</summary>
    public override string ToString() => $"{Id} {State}";
}

/// <summary>All keys there are, the active one among them.</summary>
public sealed class KeyRing
{
    private readonly Dictionary<int, PersonalKey> _byId;

    /// <summary>Of keys with different numbers, exactly one of them active.</summary>
    public KeyRing(IReadOnlyList<PersonalKey> keys)
    {
        Keys = [.. keys.OrderBy(key => key.Id)];
        _byId = keys.ToDictionary(key => key.Id);
        Active = keys.Single(key => key.State == KeyState.Active);
    }

    /// <summary>The keys, the oldest first.</summary>
    public IReadOnlyList<PersonalKey> Keys { get; }

    /// <summary>The key that seals.</summary>
    public PersonalKey Active { get; }

    /// <summary>A key by its number; null where the ring lacks it.</summary>
    public PersonalKey? Find(int id) => _byId.GetValueOrDefault(id);

    /// <summary>The same with a new active key.</summary>
    public KeyRing With(PersonalKey added) => new([.. Keys.Select(key => key.State == KeyState.Active ? key with { State = KeyState.Old } : key), added]);

    /// <summary>The same with every key unused that seals nothing any more.</summary>
    public KeyRing WithUnused(IReadOnlySet<int> inUse) => new([.. Keys.Select(key => key.State == KeyState.Old && !inUse.Contains(key.Id) ? key with { State = KeyState.Unused } : key)]);
}
