using System.Text;
using Taizhang.Exchange;
using Taizhang.Kernel;
using Taizhang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Taizhang.Tests.Exchange;

/// <summary>The four files of a small registry, to be spoiled and taken over.</summary>
internal sealed class TakeOver : IDisposable
{
    public const string Organizations = "organisations.csv";
    public const string Members = "members.csv";
    public const string Activities = "activities.csv";
    public const string Attendance = "attendance.csv";

    private readonly string _folder = Directory.CreateTempSubdirectory("taizhang-").FullName;

    public TakeOver()
    {
        Write(Organizations, """
            id,parent_id,type,name,founded_on,term_ends_on
            1,,federation,青川区委,2001-07-01,
            2,1,committee,园林管理局党委,2003-06-18,2026-06-17
            3,2,branch,绿化党支部,2006-03-01,2025-11-30
            4,2,branch,公园党支部,2008-05-04,2027-05-03

            """);
        Write(Members, """
            id,org_id,name,gender,born_on,joined_on,status,is_leader
            1,3,林晓,F,1980-02-29,2005-07-01,active,1
            2,3,陈建国,M,1975-10-01,2001-07-01,active,0
            3,3,王芳,F,1990-01-15,2018-07-01,probationary,0
            4,4,赵敏,F,1985-06-06,2010-07-01,active,0

            """);
        Write(Activities, """
            id,org_id,kind,held_on,hours,topic,led_by
            1,3,member_meeting,2025-02-14,2,学习党章,
            2,3,lecture,2025-03-08,1.5,党课,1
            3,4,theme_day,2025-03-20,8,义务植树,
            4,3,election,2025-10-20,3,换届,

            """);
        Write(Attendance, """
            activity_id,member_id
            1,1
            1,2
            2,1
            2,2
            2,3
            3,4
            4,1
            4,2
            4,3

            """);
    }

    /// <summary>Replaces a file.</summary>
    public void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));

    /// <summary>Replaces a file.</summary>
    public void Write(string file, byte[] bytes) => File.WriteAllBytes(Path.Combine(_folder, file), bytes);

    /// <summary>Replaces a line, counted from 1.</summary>
    public void Replace(string file, int line, string text)
    {
        var lines = File.ReadAllLines(Path.Combine(_folder, file));
        lines[line - 1] = text;
        Write(file, string.Join('\n', lines) + "\n");
    }

    /// <summary>Takes a file away.</summary>
    public void Delete(string file) => File.Delete(Path.Combine(_folder, file));

    /// <summary>Takes the files over.</summary>
    public Task<(long Rows, IReadOnlyList<ExchangeProblem> Problems)> RunAsync(TemporaryStore store) => store.AskAsync<TaizhangDb, (long, IReadOnlyList<ExchangeProblem>)>(async db =>
    {
        var import = new ExchangeImport(db, store.Services.GetRequiredService<IStore>(), store.Clock, new Journal(db, store.Clock, DeedOrigin.Program, new JournalSettings()));
        return (await import.RunAsync(_folder, null, default), import.Problems);
    });

    /// <summary>Rows in every table together.</summary>
    public static Task<int> RowsOfAsync(TemporaryStore store) => store.AskAsync<TaizhangDb, int>(async db =>
        await db.Organizations.CountAsync() + await db.OrganizationVersions.CountAsync() + await db.Terms.CountAsync() + await db.Members.CountAsync() + await db.Memberships.CountAsync()
        + await db.Activities.CountAsync() + await db.Attendances.CountAsync() + await db.Elections.CountAsync() + await db.Journal.CountAsync());

    public void Dispose() => Directory.Delete(_folder, true);
}
