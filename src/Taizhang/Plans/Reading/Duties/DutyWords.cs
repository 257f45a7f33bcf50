using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>The words around a figure that make it something to be reached, or a condition, a score, a past fact.</summary>
internal static partial class DutyWords
{
    /// <summary>The deeds that make a bare figure something to be reached.</summary>
    [GeneratedRegex(@"引进|培养|推动|带动|表彰|命名|送|购买|收集|策划|承办|选送|指导|孵化|治理|供应|发放|救助|安置|受理|审议|研究|辅导|宣讲|演出|放映|展出|绿化|硬化|铺设|疏浚|拆除|关闭|淘汰|明确|指定|曝光|培育|培训|选拔|选派|选树|选聘|评选|评定|评审|遴选|认定|扶持|支持|资助|服务|建设|建成|建立|新建|改建|扩建|改造|筹建|筹集|设立|打造|创建|组织|发动|开展|举办|召开|安排|投入|完成|实现|达到|转化|创办|产生|发展|招聘|招收|配备|配置|新增|增加|推出|制作|编制|印发|发布|推广|覆盖|走访|慰问|帮扶|结对|联系|整治|整改|排查|检查|抽查|撰写|报送|形成|落实|解决|办好|办理|化解|清理|种植|栽植|补助|奖励|给予|征集|推荐|储备|吸引|聘请|聘任|认领|参加|学习|集中|加强与|用稿|投稿|接待|拍摄|修建|修缮|提升|更新|购置|添置|读|收录", RegexOptions.None, 1000)]
    internal static partial Regex Deed();

    /// <summary>A figure in front of these is a score.</summary>
    [GeneratedRegex(@"^[^，。；]{0,3}(?:扣|加\d|奖\d|得\d|不得分|记\d)|^分(?!别|支|期|批|类|钟)", RegexOptions.None, 1000)]
    internal static partial Regex ScoreBehind();

    /// <summary>A figure behind these is a condition, a score or a fact.</summary>
    [GeneratedRegex(@"(?:不足|低于|少于|高于|超过|满|未满|未达到|达不到|超出|多投稿|出现|发生|每出现|每发现|每少|每缺|每增加|建党|成立|现有|已有|共有|其中|目前|累计|原有|拥有|包括|分别扣|扣|奖|得|连续|凡|逾期|年龄在)$", RegexOptions.None, 1000)]
    internal static partial Regex ConditionBefore();

    /// <summary>A figure in front of these is a condition: 迟到3次的，扣1分.</summary>
    [GeneratedRegex("^的(?:[，。；、:)]|$|不得|不予|给予|予以|扣|视为|视情|取消|一律|应当|由)", RegexOptions.None, 1000)]
    internal static partial Regex ConditionBehind();

    internal static bool IsDeedRightBefore(string before)
    {
        var from = Math.Max(0, before.Length - 4);
        return before.Length > 0 && Deed().Matches(before[from..]).Any(deed => from + deed.Index + deed.Length == before.Length);
    }
}
