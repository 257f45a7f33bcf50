using System.Text;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Members.Rosters;

namespace Taizhang.Tests.Members;

public sealed class RosterReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    public static TheoryData<string> IdentityHeadings => ["身份证", "身份证号", "身份证号码", "公民身份证号", "公民身份号码", "身 份 证 号", "身份证号（18位）", "身份号码", "*身份证号码"];

    public static TheoryData<string> JoinedHeadings => ["入党时间", "入党日期", "加入党组织日期", "加入中共组织时间", "入党\n时间", "加入党组织时间（年月日）"];

    public static TheoryData<object, string> Days => new()
    {
        { "2018.10.23", "2018-10-23" },
        { "2018.1.3", "2018-01-03" },
        { "2018-10-23", "2018-10-23" },
        { "2018/10/23", "2018-10-23" },
        { "2018年10月23日", "2018-10-23" },
        { "2018 年 10 月 23 日", "2018-10-23" },
        { "２０１８．１０．２３", "2018-10-23" },
        { "二〇一八年十月二十三日", "2018-10-23" },
        { "2018-10-23 00:00:00", "2018-10-23" },
        { "20181023", "2018-10-23" },
        { 20181023, "2018-10-23" },
        { 43396, "2018-10-23" },
        { "201810", "2018-10" },
        { 201810, "2018-10" },
        { "2018年10月", "2018-10" },
        { "2018.10", "2018-10" },
        { "2018-10", "2018-10" },
        { 2018.03, "2018-03" },
        { 2018.11, "2018-11" },
        { 2018.9, "2018-09" },
    };

    [Theory]
    [MemberData(nameof(IdentityHeadings))]
    public void An_identity_number_is_found_under_any_of_its_headings(string heading)
    {
        var identity = RosterFile.Identity(new DateOnly(1980, 3, 1), 11);

        Assert.Equal(identity, Only(RosterFile.Of(["姓名", heading], ["陈建华", identity])).IdentityNumber?.Value);
    }

    [Theory]
    [MemberData(nameof(JoinedHeadings))]
    public void The_day_of_joining_is_found_under_any_of_its_headings(string heading) =>
        Assert.Equal(new DateOnly(2004, 7, 1), Only(RosterFile.Of(["姓名", heading], ["陈建华", "2004.7.1"])).JoinedOn?.Day);

    [Theory]
    [MemberData(nameof(Days))]
    public void A_day_is_read_in_any_spelling(object written, string meant)
    {
        var day = Only(RosterFile.Of(["姓名", "入党时间"], ["陈建华", written])).JoinedOn!.Value;

        Assert.Equal(meant, day.IsMonthOnly ? $"{day.Day:yyyy-MM}" : $"{day.Day:yyyy-MM-dd}");
    }

    [Theory]
    [InlineData("是否为失联党员", "是", "失去联系日期", "2025.3.1", "2025-03-01")]
    [InlineData("是否失联", "1", "失联时间", "2025-03-01", "2025-03-01")]
    [InlineData("是否为失联党员", "否", "失去联系日期", "", "")]
    [InlineData("是否为失联党员", "0", "失去联系日期", "—", "")]
    [InlineData("是否为失联党员", "", "失去联系日期", "", null)]
    public void Lost_contact_is_read_from_its_two_columns(string flag, string told, string detail, string day, string? meant)
    {
        var row = Only(RosterFile.Of(["姓名", flag, detail], ["陈建华", told, day]));

        Assert.Equal(meant, row.Contact is { } contact ? contact.LostOn is { } on ? $"{on:yyyy-MM-dd}" : "" : null);
    }

    [Theory]
    [InlineData("是否为流动党员", "是", "外出流向", "深圳市宝安区", "深圳市宝安区")]
    [InlineData("流动党员", "√", "流入地（单位）", "东莞市某厂", "东莞市某厂")]
    [InlineData("是否为流动党员", "否", "外出流向", "无", "")]
    [InlineData("是否为流动党员", "", "外出流向", "深圳市宝安区", "深圳市宝安区")]
    public void Where_a_floating_member_went_is_read_from_its_two_columns(string flag, string told, string detail, string to, string? meant)
    {
        var row = Only(RosterFile.Of(["姓名", flag, detail], ["陈建华", told, to]));

        Assert.Equal(meant, row.Floating is { } floating ? floating.To ?? "" : null);
    }

    [Theory]
    [InlineData("是", "", "C3", "roster.yes-without-detail")]
    [InlineData("否", "2025.3.1", "C3", "roster.no-beside-detail")]
    [InlineData("也许", "", "B3", "roster.yes-no-unknown")]
    [InlineData("是", "2027.3.1", "C3", "roster.day-in-future")]
    [InlineData("是", "三月", "C3", "roster.day-unreadable")]
    public void What_contradicts_itself_about_contact_is_told_with_its_cell(string told, string day, string cell, string code)
    {
        var error = Assert.Single(Read(RosterFile.Of(["党员花名册"], ["姓名", "是否为失联党员", "失去联系日期"], ["陈建华", told, day])).Errors);

        Assert.Equal((cell, code), (error.Cell, error.Refusal.Code));
    }

    [Fact]
    public void A_sheet_with_the_mark_alone_is_taken_with_a_warning()
    {
        var reading = Read(RosterFile.Of(["姓名", "是否为流动党员"], ["陈建华", "是"]));

        Assert.Empty(reading.Errors);
        Assert.Equal(("B2", "roster.yes-without-detail"), (Assert.Single(reading.Warnings).Cell, reading.Warnings[0].Refusal.Code));
    }

    [Fact]
    public void A_day_of_the_spreadsheet_and_a_number_shown_with_two_places_are_read()
    {
        Assert.Equal(new DateOnly(2018, 10, 23), Only(RosterFile.Of(["姓名", "入党时间"], ["陈建华", new DateOnly(2018, 10, 23)])).JoinedOn!.Value.Day);
        Assert.Equal(new RosterDay(new DateOnly(2018, 10, 1), true), Only(RosterFile.Of(["姓名", "入党时间"], ["陈建华", new Shown(2018.1, "0.00")])).JoinedOn);
        Assert.Equal(new RosterDay(new DateOnly(2018, 10, 23), false), Only(RosterFile.Of(["姓名", "入党时间"], ["陈建华", new Shown(43396, "yyyy\"年\"m\"月\"d\"日\"")])).JoinedOn);
    }

    [Theory]
    [InlineData("2018.13.1", "roster.no-such-day")]
    [InlineData("2018.2.30", "roster.no-such-day")]
    [InlineData("去年七月", "roster.day-unreadable")]
    [InlineData("80.3.1", "roster.day-unreadable")]
    [InlineData("2018", "roster.day-unreadable")]
    [InlineData(2018.1, "roster.day-lost-zero")]
    [InlineData("2027.1.1", "roster.day-in-future")]
    public void A_day_that_cannot_be_is_told_with_its_cell(object written, string code)
    {
        var error = Assert.Single(Read(RosterFile.Of(["党员花名册"], ["姓名", "入党时间"], ["陈建华", written])).Errors);

        Assert.Equal(("花名册", "B3", code), (error.Sheet, error.Cell, error.Refusal.Code));
    }

    [Fact]
    public void Titles_blank_rows_repeated_headings_and_the_foot_are_no_people()
    {
        var reading = Read(RosterFile.Of(
            ["中共青川区园林管理局机关委员会"],
            ["党员花名册（2026年）"],
            [],
            ["序号", "姓　名", "性别"],
            [1, "陈 建 华", "男"],
            [],
            ["", "", ""],
            ["序号", "姓名", "性别"],
            [2, "阿卜杜拉•买买提", "男"],
            ["填表人：王五", "", "审核人：赵六"],
            ["合计", "2"]));

        Assert.Equal(["陈建华", "阿卜杜拉·买买提"], reading.Rows.Select(row => row.Name));
        Assert.Empty(reading.Errors);
    }

    [Fact]
    public void Every_visible_sheet_is_read_and_one_without_headings_is_named()
    {
        var reading = Read(RosterFile.Workbook(
            ("机关第一党支部", [["姓名", "性别"], ["陈一", "男"]]),
            ("机关第二党支部", [["姓名", "性别"], ["林二", "女"]]),
            ("填表说明", [["一、姓名按身份证填写"]])));

        Assert.Equal(["机关第一党支部", "机关第二党支部"], reading.Rows.Select(row => row.Sheet));
        Assert.False(reading.Sheets.Single(sheet => sheet.Name == "填表说明").IsRead);
    }

    [Fact]
    public void A_heading_over_two_rows_is_read_as_one()
    {
        var row = Only(RosterFile.Of(["姓名", "入党情况", "", "性别"], ["", "入党时间", "转正时间", ""], ["陈建华", "2004.7.1", "2005.7.1", "男"]));

        Assert.Equal(new DateOnly(2005, 7, 1), row.ConvertedOn?.Day);
        Assert.Equal(Gender.Male, row.Gender);
    }

    [Fact]
    public void Columns_that_are_not_needed_are_named_and_left_out()
    {
        var reading = Read(RosterFile.Of(["序号", "姓名", "性别", "家庭住址", "微信号"], [1, "陈建华", "男", "某路1号", "x"]));

        Assert.Equal(["微信号"], Assert.Single(reading.Sheets).NotTaken);
    }

    [Fact]
    public void Words_for_nothing_say_nothing()
    {
        var row = Only(RosterFile.Of(["姓名", "身份证号", "学历", "转正时间", "手机号", "民族"], ["陈建华", "无", "—", "/", "-", "汉"]));

        Assert.Null(row.IdentityNumber);
        Assert.Null(row.Education);
        Assert.Null(row.ConvertedOn);
        Assert.Equal("汉族", row.Ethnicity);
    }

    [Fact]
    public void An_identity_number_kept_as_a_number_is_refused_and_one_of_15_is_taken()
    {
        var error = Assert.Single(Read(RosterFile.Of(["姓名", "身份证号"], ["陈建华", 440103198003010112d])).Errors);

        Assert.Equal(("B2", "roster.identity-lost-digits"), (error.Cell, error.Refusal.Code));
        Assert.Equal(new DateOnly(1949, 12, 31), Only(RosterFile.Of(["姓名", "身份证号"], ["陈建华", 110105491231002d])).IdentityNumber?.BornOn);
    }

    [Theory]
    [InlineData("书记", PostKind.Secretary, PostLevel.Branch)]
    [InlineData("党支部副书记", PostKind.DeputySecretary, PostLevel.Branch)]
    [InlineData("党委委员", PostKind.CommitteeMember, PostLevel.Committee)]
    [InlineData("青年委员", PostKind.CommitteeMember, PostLevel.Branch)]
    [InlineData("总支书记", PostKind.Secretary, PostLevel.GeneralBranch)]
    [InlineData("001A", PostKind.Secretary, PostLevel.Branch)]
    [InlineData("030U", PostKind.OrganizationOfficer, PostLevel.Branch)]
    public void A_post_is_known_by_its_words_and_its_code(string written, PostKind kind, PostLevel level) =>
        Assert.Equal([new RosterPost(kind, level)], Only(RosterFile.Of(["姓名", "现任党内职务"], ["陈建华", written])).Posts);

    [Fact]
    public void Posts_are_read_from_a_list_and_from_a_matrix()
    {
        Assert.Equal([PostKind.Secretary, PostKind.OrganizationOfficer], Only(RosterFile.Of(["姓名", "党内职务"], ["陈建华", "书记兼组织委员"])).Posts!.Select(post => post.Kind));
        Assert.Equal([PostKind.DisciplineOfficer], Only(RosterFile.Of(["姓名", "支部信息", "支部书记", "纪检委员"], ["陈建华", "一支部", "", "是"])).Posts!.Select(post => post.Kind));
        Assert.Empty(Only(RosterFile.Of(["姓名", "党内职务"], ["陈建华", "无"])).Posts!);
        Assert.Null(Only(RosterFile.Of(["姓名", "党内职务"], ["陈建华", ""])).Posts);
    }

    [Fact]
    public void A_code_number_needs_its_meaning_in_the_heading()
    {
        Assert.Equal(Standing.Full, Only(RosterFile.Of(["姓名", "人员类别（1=正式，2=预备）"], ["陈建华", 1])).Category);
        Assert.Equal("roster.category-number", Assert.Single(Read(RosterFile.Of(["姓名", "人员类别"], ["陈建华", 1])).Errors).Refusal.Code);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    public void A_table_in_text_is_read_in_either_encoding(string encoding)
    {
        var reading = Read(RosterFile.Text("党员花名册,,\r\n姓名,性别,入党时间\r\n\"陈建华\",男,2004.7.1\r\n", CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.UTF8));

        Assert.Equal(("陈建华", new DateOnly(2004, 7, 1)), (reading.Rows[0].Name, reading.Rows[0].JoinedOn!.Value.Day));
    }

    [Fact]
    public void Two_columns_of_the_same_heading_are_an_error_and_of_a_weaker_one_are_left_out()
    {
        Assert.Equal(("C1", "roster.column-twice"), Read(RosterFile.Of(["姓名", "性别", "性别"], ["陈建华", "男", "男"])).Errors.Select(error => (error.Cell, error.Refusal.Code)).Single());
        var reading = Read(RosterFile.Of(["姓名", "行政职务", "工作岗位"], ["陈建华", "科长", "规划"]));
        Assert.Equal("规划", reading.Rows[0].Occupation);
        Assert.Equal(["行政职务"], reading.Sheets[0].NotTaken);
    }

    private static RosterReading Read(byte[] file)
    {
        var (reading, refusal) = RosterReader.Read(file, Today);
        Assert.Null(refusal);
        return reading!;
    }

    private static RosterRow Only(byte[] file)
    {
        var reading = Read(file);
        Assert.Empty(reading.Errors.Select(error => $"{error.Cell}: {Words.Say(error.Refusal)}"));
        return Assert.Single(reading.Rows);
    }
}
