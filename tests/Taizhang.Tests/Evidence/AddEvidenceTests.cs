using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Taizhang.Activities;
using Taizhang.Evidence;
using Taizhang.Evidence.Files;
using Taizhang.Kernel;
using Taizhang.Members.Personal;
using Taizhang.Tests.Activities;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Evidence;

public sealed class AddEvidenceTests
{
    [Theory, OnEachStore]
    public async Task The_same_file_at_ten_records_is_kept_once_and_sealed(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var before = Shelf.FilesOf(store).Count;
        var activities = await store.AskAsync<TaizhangDb, List<long>>(db => db.Activities.Where(activity => activity.SupersededAt == null).OrderBy(activity => activity.Id).Take(10).Select(activity => activity.Id).ToListAsync());

        foreach (var activity in activities)
        {
            Bureau.IsDone(await store.AddAsync(RecordKind.Activity, activity, ("会议记录.txt", SampleFiles.Text)));
        }

        var rows = await store.ListAsync(RecordKind.Activity, activities[^1]);
        Assert.Equal("会议记录.txt", Assert.Single(rows).Name);
        Assert.Equal(SampleFiles.Text, await store.ReadAsync(rows[0].Id));
        var plain = Shelf.FilesOf(store).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(SampleFiles.Text) >= 0);
        Assert.Empty(plain);
        Assert.Equal(before + 1, Shelf.FilesOf(store).Count);
    }

    [Theory, OnEachStore]
    public async Task All_that_stands_against_files_is_told_at_once_and_none_stays(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var (activity, before) = (await store.ActivityAsync("QC05"), Shelf.FilesOf(store));

        var outcome = await store.AddAsync(RecordKind.Activity, activity, ("好.txt", SampleFiles.Text), ("坏.exe", SampleFiles.Program), ("空.txt", []));

        Bureau.Refuses(outcome, "evidence.executable", "evidence.empty");
        Assert.Empty(await store.ListAsync(RecordKind.Activity, activity));
        Assert.Equal(before, Shelf.FilesOf(store));
        Bureau.IsDone(await store.AddAsync(RecordKind.Activity, activity, ("好.txt", SampleFiles.Text)));
        Bureau.Refuses(await store.AddAsync(RecordKind.Activity, activity, ("又.txt", SampleFiles.Text)), "evidence.already-there");
        Bureau.Refuses(await store.AddAsync(RecordKind.Activity, activity, ("甲.pdf", SampleFiles.Pdf), ("乙.pdf", SampleFiles.Pdf)), "evidence.already-there");
        Bureau.Refuses(await store.AddAsync(RecordKind.Activity, activity), "kernel.required");
        Bureau.Refuses(await store.AddAsync(RecordKind.Activity, activity, [.. Enumerable.Range(0, 21).Select(index => ($"{index}.txt", SampleFiles.Text))]), "evidence.too-many");
        Bureau.Refuses(await store.AddAsync(RecordKind.Activity, 999_999, ("好.txt", SampleFiles.Text)), "kernel.not-found");
        Assert.Equal(before.Count + 1, Shelf.FilesOf(store).Count);
    }

    [Theory, OnEachStore]
    public async Task Files_stay_with_a_record_when_it_is_corrected_and_none_comes_to_one_that_no_longer_stands(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var talk = await store.AskAsync<TaizhangDb, Talk>(db => db.Talks.OrderBy(each => each.Id).FirstAsync(each => each.SupersededAt == null));
        Bureau.IsDone(await store.AddAsync(RecordKind.Talk, talk.Id, ("约谈通知.txt", SampleFiles.Text)));

        var corrected = await store.RunAsync<RecordTalk, RecordTalk.Request>(new(talk.OrganizationId, talk.Kind, talk.HeldOn.AddDays(1), talk.TalkerId, talk.PartnerId) { CorrectsId = talk.Id, Reason = "日期有误" });

        Bureau.IsDone(corrected);
        Assert.Equal("约谈通知.txt", Assert.Single(await store.ListAsync(RecordKind.Talk, corrected.Id!.Value)).Name);
        Bureau.Refuses(await store.AddAsync(RecordKind.Talk, talk.Id, ("又.pdf", SampleFiles.Pdf)), "evidence.record-no-longer-stands");
    }

    [Theory, OnEachStore]
    public async Task Who_does_not_see_a_record_sees_none_of_its_files_and_adds_none(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var own = await store.OrganizationAsync("QC05");
        var (mine, theirs) = (await store.ActivityAsync("QC05"), await store.ActivityAsync("QC06"));
        var talk = await store.AskAsync<TaizhangDb, Talk>(db => db.Talks.OrderBy(each => each.Id).FirstAsync(each => each.OrganizationId == own.Id && each.SupersededAt == null));
        var secretary = new Actor("书记", Role.BranchSecretary, talk.TalkerId, own.Id, new Scope(own.Path), own.Path);
        var bystander = await store.AskAsync<TaizhangDb, long>(db => db.Members.Where(member => member.OrganizationId == own.Id && member.Id != talk.TalkerId && member.Id != talk.PartnerId).Select(member => member.Id).FirstAsync());
        Bureau.IsDone(await store.AddAsync(RecordKind.Activity, theirs, ("别的.txt", SampleFiles.Text)));
        Bureau.IsDone(await store.AddAsync(RecordKind.Talk, talk.Id, ("谈话.txt", SampleFiles.Text)));
        var (elsewhere, ofTalk) = ((await store.ListAsync(RecordKind.Activity, theirs))[0].Id, (await store.ListAsync(RecordKind.Talk, talk.Id))[0].Id);

        Bureau.IsDone(await store.AddAsAsync(secretary, secretary.Scope, RecordKind.Activity, mine, ("我的.txt", SampleFiles.Text)));
        Bureau.Refuses(await store.AddAsAsync(secretary, secretary.Scope, RecordKind.Activity, theirs, ("我的.pdf", SampleFiles.Pdf)), "kernel.not-found");
        var member = new Actor("党员", Role.Member, bystander, own.Id, new Scope(own.Path, bystander), own.Path);
        Bureau.Refuses(await store.AddAsAsync(member, member.Scope, RecordKind.Activity, mine, ("我的.pdf", SampleFiles.Pdf)), "kernel.not-permitted");

        Assert.False(await SeesAsync(store, secretary, elsewhere));
        Assert.True(await SeesAsync(store, secretary, ofTalk));
        Assert.False(await SeesAsync(store, member, ofTalk));
        Assert.True(await SeesAsync(store, member with { Scope = new Scope(own.Path, talk.PartnerId) }, ofTalk));
    }

    [Theory, OnEachStore]
    public async Task A_look_at_a_file_of_a_talk_is_on_record_once_a_quarter_of_an_hour(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var talk = await store.AskAsync<TaizhangDb, long>(db => db.Talks.Where(each => each.SupersededAt == null).Select(each => each.Id).FirstAsync());
        Bureau.IsDone(await store.AddAsync(RecordKind.Talk, talk, ("谈话.txt", SampleFiles.Text)));
        var id = (await store.ListAsync(RecordKind.Talk, talk))[0].Id;
        Assert.False(await store.AskAsync<LookAtEvidence, bool>(look => look.IsOnRecordAsync(id, Actor.System, default)));

        Bureau.IsDone(await store.RunAsync<LookAtEvidence, LookAtEvidence.Request>(new(id)));

        Assert.True(await store.AskAsync<LookAtEvidence, bool>(look => look.IsOnRecordAsync(id, Actor.System, default)));
        Assert.False(await store.AskAsync<LookAtEvidence, bool>(look => look.IsOnRecordAsync(id, Actor.System with { Name = "别人" }, default)));
        store.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.False(await store.AskAsync<LookAtEvidence, bool>(look => look.IsOnRecordAsync(id, Actor.System, default)));
        var line = await store.AskAsync<TaizhangDb, JournalEntry>(db => db.Journal.SingleAsync(entry => entry.Deed == nameof(LookAtEvidence)));
        Assert.Equal((DeedResult.Looked, $"EvidenceItem/{id}"), (line.Result, line.About));
    }

    [Theory, OnEachStore]
    public async Task A_file_is_closed_with_a_reason_and_its_bytes_go_by_command_alone_after_the_stated_time(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var (activity, before) = (await store.ActivityAsync("QC05"), Shelf.FilesOf(store).Count);
        Bureau.IsDone(await store.AddAsync(RecordKind.Activity, activity, ("图.png", SampleFiles.Picture(SKEncodedImageFormat.Png))));
        var id = (await store.ListAsync(RecordKind.Activity, activity))[0].Id;
        Bureau.Refuses(await store.RunAsync<CloseEvidence, CloseEvidence.Request>(new(id, " ")), "kernel.required");
        Bureau.Refuses(await store.RunAsync<CloseEvidence, CloseEvidence.Request>(new(id, new string('长', 401))), "evidence.reason-too-long");
        Bureau.IsDone(await store.RunAsync<CloseEvidence, CloseEvidence.Request>(new(id, "传错了")));
        Bureau.Refuses(await store.RunAsync<CloseEvidence, CloseEvidence.Request>(new(id, "传错了")), "evidence.already-closed");
        Bureau.Refuses(await store.RunAsync<CloseEvidence, CloseEvidence.Request>(new(999_999, "传错了")), "kernel.not-found");
        var unused = Assert.Single((await store.AskAsync<EvidenceListing, EvidenceUse>(listing => listing.UseAsync(default))).Unused);
        Assert.Equal(Bureau.Today.AddDays(365), unused.Until);

        Bureau.Refuses(await store.RunAsync<CollectFiles, CollectFiles.Request>(new(30)), "evidence.too-young");
        Assert.Equal((0, before + 2), await CollectAsync(store));
        store.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal((1, before), await CollectAsync(store));

        var row = Assert.Single(await store.ListAsync(RecordKind.Activity, activity));
        Assert.Equal(("传错了", true), (row.SupersededReason, row.IsCollected));
        Bureau.IsDone(await store.AddAsync(RecordKind.Activity, activity, ("图.png", SampleFiles.Picture(SKEncodedImageFormat.Png))));
        Assert.Equal(before + 2, Shelf.FilesOf(store).Count);
        Assert.Null((await CheckAsync(store)).Fault);
    }

    [Fact]
    public async Task The_check_names_the_first_file_that_is_gone_or_changed_and_its_record()
    {
        await using var store = await Bureau.OpenAsync();
        var activity = await store.ActivityAsync("QC05");
        Bureau.IsDone(await store.AddAsync(RecordKind.Activity, activity, ("长.txt", Enumerable.Repeat((byte)'a', 200_000).ToArray())));
        Assert.Null((await CheckAsync(store)).Fault);
        var file = Shelf.FilesOf(store).Single(each => new FileInfo(each).Length > 200_000);
        var whole = await File.ReadAllBytesAsync(file);

        await File.WriteAllBytesAsync(file, [.. whole[..^1], (byte)(whole[^1] ^ 1)]);
        var changed = await CheckAsync(store);
        await File.WriteAllBytesAsync(file, whole[..^70_000]);
        var cut = await CheckAsync(store);
        File.Delete(file);
        var gone = await CheckAsync(store);

        Assert.Equal([FileFault.Changed, FileFault.Changed, FileFault.Missing], new[] { changed.Fault!.Value, cut.Fault!.Value, gone.Fault!.Value });
        Assert.Equal([$"Activity/{activity}"], gone.Records!);
    }

    [Fact]
    public async Task A_part_of_a_file_is_read_without_the_rest()
    {
        await using var store = await Bureau.OpenAsync();
        var activity = await store.ActivityAsync("QC05");
        var bytes = Enumerable.Range(0, 150_000).Select(index => (byte)('a' + (index / 7 % 26))).ToArray();
        Bureau.IsDone(await store.AddAsync(RecordKind.Activity, activity, ("长.txt", bytes)));
        await using var scope = store.Services.CreateAsyncScope();
        var item = await scope.ServiceProvider.GetRequiredService<EvidenceListing>().FindAsync((await store.ListAsync(RecordKind.Activity, activity))[0].Id, Actor.System, default);
        await using var stream = scope.ServiceProvider.GetRequiredService<FileVault>().Open(item!.File);

        foreach (var from in new[] { 140_000, 65_530, 0, 149_999 })
        {
            var part = new byte[Math.Min(20, bytes.Length - from)];
            stream.Position = from;
            await stream.ReadExactlyAsync(part);
            Assert.Equal(bytes[from..(from + part.Length)], part);
        }
    }

    [Fact]
    public async Task Two_who_add_the_same_file_at_once_share_one_and_both_read_it()
    {
        await using var store = await Bureau.OpenAsync();
        var (one, other, before) = (await store.ActivityAsync("QC05"), await store.ActivityAsync("QC06"), Shelf.FilesOf(store).Count);
        var bytes = Enumerable.Repeat((byte)'z', 900_000).ToArray();

        var outcomes = await Task.WhenAll(Task.Run(() => store.AddAsync(RecordKind.Activity, one, ("甲.txt", bytes))), Task.Run(() => store.AddAsync(RecordKind.Activity, other, ("乙.txt", bytes))));

        Assert.All(outcomes, Bureau.IsDone);
        Assert.Equal(before + 1, Shelf.FilesOf(store).Count);
        Assert.Equal(bytes, await store.ReadAsync((await store.ListAsync(RecordKind.Activity, one))[0].Id));
        Assert.Equal(bytes, await store.ReadAsync((await store.ListAsync(RecordKind.Activity, other))[0].Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_that_is_full_is_told_and_nothing_is_half_done(bool afterTheFirst)
    {
        await using var store = await Bureau.OpenAsync();
        var (activity, before) = (await store.ActivityAsync("QC05"), Shelf.FilesOf(store).Count);
        await using var scope = store.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var full = new FullStore(services.GetRequiredService<IFileStore>(), afterTheFirst ? 1 : 0);
        var desk = new EvidenceDesk(
            services.GetRequiredService<TaizhangDb>(), services.GetRequiredService<EvidenceRecords>(), services.GetRequiredService<Taizhang.Evidence.Intake.FileIntake>(),
            new FileVault(full, services.GetRequiredService<PersonalData>(), new EvidenceSettings()), services.GetRequiredService<AddEvidence>());

        var outcome = await desk.AddAsync(RecordKind.Activity, activity, [Incoming("甲.txt", SampleFiles.Text), Incoming("乙.pdf", SampleFiles.Pdf)], Actor.System);

        Bureau.Refuses(outcome, "evidence.store-failed");
        Assert.Empty(await store.ListAsync(RecordKind.Activity, activity));
        Assert.Equal(before, Shelf.FilesOf(store).Count);
    }

    [Fact]
    public async Task When_the_key_of_the_ring_changes_files_are_sealed_with_it_without_being_written_again()
    {
        using var keys = new OwnKeys();
        await using var store = await keys.BureauAsync(Bureau.Today);
        var activity = await store.ActivityAsync("QC05");
        Bureau.IsDone(await store.AddAsync(RecordKind.Activity, activity, ("会议记录.txt", SampleFiles.Text)));
        var written = Shelf.FilesOf(store).ToDictionary(file => file, File.ReadAllBytes);

        Bureau.IsDone(await store.RunAsync<RotateKeys, RotateKeys.Request>(new()));
        var behind = await store.AskAsync<KeyUse, int>(use => use.BehindAsync(default));
        Bureau.IsDone(await store.RunAsync<ReencryptPersonalData, ReencryptPersonalData.Request>(new(long.MaxValue)));

        var files = await store.AskAsync<TaizhangDb, List<int>>(db => db.StoredFiles.Select(file => file.KeyId).Distinct().ToListAsync());
        Assert.Equal([2], files);
        Assert.True(behind > 0);
        Assert.All(written, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
        Assert.Null((await CheckAsync(store)).Fault);
    }

    private static IncomingFile Incoming(string name, byte[] bytes) => new(name, bytes.Length, () => new MemoryStream(bytes));

    private static Task<FileReport> CheckAsync(TemporaryStore store) => store.AskAsync<FileCheck, FileReport>(check => check.RunAsync(default));

    private static Task<(int Collected, int Left)> CollectAsync(TemporaryStore store) => store.AskAsync<CollectFiles, (int, int)>(async collect =>
    {
        Bureau.IsDone(await collect.RunAsync(new(365), Actor.System));
        await collect.SweepAsync(default);
        return (collect.Files, Shelf.FilesOf(store).Count);
    });

    private static async Task<bool> SeesAsync(TemporaryStore store, Actor actor, long id)
    {
        await using var scope = store.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = actor.Scope;
        return await scope.ServiceProvider.GetRequiredService<EvidenceListing>().FindAsync(id, actor, default) is not null;
    }

    /// <summary>A store that takes so many files and then is full, in the middle of one.</summary>
    private sealed class FullStore(IFileStore below, int room) : IFileStore
    {
        private int _taken;

        public string Place => below.Place;

        public Task PutAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) => _taken++ < room ? below.PutAsync(name, write, cancellationToken) : below.PutAsync(name, async (target, cancelled) =>
        {
            await write(target, cancelled);
            throw new IOException("No space left on device");
        }, cancellationToken);

        public Task<Stream?> OpenAsync(string name, long from, CancellationToken cancellationToken) => below.OpenAsync(name, from, cancellationToken);

        public Task DeleteAsync(string name, CancellationToken cancellationToken) => below.DeleteAsync(name, cancellationToken);

        public IAsyncEnumerable<KeptName> ListAsync(CancellationToken cancellationToken) => below.ListAsync(cancellationToken);
    }
}
