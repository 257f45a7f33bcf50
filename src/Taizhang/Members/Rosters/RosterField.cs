namespace Taizhang.Members.Rosters;

/// <summary>What a column of a roster says about a person.</summary>
public enum RosterField
{
    /// <summary>登记编号: the registry's own number, as its export has it.</summary>
    RegistryNumber,

    /// <summary>党员编号: the number other systems know the person by.</summary>
    Code,

    /// <summary>姓名.</summary>
    Name,

    /// <summary>所在党支部.</summary>
    Branch,

    /// <summary>公民身份证号.</summary>
    IdentityNumber,

    /// <summary>性别.</summary>
    Gender,

    /// <summary>民族.</summary>
    Ethnicity,

    /// <summary>出生日期, as the archive has it.</summary>
    BornOn,

    /// <summary>学历.</summary>
    Education,

    /// <summary>人员类别.</summary>
    Category,

    /// <summary>加入党组织日期.</summary>
    JoinedOn,

    /// <summary>转为正式党员日期.</summary>
    ConvertedOn,

    /// <summary>工作岗位.</summary>
    Occupation,

    /// <summary>手机号.</summary>
    Phone,

    /// <summary>家庭住址.</summary>
    Address,

    /// <summary>党籍状态.</summary>
    MembershipState,

    /// <summary>是否为失联党员.</summary>
    LostContact,

    /// <summary>失去联系日期.</summary>
    LostContactOn,

    /// <summary>是否为流动党员.</summary>
    Floating,

    /// <summary>外出流向.</summary>
    FloatingTo,

    /// <summary>党内职务.</summary>
    Posts,

    /// <summary>任党内职务时间.</summary>
    PostsSince,

    /// <summary>进入党支部日期.</summary>
    Since,

    /// <summary>职级.</summary>
    Rank,
}

/// <summary>The headings by which rosters name a field; an earlier one wins over a later one in the same sheet.</summary>
internal static class RosterHeadings
{
    private static readonly Dictionary<RosterField, string[]> Known = new()
    {
        [RosterField.RegistryNumber] = ["登记编号"],
        [RosterField.Code] = ["党员编号", "人员编号", "人员编码", "工号", "工号/学号", "学号"],
        [RosterField.Name] = ["姓名", "党员姓名", "人员姓名", "名字"],
        [RosterField.Branch] = ["所在党支部", "目前所在党支部", "所属党支部", "所在支部", "所属支部", "党支部", "党支部名称", "支部名称", "支部", "支部信息", "组织关系所在党支部", "组织关系所在支部", "所在党组织", "所属党组织", "党组织名称", "所在党组织名称"],
        [RosterField.IdentityNumber] = ["公民身份证号", "公民身份号码", "公民身份证号码", "身份证号码", "身份证号", "居民身份证号码", "居民身份证号", "身份号码", "身份证", "证件号码"],
        [RosterField.Gender] = ["性别"],
        [RosterField.Ethnicity] = ["民族"],
        [RosterField.BornOn] = ["出生日期", "出生年月日", "出生年月", "出生时间", "生日"],
        [RosterField.Education] = ["学历", "文化程度", "最高学历"],
        [RosterField.Category] = ["人员类别", "党员类别", "党员类型", "预/正", "正/预", "正式/预备", "预备/正式", "政治面貌"],
        [RosterField.JoinedOn] = ["加入党组织日期", "加入党组织时间", "加入中共组织日期", "加入中共组织时间", "加入中国共产党日期", "加入中国共产党时间", "入党日期", "入党时间", "入党年月"],
        [RosterField.ConvertedOn] = ["转为正式党员日期", "转为正式党员时间", "转正日期", "转正时间", "转正年月"],
        [RosterField.Occupation] = ["工作岗位", "岗位", "行政职务", "工作单位及职务", "职务"],
        [RosterField.Phone] = ["手机号", "手机号码", "手机", "移动电话", "联系电话", "联系方式", "电话"],
        [RosterField.Address] = ["家庭住址", "家庭地址", "现住址", "现居住地址", "住址", "家庭详细住址", "居住地址", "地方详细", "通讯地址", "联系地址"],
        [RosterField.MembershipState] = ["党籍状态", "党籍"],
        [RosterField.LostContact] = ["是否为失联党员", "是否失联党员", "是否失联", "失联党员"],
        [RosterField.LostContactOn] = ["失去联系日期", "失去联系时间", "失联日期", "失联时间"],
        [RosterField.Floating] = ["是否为流动党员", "是否流动党员", "是否流动", "流动党员"],
        [RosterField.FloatingTo] = ["外出流向", "流动去向", "外出去向", "流出去向", "外出地点", "流入地", "流向"],
        [RosterField.Posts] = ["党内职务", "现任党内职务", "担任党内职务", "党内任职", "党组织职务"],
        [RosterField.PostsSince] = ["任党内职务时间", "任党内职务日期", "党内任职时间", "任职日期", "任职时间", "任现职时间"],
        [RosterField.Since] = ["进入党支部日期", "进入党支部时间", "进入支部日期", "组织关系转入日期", "组织关系转入时间", "转入日期", "转入时间"],
        [RosterField.Rank] = ["职级", "行政级别", "职务级别", "级别"],
    };

    private static readonly Dictionary<string, (RosterField Field, int Place)> ByWord =
        Known.SelectMany(entry => entry.Value.Select((word, place) => (word, entry.Key, place))).ToDictionary(each => each.word, each => (each.Key, each.place), StringComparer.Ordinal);

    /// <summary>The field a heading names, and how far down its list the word stands.</summary>
    public static (RosterField Field, int Place)? Find(string word) => ByWord.TryGetValue(word, out var found) ? found : null;

    /// <summary>The heading a field is written under.</summary>
    public static string Of(RosterField field) => Known[field][0];
}
