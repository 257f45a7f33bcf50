using System.Text.Json;

namespace Taizhang.Tests.Cli;

/// <summary>A plan from its document to its duties, every step at a terminal.</summary>
public sealed class PlanLifeTests
{
    [Fact]
    public void A_plan_goes_from_its_document_to_duties_that_explain_themselves()
    {
        using var terminal = new BegunTerminal();
        var uploaded = terminal.Run("plan", "upload", BegunTerminal.Sample("qingchuan-2024.docx"));
        Assert.Contains("编号 1", uploaded.Output, StringComparison.Ordinal);
        Assert.Contains("4章，14节（其中下设措施的行动9个），22条措施，3个年度主题", uploaded.Output, StringComparison.Ordinal);
        Assert.Contains("plan show 1", uploaded.Output, StringComparison.Ordinal);

        var shown = terminal.Run("plan", "show", "1").Output;
        Assert.Contains("    2. 领导干部带头讲、带头学\n      [P1-02-1] 待定", shown, StringComparison.Ordinal);
        Assert.Contains("原文：每半年至少到所在党支部讲党课1次", shown, StringComparison.Ordinal);
        Assert.Contains("疑问：", shown, StringComparison.Ordinal);
        Assert.Contains("不低于BR-17", shown, StringComparison.Ordinal);

        Assert.Contains("15 accepted", terminal.Done("plan", "accept", "1", "--without-doubts").Output, StringComparison.Ordinal);
        Assert.Contains("P1-01-3 is accepted with changes", terminal.Done("plan", "edit", "1", "01-3", "--whom", "every-branch").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("P1-02-1", terminal.Done("plan", "show", "1", "--undecided").Output, StringComparison.Ordinal);
        Assert.Contains("taizhang plan adopt 1", terminal.Done("plan", "refuse", "1", "--all", "--reason", "没有记录可以计数").Output, StringComparison.Ordinal);

        var adopted = terminal.Done("plan", "adopt", "1", "--from", "2024-01-15");
        Assert.Contains("16 requirements from 15 January 2024 to 31 December 2026", adopted.Output, StringComparison.Ordinal);
        Assert.Contains("ledger rebuild --from 2024-01-15", adopted.Output, StringComparison.Ordinal);
        terminal.Done("ledger", "rebuild", "--from", "2024-01-15");

        var recorded = terminal.Done("record", "activity", "lecture", "--in", "QC01", "--on", "2024-03-12", "--topic", "守好初心", "--led-by", "沈维舟", "--absent", "石敬之=出差");
        Assert.Contains("2 present, 1 absent", recorded.Output, StringComparison.Ordinal);
        Assert.Contains("P1-02-1/2024-H1/m1", recorded.Output, StringComparison.Ordinal);
        var elsewhere = terminal.Done("record", "activity", "lecture", "--in", "QC01", "--on", "2024-05-20", "--topic", "纪律教育", "--led-by", "温若岚", "--all-present");
        Assert.Contains("does not count: Held in an organization other than", elsewhere.Output, StringComparison.Ordinal);

        var met = terminal.Run("ledger", "why", "P1-02-1/2024H1/m1", "--json").Json;
        Assert.Equal("met", met.GetProperty("state").GetString());
        Assert.Equal("activity/1", met.GetProperty("counted")[0].GetProperty("record").GetString());
        var chinese = terminal.Run("ledger", "why", "P1-02-1/2024H1/m4", "--as-of", "2024-06-20").Output;
        var english = terminal.Run("ledger", "why", "P1-02-1/2024H1/m4", "--as-of", "2024-06-20", "--lang", "en").Output;
        Assert.Contains("第2条", chinese, StringComparison.Ordinal);
        Assert.Contains("2024-05-20 党课", chinese, StringComparison.Ordinal);
        Assert.Contains("不在本人所在党组织", chinese, StringComparison.Ordinal);
        Assert.Contains("还差1次", chinese, StringComparison.Ordinal);
        Assert.Contains("2024年6月30日", chinese, StringComparison.Ordinal);
        Assert.Contains("measure 2", english, StringComparison.Ordinal);
        Assert.Contains("other than the person's own", english, StringComparison.Ordinal);
        Assert.Contains("to be done by 30 June 2024", english, StringComparison.Ordinal);

        var progress = terminal.Run("plan", "progress", "1", "2", "--json").Json;
        var periods = progress.GetProperty("requirements").EnumerateArray().Single(each => each.GetProperty("code").GetString() == "P1-02-1").GetProperty("periods");
        var half = periods.EnumerateArray().Single(each => each.GetProperty("period").GetString() == "2024-H1").GetProperty("counts");
        Assert.Equal((1, 1), (half.GetProperty("met").GetInt32(), half.GetProperty("missed").GetInt32()));
        Assert.Contains(progress.GetProperty("duties").EnumerateArray(), duty => duty.GetProperty("duty").GetString() == "P1-02-1/2024-H1/m4");
        Assert.Contains("2. 领导干部带头讲、带头学", terminal.Run("plan", "progress", "青园党组〔2024〕3号").Output, StringComparison.Ordinal);
        var listed = terminal.Run("ledger", "show", "--code", "p1-02-1", "--json").Json.GetProperty("duties").EnumerateArray().ToList();
        Assert.Equal(terminal.Run("ledger", "show", "--code", "P1-02", "--json").Json.GetProperty("duties").EnumerateArray().Count(duty => duty.GetProperty("code").GetString() == "P1-02-1"), listed.Count);
        Assert.All(listed, duty => Assert.Equal("P1-02-1", duty.GetProperty("code").GetString()));

        Assert.Equal(0, terminal.Run("ledger", "check").Code);
        terminal.Done("plan", "close", "P1", "--reason", "机构改革");
        Assert.Contains("机构改革", terminal.Run("plan", "show", "1").Output, StringComparison.Ordinal);
        Assert.Equal("met", terminal.Run("ledger", "why", "P1-02-1/2024H1/m1", "--json").Json.GetProperty("state").GetString());
        Assert.Equal(0, terminal.Run("ledger", "check").Code);
    }

    [Fact]
    public void What_is_proposed_is_taken_by_key_changed_as_a_whole_and_decided_anew_until_the_plan_is_adopted()
    {
        using var terminal = new BegunTerminal();
        var id = terminal.Run("plan", "upload", BegunTerminal.Sample("qingchuan-2024.docx"), "--title", " 三年行动 ", "--json").Json.GetProperty("id").GetInt64();
        JsonElement Proposal(string code) => terminal.Run("plan", "show", "三年行动", "--json").Json.GetProperty("proposals").EnumerateArray().Single(each => each.GetProperty("code").GetString() == code);

        var lecture = Proposal("P1-02-1");
        terminal.Done("plan", "accept", "1", lecture.GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture), "--note", "已核对");
        Assert.Equal(("accepted", "已核对"), (Proposal("P1-02-1").GetProperty("decision").GetString(), Proposal("P1-02-1").GetProperty("note").GetString()));
        File.WriteAllText(Path.Combine(terminal.Folder, "lecture.json"), lecture.GetProperty("definition").GetRawText().Replace("half-year", "quarter", StringComparison.Ordinal));
        terminal.Done("plan", "edit", "1", "02-1", "--definition", "lecture.json");
        Assert.Equal("edited", Proposal("P1-02-1").GetProperty("decision").GetString());
        Assert.Contains("每季度", Proposal("P1-02-1").GetProperty("asked").GetString(), StringComparison.Ordinal);
        terminal.Done("plan", "refuse", "1", "p1-02-1", "--reason", "已有规定");
        Assert.Equal("refused", Proposal("P1-02-1").GetProperty("decision").GetString());
        terminal.Done("plan", "edit", "1", "02-3", "--measured-by", "times", "--kind", "lecture", "--role", "led", "--own", "--count", "2", "--cadence", "year", "--title", "讲党课", "--english-title", "Lectures", "--modality", "must", "--remind-days", "30");
        var edited = Proposal("P1-02-3");
        Assert.Contains("每年，至少2次：本人在所在支部主讲", edited.GetProperty("asked").GetString(), StringComparison.Ordinal);
        Assert.Equal("讲党课", edited.GetProperty("title").GetString());
        terminal.Done("plan", "edit", "1", "02-3", "--own", "false");
        Assert.DoesNotContain("所在支部", Proposal("P1-02-3").GetProperty("asked").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, id);
    }

    [Fact]
    public void A_plan_takes_the_place_of_another_and_what_asks_less_than_a_regulation_is_said()
    {
        using var terminal = new BegunTerminal();
        terminal.Done("plan", "upload", BegunTerminal.Sample("qingchuan-2024.docx"));
        terminal.Done("plan", "accept", "1", "06-1");
        Assert.Contains("Below BR-14", terminal.Done("plan", "edit", "1", "06-1", "--cadence", "quarter").Output, StringComparison.Ordinal);
        terminal.Done("plan", "refuse", "1", "--all", "--reason", "不计");
        Assert.Contains("P1-06-1 Below BR-14", terminal.Done("plan", "adopt", "1", "--from", "2024-01-15").Output, StringComparison.Ordinal);
        terminal.Done("plan", "upload", BegunTerminal.Sample("songlan-points-2024.txt"));
        terminal.Done("plan", "accept", "2", "--all");

        terminal.Done("plan", "adopt", "2", "--from", "2024-06-01", "--replaces", "1");

        var stages = terminal.Run("plan", "list", "--json").Json.GetProperty("plans").EnumerateArray().Select(plan => $"{plan.GetProperty("id").GetInt64()} {plan.GetProperty("stage").GetString()}");
        Assert.Equal(["2 adopted", "1 replaced"], stages);
        Assert.Contains("执行中", terminal.Run("plan", "list").Output, StringComparison.Ordinal);
        Assert.Equal("2024-05-31", terminal.Ask("SELECT \"to\" FROM requirement WHERE code = 'P1-06-1'"));
    }
}
