using Taizhang.Tests.Plans;

namespace Taizhang.Tests.Cli;

/// <summary>Whatever is wrong about a plan is told with what to do instead, and nothing is left behind.</summary>
public sealed class PlanCommandRefusalTests(PlanTerminal terminal) : IClassFixture<PlanTerminal>
{
    private static readonly string Long = new('长', 401);

    [Theory]
    [InlineData("plan upload nothing.docx", "plan.file-missing", "nothing.docx")]
    [InlineData("plan upload empty.docx", "plan.file-empty", "no text")]
    [InlineData("plan upload picture.docx", "plan.file-not-docx", ".docx")]
    [InlineData("plan upload picture.txt", "plan.file-not-text", ".docx or .txt")]
    [InlineData("plan upload old.docx", "plan.file-legacy-doc", "Save it as .docx")]
    [InlineData("plan upload bomb.docx", "plan.file-expands-too-far", "limit")]
    [InlineData("plan upload large.txt", "plan.file-too-large", "at most")]
    [InlineData("plan upload SAMPLE", "plan-deeds.already-here", "青川区")]
    [InlineData("plan upload NEW --for 不存在", "cli.organization-unknown", "QC00")]
    [InlineData("plan upload NEW --title LONG", "plan-deeds.title-too-long", "300")]
    [InlineData("plan show 99", "cli.plan-unknown", "青川区")]
    [InlineData("plan show 2024", "cli.plan-ambiguous", "青川区")]
    [InlineData("plan accept 99 --all", "cli.plan-unknown", "青川区")]
    [InlineData("plan accept 2 P1-02-1", "cli-plan.proposal-unknown", "plan show 2")]
    [InlineData("plan accept 2 1", "cli-plan.proposal-unknown", "plan show 2")]
    [InlineData("plan accept 2 P2-99-1 x", "cli-plan.proposal-unknown", "plan show 2")]
    [InlineData("plan accept 1 --all", "plan-deeds.not-under-review", "")]
    [InlineData("plan accept 3 --without-doubts", "plan-deeds.not-under-review", "")]
    [InlineData("plan accept 2 FIRST --note LONG", "plan-deeds.reason-too-long", "400")]
    [InlineData("plan refuse 2 FIRST --reason BLANK", "plan-deeds.reason-missing", "")]
    [InlineData("plan refuse 2 FIRST --reason LONG", "plan-deeds.reason-too-long", "400")]
    [InlineData("plan refuse 1 P1-02-1 --reason x", "plan-deeds.not-under-review", "")]
    [InlineData("plan edit 2 P1-02-1 --cadence year", "cli-plan.proposal-unknown", "plan show 2")]
    [InlineData("plan edit 1 02-1 --cadence year", "plan-deeds.not-under-review", "")]
    [InlineData("plan edit 2 FIRST --cadence fortnight", "cli.bad-word", "half-year")]
    [InlineData("plan edit 2 FIRST --whom nobody", "cli.bad-word", "every-branch")]
    [InlineData("plan edit 2 FIRST --measured-by times --kind dinner", "cli.bad-word", "lecture")]
    [InlineData("plan edit 2 FIRST --cadence once --due-on 31st", "cli.bad-day", "YYYY-MM-DD")]
    [InlineData("plan edit 2 FIRST --cadence once", "cli-plan.edit-once-needs-due", "--due-on")]
    [InlineData("plan edit 2 FIRST --due-on 2024-05-31", "cli-plan.edit-due-needs-once", "--cadence once")]
    [InlineData("plan edit 2 FIRST --measured-by times --count 0", "cli-plan.edit-bad-count", "1000000")]
    [InlineData("plan edit 2 FIRST --measured-by times --count 1.5", "cli-plan.edit-bad-count", "whole number")]
    [InlineData("plan edit 2 FIRST --remind-days 999", "cli-plan.edit-bad-remind-days", "365")]
    [InlineData("plan edit 2 FIRST --measured-by notes --kind lecture", "cli-plan.edit-idle", "--kind")]
    [InlineData("plan edit 2 FIRST --whom as-it-is", "cli-plan.edit-nothing", "plan accept")]
    [InlineData("plan edit 2 FIRST --title BLANK", "cli-plan.edit-blank", "--title")]
    [InlineData("plan edit 2 FIRST --definition nothing.yaml", "plan.file-missing", "nothing.yaml")]
    [InlineData("plan edit 2 FIRST --definition broken.yaml", "plan-deeds.definition", "")]
    [InlineData("plan edit 2 FIRST --definition empty.docx", "plan-deeds.definition", "")]
    [InlineData("plan adopt 2 --from 2024-03-01", "plan-deeds.still-open", "undecided")]
    [InlineData("plan adopt 2 --from never", "cli.bad-day", "YYYY-MM-DD")]
    [InlineData("plan adopt 1 --from 2024-01-15", "plan-deeds.not-under-review", "")]
    [InlineData("plan adopt 3 --from 2024-01-15", "plan-deeds.not-under-review", "")]
    [InlineData("plan adopt 99 --from 2024-01-15 --replaces 98", "cli.plan-unknown", "98")]
    [InlineData("plan close 3 --reason x", "plan-deeds.no-longer-stands", "")]
    [InlineData("plan close 1 --reason BLANK", "plan-deeds.reason-missing", "")]
    [InlineData("plan close 99 --reason x", "cli.plan-unknown", "青川区")]
    [InlineData("plan progress 2", "cli-plan.not-adopted", "plan adopt 2")]
    [InlineData("plan progress 3", "cli-plan.never-adopted", "岭洲")]
    [InlineData("plan progress 1 99", "cli-plan.clause-unknown", "c")]
    [InlineData("plan progress 1 2 --in 不存在", "cli.organization-unknown", "QC00")]
    [InlineData("ledger show --code P9", "cli.why-no-rule", "plan progress")]
    [InlineData("ledger rebuild --from 2999-01-01", "ledger.in-the-future", "")]
    [InlineData("ledger rebuild --from 1999-01-01", "ledger.before-anyone", "2003")]
    [InlineData("ledger rebuild --from long-ago", "cli.bad-day", "YYYY-MM-DD")]
    public void What_is_wrong_is_told_with_the_remedy_and_nothing_is_half_done(string line, string code, string remedy)
    {
        Files();
        var before = terminal.Traces();

        var said = terminal.Run([.. line.Split(' ').Select(Word), "--lang", "en"]);

        Assert.True(said.Code == 1, $"{said.Code}: {said.Output}{said.Errors}");
        Assert.StartsWith(code + ": ", said.Errors, StringComparison.Ordinal);
        Assert.Contains(remedy, said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("{", said.Errors, StringComparison.Ordinal);
        Assert.Empty(said.Output);
        Assert.Equal(before, terminal.Traces());
    }

    [Fact]
    public void Everything_that_stands_against_an_adoption_is_told_at_once()
    {
        var said = terminal.Run("plan", "adopt", "2", "--from", "2031-01-01", "--replaces", "3");

        Assert.Equal(["plan-deeds.still-open", "plan-deeds.from-outside", "plan-deeds.replaces-none"], said.Errors.Trim().Split('\n').Select(line => line.Split(':')[0]));
    }

    [Theory]
    [InlineData("plan accept 2")]
    [InlineData("plan accept 2 P2-01-1 --all")]
    [InlineData("plan accept 2 --all --without-doubts")]
    [InlineData("plan accept --all")]
    [InlineData("plan refuse 2 P2-01-1")]
    [InlineData("plan refuse 2 --reason x")]
    [InlineData("plan edit 2 P2-01-1")]
    [InlineData("plan edit 2 P2-01-1 --definition a.yaml --cadence year")]
    [InlineData("plan edit 2 P2-01-1 --count many")]
    [InlineData("plan adopt 2")]
    [InlineData("plan close 1")]
    [InlineData("plan upload")]
    [InlineData("plan show")]
    [InlineData("plan progress")]
    [InlineData("plan list 1")]
    [InlineData("plan show 1 --everything")]
    public void A_line_that_cannot_be_read_ends_with_2_and_does_nothing(string line)
    {
        var before = terminal.Traces();

        Assert.Equal(2, terminal.Run(line.Split(' ')).Code);
        Assert.Equal(before, terminal.Traces());
    }

    private string Word(string word) => word switch
    {
        "SAMPLE" => BegunTerminal.Sample("qingchuan-2024.docx"),
        "NEW" => BegunTerminal.Sample("xilan-library-2023.txt"),
        "LONG" => Long,
        "BLANK" => " ",
        "FIRST" => terminal.Ask("SELECT id FROM duty_proposal WHERE plan_id = 2 ORDER BY start LIMIT 1"),
        _ => word,
    };

    private void Files()
    {
        if (File.Exists(At("broken.yaml")))
        {
            return;
        }

        File.WriteAllBytes(At("empty.docx"), []);
        File.WriteAllBytes(At("picture.docx"), [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]);
        File.WriteAllBytes(At("picture.txt"), [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
        File.WriteAllBytes(At("old.docx"), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]]);
        File.WriteAllBytes(At("bomb.docx"), WordFile.Bomb(200));
        File.WriteAllBytes(At("large.txt"), new byte[21 * 1024 * 1024]);
        File.WriteAllText(At("broken.yaml"), "code: x\ncadence: fortnight\n");
    }

    private string At(string name) => Path.Combine(terminal.Folder, name);
}
