using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Taizhang.Audit;
using Taizhang.Hosting;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Audit;

/// <summary>The hash of new lines is chosen by a setting, and may be chosen anew.</summary>
public sealed class AlgorithmTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    [Theory, OnEachStore]
    public async Task A_change_of_algorithm_midway_leaves_one_chain_in_which_each_line_says_its_own(StoreKind kind)
    {
        var place = await StoreTemplates.CopyAsync(kind, Beginning.Rules, Today);
        var begun = await WriteAsync(place, null);
        var national = await WriteAsync(place, "SM3");
        var back = await WriteAsync(place, "sha-256");

        Assert.Equal([JournalHashForm.Sha256, JournalHashForm.Sm3, JournalHashForm.Sha256], new[] { begun, national, back }.Select(entry => entry.Form));
        Assert.Equal(begun.Hash, national.PreviousHash);
        Assert.Equal(national.Hash, back.PreviousHash);
        Assert.Equal((null, back.Id), await CheckAsync(place));

        await AskAsync(place, null, services => services.GetRequiredService<TaizhangDb>().Database.ExecuteSqlAsync($"UPDATE journal SET form = 1 WHERE id = {national.Id}"));
        Assert.Equal((ChainFault.Changed, national.Id), await CheckAsync(place));
        await place.DropAsync();
    }

    [Theory]
    [InlineData("MD5")]
    [InlineData("SHA-1")]
    [InlineData("SM4")]
    public void A_word_that_names_no_algorithm_is_refused_with_those_there_are(string word)
    {
        var (settings, refusals) = AuditSettings.Read(name => name == "Algorithm" ? word : null);

        Assert.Null(settings);
        var said = Words.Say(Assert.Single(refusals), System.Globalization.CultureInfo.GetCultureInfo("en"));
        Assert.Contains(word, said, StringComparison.Ordinal);
        Assert.Contains("SHA-256 or SM3", said, StringComparison.Ordinal);
    }

    private static Task<JournalEntry> WriteAsync(StorePlace place, string? algorithm) => AskAsync(place, algorithm, services => services.GetRequiredService<Journal>().WriteAloneAsync(Actor.System, new Deed("Test", Details: new { algorithm })));

    private static Task<(ChainFault? Fault, long Line)> CheckAsync(StorePlace place) => AskAsync(place, null, async services =>
    {
        var report = await services.GetRequiredService<ChainCheck>().RunAsync([]);
        return (report.Fault, report.Fault is null ? report.Lines : report.Sequence);
    });

    private static async Task<T> AskAsync<T>(StorePlace place, string? algorithm, Func<IServiceProvider, Task<T>> ask)
    {
        var (audit, refusals) = AuditSettings.Read(name => name == "Algorithm" ? algorithm : null);
        Assert.Empty(refusals);
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(StoreTemplates.NoonOf(Today)))
            .AddSingleton(Scope.Everything)
            .AddTaizhangOn(place.ConnectionString, audit: audit)
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }
}
