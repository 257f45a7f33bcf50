using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Exchange;

public sealed class ExchangeImportTests
{
    private static readonly DateOnly Today = new(2026, 1, 1);

    /// <summary>A file, the line that is spoiled with its new text, and the column and the code of the refusal.</summary>
    public static TheoryData<string, int, string, string, string> BadLines => new()
    {
        { TakeOver.Organizations, 1, "id,parent,type,name,founded_on,term_ends_on", "", "exchange.header" },
        { TakeOver.Organizations, 1, "id;parent_id;type;name;founded_on;term_ends_on", "", "exchange.header" },
        { TakeOver.Organizations, 3, "two,1,committee,园林管理局党委,2003-06-18,", "id", "exchange.not-a-key" },
        { TakeOver.Organizations, 3, "-2,1,committee,园林管理局党委,2003-06-18,", "id", "exchange.not-a-key" },
        { TakeOver.Organizations, 3, "99999999999999999999,1,committee,园林管理局党委,2003-06-18,", "id", "exchange.not-a-key" },
        { TakeOver.Organizations, 4, "2,1,branch,绿化党支部,2006-03-01,", "id", "exchange.key-twice" },
        { TakeOver.Organizations, 5, "7,2,branch,公园党支部,2008-05-04,", "id", "exchange.key-gap" },
        { TakeOver.Organizations, 4, "3,9,branch,绿化党支部,2006-03-01,", "parent_id", "exchange.key-unknown" },
        { TakeOver.Organizations, 4, "3,3,branch,绿化党支部,2006-03-01,", "parent_id", "exchange.key-unknown" },
        { TakeOver.Organizations, 4, "3,2,支部,绿化党支部,2006-03-01,", "type", "exchange.unknown-word" },
        { TakeOver.Organizations, 4, "3,2,branch,  ,2006-03-01,", "name", "exchange.text-length" },
        { TakeOver.Organizations, 4, "3,2,branch,绿化\0党支部,2006-03-01,", "name", "exchange.text-control" },
        { TakeOver.Organizations, 4, "3,2,branch,绿化党支部,2006-02-30,", "founded_on", "exchange.not-a-day" },
        { TakeOver.Organizations, 4, "3,2,branch,绿化党支部,1/3/2006,", "founded_on", "exchange.not-a-day" },
        { TakeOver.Organizations, 4, "3,2,branch,绿化党支部,2006-03-01,2005-01-01", "term_ends_on", "exchange.term-before-founded" },
        { TakeOver.Organizations, 4, "3,2,branch,绿化党支部,2006-03-01", "", "exchange.column-count" },
        { TakeOver.Organizations, 4, "3,2,branch,绿化,党支部,2006-03-01,", "", "exchange.column-count" },
        { TakeOver.Organizations, 4, "# 3,2,branch,绿化党支部,2006-03-01,", "id", "exchange.not-a-key" },
        { TakeOver.Organizations, 4, "3,2,branch,\"绿化\"党支部,2006-03-01,", "", "exchange.quotes" },
        { TakeOver.Members, 4, "3,8,王芳,F,1990-01-15,2018-07-01,probationary,0", "org_id", "exchange.key-unknown" },
        { TakeOver.Members, 4, "3,3,王芳,女,1990-01-15,2018-07-01,probationary,0", "gender", "exchange.unknown-word" },
        { TakeOver.Members, 4, "3,3,王芳,F,1990-01-15,1989-07-01,probationary,0", "joined_on", "exchange.joined-before-born" },
        { TakeOver.Members, 4, "3,3,王芳,F,1990-01-15,2018-07-01,probationary,yes", "is_leader", "exchange.unknown-word" },
        { TakeOver.Activities, 3, "2,3,party,2025-03-08,1.5,党课,1", "kind", "exchange.unknown-word" },
        { TakeOver.Activities, 3, "2,3,lecture,2025-03-08,25,党课,1", "hours", "exchange.not-hours" },
        { TakeOver.Activities, 3, "2,3,lecture,2025-03-08,1.3,党课,1", "hours", "exchange.not-hours" },
        { TakeOver.Activities, 3, "2,3,lecture,2025-03-08,\"1,5\",党课,1", "hours", "exchange.not-hours" },
        { TakeOver.Activities, 3, "2,3,lecture,1999-03-08,1.5,党课,1", "held_on", "exchange.held-before-founded" },
        { TakeOver.Activities, 3, "2,3,lecture,2025-03-08,1.5,党课,12", "led_by", "exchange.key-unknown" },
        { TakeOver.Attendance, 4, "2,9", "member_id", "exchange.key-unknown" },
        { TakeOver.Attendance, 4, "1,2", "member_id", "exchange.attendance-order" },
        { TakeOver.Attendance, 6, "1,3", "member_id", "exchange.attendance-order" },
        { TakeOver.Attendance, 6, "", "", "exchange.column-count" },
    };

    public static TheoryData<string> Files => [TakeOver.Organizations, TakeOver.Members, TakeOver.Activities, TakeOver.Attendance];

    [Theory, OnEachStore]
    public async Task Four_good_files_are_taken_over_and_the_ledger_follows(StoreKind kind)
    {
        using var files = new TakeOver();
        await using var store = await TemporaryStore.WithTheRulesAsync(Today, kind);

        var (rows, problems) = await files.RunAsync(store);
        await store.AskAsync<LedgerKeeper, long>(keeper => keeper.RebuildAsync(default));

        Assert.Empty(problems.Select(Told));
        Assert.Equal(30, rows);
        Assert.Empty(await store.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(keeper => keeper.CheckAsync(default)));
        Assert.Equal(3, await store.AskAsync<TaizhangDb, int>(db => db.Elections.Select(election => election.Present).SingleAsync()));
    }

    [Theory, OnEachStore]
    public async Task The_keys_go_on_behind_those_that_came(StoreKind kind)
    {
        using var files = new TakeOver();
        await using var store = await TemporaryStore.EmptyAsync(Today, kind);
        await files.RunAsync(store);

        var organization = await store.AskAsync<TaizhangDb, Organization>(async db =>
        {
            var made = new Organization { Code = "new", Name = "新党支部", Type = OrganizationType.Branch, FoundedOn = Today, Path = "/new/" };
            db.Organizations.Add(made);
            await db.SaveChangesAsync();
            return made;
        });

        Assert.Equal(5, organization.Id);
    }

    [Theory, MemberData(nameof(BadLines))]
    public async Task A_line_that_is_not_right_is_refused_with_its_place_and_nothing_is_kept(string file, int line, string text, string column, string code)
    {
        using var files = new TakeOver();
        files.Replace(file, line, text);

        await RefusedAsync(files, file, line, column, code);
    }

    [Theory, OnEachStore]
    public async Task What_is_found_in_the_last_file_takes_back_what_was_written_of_the_others(StoreKind kind)
    {
        using var files = new TakeOver();
        files.Replace(TakeOver.Attendance, 8, "4,77");
        await RefusedAsync(files, TakeOver.Attendance, 8, "member_id", "exchange.key-unknown", kind);
    }

    [Theory, MemberData(nameof(Files))]
    public async Task A_file_that_is_missing_is_named(string file)
    {
        using var files = new TakeOver();
        files.Delete(file);

        await RefusedAsync(files, file, 0, "", "exchange.file-missing");
    }

    [Theory, MemberData(nameof(Files))]
    public async Task An_empty_file_is_told_what_its_first_line_must_be(string file)
    {
        using var files = new TakeOver();
        files.Write(file, "");

        await RefusedAsync(files, file, 1, "", "exchange.file-empty");
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_refused_at_the_first_line_that_shows_it()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var files = new TakeOver();
        files.Write(TakeOver.Members, Encoding.GetEncoding("GB18030").GetBytes("id,org_id,name,gender,born_on,joined_on,status,is_leader\n1,3,Lin,F,1980-02-29,2005-07-01,active,1\n2,3,陈建国,M,1975-10-01,2001-07-01,active,0\n"));

        await RefusedAsync(files, TakeOver.Members, 3, "", "exchange.not-utf8");
    }

    [Fact]
    public async Task A_line_without_end_is_refused_without_being_taken_into_memory()
    {
        using var files = new TakeOver();
        files.Replace(TakeOver.Activities, 3, $"2,3,lecture,2025-03-08,1.5,{new string('课', 3_000_000)},1");

        await RefusedAsync(files, TakeOver.Activities, 3, "", "exchange.line-too-long");
    }

    [Fact]
    public async Task A_quote_that_is_not_closed_is_refused()
    {
        using var files = new TakeOver();
        files.Replace(TakeOver.Activities, 3, "2,3,lecture,2025-03-08,1.5,\"党课,1");

        await RefusedAsync(files, TakeOver.Activities, 3, "", "exchange.quotes");
    }

    [Fact]
    public async Task All_that_is_wrong_in_all_files_is_told_at_once_and_nothing_twice()
    {
        using var files = new TakeOver();
        files.Replace(TakeOver.Organizations, 4, "3,2,支部,绿化党支部,2006-13-01,");
        files.Replace(TakeOver.Members, 3, "2,3,,M,1975-10-01,2001-07-01,active,0");
        files.Replace(TakeOver.Activities, 3, "2,3,lecture,soon,1.5,党课,1");
        files.Replace(TakeOver.Attendance, 5, "2,x");
        await using var store = await TemporaryStore.EmptyAsync(Today);

        var (_, problems) = await files.RunAsync(store);

        Assert.Equal(
            ["organisations.csv:4 type", "organisations.csv:4 founded_on", "members.csv:3 name", "activities.csv:3 held_on", "attendance.csv:5 member_id"],
            problems.Select(problem => $"{problem.File}:{problem.Line} {problem.Column}"));
        Assert.Equal(0, await TakeOver.RowsOfAsync(store));
    }

    [Fact]
    public async Task A_store_that_is_in_use_is_left_alone()
    {
        using var files = new TakeOver();
        await using var store = await TemporaryStore.EmptyAsync(Today);
        await files.RunAsync(store);
        var rows = await TakeOver.RowsOfAsync(store);

        var (_, problems) = await files.RunAsync(store);

        Assert.Equal("exchange.store-not-empty", Assert.Single(problems).Refusal.Code);
        Assert.Equal(rows, await TakeOver.RowsOfAsync(store));
    }

    private static async Task RefusedAsync(TakeOver files, string file, int line, string column, string code, StoreKind kind = StoreKind.Sqlite)
    {
        await using var store = await TemporaryStore.EmptyAsync(Today, kind);

        var (rows, problems) = await files.RunAsync(store);

        Assert.Equal($"{file}:{line} {column}: {code}", Told(Assert.Single(problems)));
        Assert.All(["zh-CN", "en"], culture => Assert.NotEqual(code, Words.Say(problems[0].Refusal, CultureInfo.GetCultureInfo(culture))));
        Assert.Equal(0, rows);
        Assert.Equal(0, await TakeOver.RowsOfAsync(store));
    }

    private static string Told(Taizhang.Exchange.ExchangeProblem problem) => $"{problem.File}:{problem.Line} {problem.Column}: {problem.Refusal.Code}";
}
