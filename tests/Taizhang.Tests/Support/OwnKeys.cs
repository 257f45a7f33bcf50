using Taizhang.Demonstration;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Tests.Support;

/// <summary>A key file a test may change without upsetting others; it begins as a copy of the run's.</summary>
internal sealed class OwnKeys : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taizhang-own-keys-").FullName;

    public string File => Path.Combine(_folder, "own.keys");

    /// <summary>The invented bureau on these keys.</summary>
    public async Task<TemporaryStore> BureauAsync(DateOnly today, StoreKind kind = StoreKind.Sqlite)
    {
        var store = await TemporaryStore.WithTheBureauAsync(today, kind, new PersonalDataSettings(File));
        System.IO.File.Copy(StoreTemplates.KeyFile, File);
        return store;
    }

    /// <summary>Opens the same store as a program does that starts now.</summary>
    public async Task<Refusal?> StartAgainAsync(TemporaryStore store)
    {
        await using var services = StoreTemplates.Services(store.Place, store.Clock, new PersonalDataSettings(File));
        return await TaizhangStart.PrepareAsync(services, DemonstrationMode.Off);
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
