using System.Text;
using CsCheck;
using Taizhang.Plans.Reading;

namespace Taizhang.Tests.Plans;

/// <summary>What holds of every reading, whatever was handed in.</summary>
public class PlanReadingPropertyTests
{
    /// <summary>Turns of phrase, signs and rubbish out of which texts are thrown together.</summary>
    private static readonly Gen<string> Piece = Gen.OneOf(
        OneOf("一、", "（一）", "1.", "第一章 ", "第十条 ", "①", "——", "附件1", "附件：", "2024年", "12月底前", "年底前", "“七一”前", "每年", "每半年至少", "每月25日前", "上、下半年各", "不少于", "不超过", "达到", "控制在", "力争", "95%", "百分之三", "三分之二", "1至2次", "10名", "3000余万元", "五年内", "5个工作日内", "逐年提高", "同比增长", "全覆盖", "1次/季度", "《", "》", "“", "”", "（", "）", "，", "。", "；", "\n", "\t", "\r\n", " ", "　", "序号\t任务\t完成时限\n", "牵头单位：", "党支部", "开展", "完成", "召开会议", "〔2024〕3号", "的通知", "万亿万亿", "9999999999999999999", "0", "-", "％", "１２", "𠮷", "\ud800", "\0", "a", "：", "、"),
        Gen.Char['\u0000', '\uffff'].Array[0, 6].Select(letters => new string(letters)));

    private static readonly Gen<string> Text = Piece.Array[0, 60].Select(string.Concat);

    [Fact]
    public void Any_text_is_read_or_refused() => Text.Sample(text =>
    {
        var (reading, refusal) = PlanReader.Read(Encoding.UTF8.GetBytes(text), "plan.txt");
        Assert.NotEqual(reading is null, refusal is null);
        if (reading is not null)
        {
            Holds(reading);
        }
    });

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Select(Gen.Byte.Array[0, 400], OneOf("a.txt", "a.docx", "a", "a.doc")).Sample((bytes, name) =>
    {
        var (reading, refusal) = PlanReader.Read(bytes, name);
        Assert.NotEqual(reading is null, refusal is null);
    });

    [Fact]
    public void A_word_document_with_any_bytes_changed_is_read_or_refused()
    {
        var whole = File.ReadAllBytes(Path.Combine(SamplePlans.Folder, "lingzhou-digital-2024.docx"));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 12].Sample(changes =>
        {
            var bytes = whole.ToArray();
            foreach (var (at, to) in changes)
            {
                bytes[at] = to;
            }

            var (reading, refusal) = PlanReader.Read(bytes, "plan.docx");
            Assert.NotEqual(reading is null, refusal is null);
        });
    }

    [Fact]
    public void A_word_document_with_any_markup_dropped_is_read_or_refused()
    {
        string[] parts = ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:br/>", "<w:tab/>", "<w:pPr><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"-7\"/></w:numPr></w:pPr>", "<w:tcPr><w:gridSpan w:val=\"1000000\"/></w:tcPr>", "<w:del>", "</w:del>", "<w:txbxContent>", "</w:txbxContent>", "一、总则", "1.每年不少于2次", "<w:vanish/>", "<w:pStyle w:val=\"x\"/>"];
        OneOf(parts).Array[0, 40].Sample(pieces =>
        {
            var (reading, refusal) = PlanReader.Read(WordFile.Of(string.Concat(pieces)), "plan.docx");
            Assert.NotEqual(reading is null, refusal is null);
            if (reading is not null)
            {
                Holds(reading);
            }
        });
    }

    [Fact]
    public void Everything_read_of_the_samples_is_anchored_in_their_text()
    {
        foreach (var path in Directory.GetFiles(SamplePlans.Folder).Where(path => path.EndsWith(".txt", StringComparison.Ordinal) || path.EndsWith(".docx", StringComparison.Ordinal)))
        {
            Holds(SamplePlans.Read(path));
        }
    }

    private static void Holds(PlanReading reading)
    {
        AssertInside(reading, reading.Chapters.Select(chapter => chapter.Range), isNested: false);
        AssertInside(reading, reading.Sections.Select(section => section.Range), isNested: false);
        AssertInside(reading, reading.Measures.Select(measure => measure.Range), isNested: false);
        AssertInside(reading, reading.Clauses.Select(clause => clause.Range), isNested: false);
        AssertInside(reading, reading.Duties.Select(duty => duty.Range), isNested: true);
        AssertInside(reading, reading.NotUnderstood.Select(left => left.Range), isNested: true);
        foreach (var range in reading.CitedDocuments.Select(cited => cited.Range).Concat(reading.MentionedDocuments.Select(cited => cited.Range)).Concat(reading.YearThemes.Select(theme => theme.Range)).Concat(reading.ResponsibleUnits.Select(units => units.Range)))
        {
            Assert.True(range.Start >= 0 && range.Start < range.End && range.End <= reading.Text.Length);
        }

        Assert.All(reading.Duties, duty => Assert.True(duty.High is null || duty.Low is not null));
        Assert.All(reading.Duties, duty => Assert.NotEmpty(ProposedDutyWords.Say(duty)));
        Assert.NotEmpty(PlanReadingJson.Write(reading));
    }

    private static void AssertInside(PlanReading reading, IEnumerable<TextRange> ranges, bool isNested)
    {
        var last = new TextRange(0, 0);
        foreach (var range in ranges)
        {
            Assert.True(range.Start < range.End && range.End <= reading.Text.Length, $"{range} in {reading.Text.Length}");
            Assert.True(range.Start >= last.Start, $"{range} after {last}");
            Assert.True(isNested || range.Start >= last.End, $"{range} overlaps {last}");
            last = range;
        }
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
