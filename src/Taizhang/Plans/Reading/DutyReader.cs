using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading;

/// <summary>Reads the duties of one placed text, sentence by sentence: first what recurs, then shares, growth, days, figures.</summary>
/// <remarks>A stretch taken by one reader is closed to the next, so the order is the order of certainty.</remarks>
internal sealed partial class DutyReader(DateOnly? signed, YearSpan? period)
{
    private DateOnly? Signed { get; } = signed;

    private YearSpan? Period { get; } = period;

    internal List<ProposedDuty> Duties { get; } = [];

    internal List<NotUnderstood> Left { get; } = [];

    internal void Read(PlacedText placed)
    {
        var text = placed.Plain.Text;
        var names = Clauses.Names(text);
        foreach (var (start, end) in Clauses.Sentences(text))
        {
            new Sentence(this, placed, names, start, end).Read();
        }
    }

    private sealed class Sentence(DutyReader owner, PlacedText placed, bool[] names, int start, int end)
    {
        private readonly string _text = placed.Plain.Text;
        private readonly string _sentence = placed.Plain.Text[start..end];
        private readonly List<(int Start, int End)> _taken = [];
        private string? _span;

        internal void Read()
        {
            if (!_sentence.Any(c => char.IsAsciiDigit(c) || ChineseNumber.IsChineseDigit(c) || c is '每' or '逐' or '年' or '翻' or '大' or '零' or '无' or '月' or '季'))
            {
                return;
            }

            var dates = ChineseDate.All(_sentence, owner.Signed?.Year ?? (owner.Period is { } p ? p.First : null)).ToArray();
            FindSpan();
            Growth();
            Recurring();
            NamedPeriods();
            Ratios();
            None();
            Durations();
            Dates(dates);
            Withins();
            Counts();
        }

        private void FindSpan()
        {
            foreach (Match match in DutyPatterns.Within().Matches(_sentence))
            {
                if (match.Groups["u"].Value == "年" && !match.Groups["e"].Success)
                {
                    _span = match.Value.Replace("，", "", StringComparison.Ordinal);
                }
            }
        }

        private void Growth()
        {
            foreach (Match match in DutyPatterns.Growth().Matches(_sentence))
            {
                if (!Named(match.Index))
                {
                    Add(match.Index, match.Index + match.Length, DutyKind.Growth, match.Value.AsSpan().IndexOfAny("降减") >= 0 ? "decrease" : "increase",
                        period: match.Groups["big"].Success ? null : "年", subject: Before(match.Index));
                }
            }
        }

        private void Recurring()
        {
            var matches = DutyPatterns.Recurring().Matches(_sentence);
            for (var i = 0; i < matches.Count; i++)
            {
                var match = matches[i];
                if (Named(match.Index) || IsTaken(match.Index, match.Index + match.Length))
                {
                    continue;
                }

                var from = match.Index;
                var to = Clauses.EndOfPart(_sentence, match.Index + match.Length);
                if (i + 1 < matches.Count)
                {
                    to = Math.Min(to, matches[i + 1].Index);
                }

                var period = match.Groups["h"].Success ? "半年"
                    : match.Groups["n"].Success ? match.Groups["n"].Value + match.Groups["u"].Value
                    : match.Groups["p"].Value switch { "年度" or "全年" or "年内" or "年度内" or "一年" or "一年内" or "学年" => "年", "季" => "季度", "半年度" => "半年", "月度" => "月", "星期" => "周", "日" => "天", var p => p };
                var wide = to;
                var counts = Figures(match.Index + match.Length, wide);
                if (counts.Count == 0 && to - (match.Index + match.Length) < 40 && to < _sentence.Length && _sentence[to] == '，')
                {
                    // The figure may stand behind one comma: 每季度组织学习，不少于1次.
                    var later = Figures(to, Clauses.EndOfPart(_sentence, to + 1));
                    if (later.Count > 0 && later[0].Match.Groups["q"].Success && DutyPatterns.TimesUnits.Split('|').Contains(later[0].Match.Groups["u"].Value))
                    {
                        counts = later;
                        to = Clauses.EndOfPart(_sentence, to + 1);
                    }
                }

                if (counts.Count == 0)
                {
                    Implied(match, from, to, period);
                    continue;
                }

                foreach (var (count, low, high) in counts)
                {
                    var isTimes = DutyPatterns.TimesUnits.Split('|').Contains(count.Groups["u"].Value);
                    var isAtLeast = match.Value.Contains("至少", StringComparison.Ordinal)
                        || _sentence.AsSpan(match.Index, count.Index - match.Index) is var between && (between.Contains("至少", StringComparison.Ordinal) || between.Contains("不少于", StringComparison.Ordinal));
                    var op = Operator(count, isAtLeast);
                    var kind = isTimes ? DutyKind.Frequency : KindOf(count, op);
                    var begin = counts[0].Match == count ? from : count.Index;
                    Add(begin, count.Index + count.Length, kind, high is null ? op : "between", low, high, Unit(count), period, Subject(match.Index + match.Length, to, count));
                }

                Take(from, to);
            }
        }

        private void Implied(Match match, int from, int to, string period)
        {
            var rest = _sentence[(match.Index + match.Length)..to];
            var hasShare = DutyPatterns.Ratio().IsMatch(rest);
            if (hasShare || rest.Length < 2 || !DeedOfRecurrence(rest))
            {
                owner.Note(placed, start + match.Index, start + match.Index + match.Length, NotUnderstoodReasons.NumberWithoutDuty);
                return;
            }

            Add(from, to, DutyKind.Frequency, "=", 1, null, "次", period, rest, isImplied: true);
            Take(from, to);
        }

        private static bool DeedOfRecurrence(string rest) => DutyPatterns.Deed().IsMatch(rest) || rest.Length > 3 && !rest.StartsWith('都') && !rest.StartsWith('的');

        private void NamedPeriods()
        {
            foreach (Match match in DutyPatterns.NamedPeriod().Matches(_sentence))
            {
                if (!IsTaken(match.Index, match.Index + match.Length))
                {
                    var period = match.Groups["p"].Value switch { "日" => "天", "季" => "季度", "月度" => "月", var p => p };
                    Add(match.Index, match.Index + match.Length, DutyKind.Frequency, "=", 1, null, "次", period, match.Value, isImplied: true);
                    Take(match.Index, match.Index + match.Length);
                }
            }
        }

        private void Ratios()
        {
            foreach (Match match in DutyPatterns.Ratio().Matches(_sentence))
            {
                var before = _sentence[Clauses.StartOfPart(_sentence, match.Index)..match.Index];
                var behind = _sentence[(match.Index + match.Length)..];
                if (Named(match.Index) || DutyPatterns.ConditionBefore().IsMatch(before) || behind.StartsWith("的，", StringComparison.Ordinal) || DutyPatterns.ScoreBehind().IsMatch(behind))
                {
                    owner.Note(placed, start + match.Index, start + match.Index + match.Length, NotUnderstoodReasons.NumberInName);
                    Take(match.Index, match.Index + match.Length);
                    continue;
                }

                var low = Value(match.Groups["n"].Value);
                var high = match.Groups["n2"].Success ? Value(match.Groups["n2"].Value) : null;
                var unit = match.Groups["s"].Value == "‰" || match.Groups["s2"].Value == "‰" ? "‰" : "%";
                if (match.Groups["d"].Success && Value(match.Groups["d"].Value) is { } d && d != 0)
                {
                    low = Math.Round(low.GetValueOrDefault() / d * 100, 2);
                }

                var q = match.Groups["q"].Value;
                var isGrowth = DutyPatterns.GrowthBefore().IsMatch(before) && !q.EndsWith('到') && !q.EndsWith('至') && !before.EndsWith('到');
                var op = high is not null ? "between" : Operator(match, false);
                if (isGrowth)
                {
                    var word = DutyPatterns.GrowthBefore().Match(before);
                    Add(match.Index - word.Length, match.Index + match.Length, DutyKind.Growth, word.Value.AsSpan().IndexOfAny("降减压缩") >= 0 ? "decrease" : "increase", low, high, unit,
                        before.AsSpan().IndexOfAny("年同") >= 0 ? "年" : _span, before[..^word.Length]);
                }
                else
                {
                    Add(match.Index, match.Index + match.Length + (behind.StartsWith("配备", StringComparison.Ordinal) ? 2 : 0), DutyKind.Ratio, op == "=" ? q.Length > 0 ? ">=" : "=" : op, low, high, unit, _span, before);
                }

                Take(match.Index, match.Index + match.Length);
            }
        }

        private void None()
        {
            foreach (Match match in DutyPatterns.None().Matches(_sentence))
            {
                var behind = _sentence[(match.Index + match.Length)..];
                if (!Named(match.Index) && !match.Value.Contains("得分", StringComparison.Ordinal) && !match.Value.Contains('扣') && !DutyPatterns.ScoreBehind().IsMatch(behind))
                {
                    Add(match.Index, match.Index + match.Length, DutyKind.Maximum, "=", 0, null, "个", "年", match.Groups["what"].Value, isImplied: true);
                    Take(match.Index, match.Index + match.Length);
                }
            }

            foreach (Match match in DutyPatterns.OneEach().Matches(_sentence))
            {
                Add(match.Index, match.Index + match.Length, DutyKind.Minimum, ">=", 1, null, match.Groups["u"].Value, null, Subject(match.Index + match.Length, Clauses.EndOfPart(_sentence, match.Index), match), per: match.Groups["per"].Value);
                Take(match.Index, match.Index + match.Length);
            }
        }

        private void Durations()
        {
            foreach (Match match in DutyPatterns.Duration().Matches(_sentence))
            {
                if (!Named(match.Index) && !IsTaken(match.Index, match.Index + match.Length) && !_sentence[(match.Index + match.Length)..].StartsWith("以上", StringComparison.Ordinal)
                    && !match.Value.StartsWith("连续", StringComparison.Ordinal))
                {
                    Add(match.Index, Math.Min(Clauses.EndOfPart(_sentence, match.Index), match.Index + match.Length + 8), DutyKind.Quantity, "=", Value(match.Groups["n"].Value), null, match.Groups["u"].Value, null,
                        Subject(match.Index + match.Length, Clauses.EndOfPart(_sentence, match.Index), match));
                    Take(match.Index, match.Index + match.Length);
                }
            }
        }

        private void Dates(DateMention[] dates)
        {
            foreach (var date in dates)
            {
                if (IsTaken(date.Start, date.End) || Named(date.Start) && !date.IsFestival)
                {
                    continue;
                }

                if (!IsDeadline(date))
                {
                    owner.Note(placed, start + date.Start, start + date.End, NotUnderstoodReasons.DateWithoutDuty);
                    continue;
                }

                var rest = _sentence[date.End..];
                var isBefore = rest.StartsWith('前') || rest.StartsWith("之前", StringComparison.Ordinal) || rest.StartsWith("以前", StringComparison.Ordinal);
                var last = date.IsFestival && isBefore ? date.Last?.AddDays(-1) : date.Precision == DatePrecision.Month && isBefore && !date.IsEndOf ? date.First?.AddDays(-1) : date.Last;
                var to = EndOfWhat(date.End);
                var isWindow = !isBefore && !date.IsEndOf && date.Precision is not DatePrecision.Year && !rest.StartsWith('底');
                Add(date.Start, to, DutyKind.Deadline, isWindow ? "between" : "<=", subject: placed.IsDeadlineCell ? placed.Topic : _sentence[date.End..to].TrimStart('前', '，', '之', '以', '夕', '内'),
                    first: isWindow ? date.First : null, deadline: last, deadlineText: _sentence[date.Start..date.End]);
                Take(date.Start, date.End);
            }
        }

        // The deed behind a date often stands behind a comma: 2019年12月底前，各支部完成….
        private int EndOfWhat(int from)
        {
            var to = Clauses.EndOfPart(_sentence, from);
            return to - from <= 2 && to < _sentence.Length - 1 ? Clauses.EndOfPart(_sentence, to + 1) : to;
        }

        private bool IsDeadline(DateMention date)
        {
            var before = _sentence[Math.Max(0, date.Start - 3)..date.Start];
            var rest = _sentence[date.End..];
            var isLeading = date.Start == 0 || before[^1] is '，' or '。' or '；' or ':' or ')' or '.' or '、';
            var isIn = before.Length > 0 && before[^1] is '在' or '于' or '到' or '至' or '从' or '自' or '合' or '止' or '年';
            if (placed.IsDeadlineCell)
            {
                return true;
            }

            if (rest.StartsWith("以来", StringComparison.Ordinal) || rest.StartsWith('度') || rest.StartsWith('起') || rest.StartsWith("印发", StringComparison.Ordinal) || rest.StartsWith("以“", StringComparison.Ordinal)
                || rest.StartsWith("发布", StringComparison.Ordinal) || before.EndsWith('自') && rest.Contains("施行", StringComparison.Ordinal) || date.Precision == DatePrecision.Year && rest.StartsWith("主题", StringComparison.Ordinal))
            {
                return false;
            }

            if (rest.StartsWith('前') || rest.StartsWith("之前", StringComparison.Ordinal) || rest.StartsWith("以前", StringComparison.Ordinal) || rest.StartsWith('内') || date.IsEndOf || rest.StartsWith('底'))
            {
                return date.Last is not null || !date.IsFestival || rest.StartsWith('前') || date.HasYear;
            }

            var isPast = date.Last < owner.Signed;
            return !isPast && date.Precision switch
            {
                DatePrecision.Year => date.HasYear && (before.EndsWith('到') || before.EndsWith('至') || isLeading && DutyPatterns.Deed().IsMatch(rest[..Math.Min(rest.Length, 20)]) && !rest.StartsWith('的')),
                DatePrecision.TenDays => true,
                _ => (isIn || isLeading) && rest.Length > 2 && !rest.StartsWith('的'),
            };
        }

        private void Withins()
        {
            foreach (Match match in DutyPatterns.Within().Matches(_sentence))
            {
                var at = match.Index;
                if (Named(at) || IsTaken(at, at + match.Length) || at > 0 && _sentence[at - 1] is '第' or '每' or '近' or '过')
                {
                    continue;
                }

                var rest = _sentence[(at + match.Length)..];
                var n = Value(match.Groups["n"].Value);
                var unit = match.Groups["u"].Value is "月" ? "个月" : match.Groups["u"].Value is "工作日" ? "个工作日" : match.Groups["u"].Value;
                var isYears = unit == "年";
                var to = Clauses.EndOfPart(_sentence, at + match.Length);
                if (match.Groups["y"].Success && Value(match.Groups["y"].Value) is { } y && n is { } years)
                {
                    Add(at, EndOfWhat(at + match.Length), DutyKind.Deadline, "=", n, null, unit, $"自{y}年起", _sentence[(at + match.Length)..EndOfWhat(at + match.Length)].TrimStart('，'), deadline: LastOf((int)(y + years - 1)), deadlineText: match.Value);
                }
                else if (isYears && (rest.StartsWith("享受", StringComparison.Ordinal) || rest.StartsWith("给予", StringComparison.Ordinal) || rest.StartsWith("不得", StringComparison.Ordinal)))
                {
                    Add(at, to, DutyKind.Quantity, "=", n, null, unit, null, rest[..(to - at - match.Length)]);
                }
                else if (!isYears || !DutyPatterns.Count().Matches(rest).Any(m => m.Groups["u"].Value is not ("年" or "天")))
                {
                    var deadline = isYears && owner.Period is { } p && n is { } span ? LastOf(p.First + (int)span - 1) : null;
                    Add(at, Math.Max(to, at + match.Length), DutyKind.Deadline, "<=", n, null, unit, null, rest.Length > 1 && to > at + match.Length ? _sentence[(at + match.Length)..to] : Before(at), deadline: deadline, deadlineText: match.Value);
                }

                Take(at, at + match.Length);
            }
        }

        private static DateOnly? LastOf(int year) => year is > 1900 and < 2200 ? new DateOnly(year, 12, 31) : null;

        private void Counts()
        {
            var hasPer = Per().Match(_sentence);
            var wasCounted = -1;
            foreach (var (match, low, high) in Figures(0, _sentence.Length))
            {
                var part = Clauses.StartOfPart(_sentence, match.Index);
                var before = _sentence[part..match.Index];
                var behind = _sentence[(match.Index + match.Length)..];
                var isBound = match.Groups["q"].Success && match.Groups["q"].Value is not ("为" or "力争") || match.Groups["a"].Success;
                var isArabic = char.IsAsciiDigit(match.Groups["n"].Value[0]);
                var isPer = hasPer.Success && hasPer.Index < match.Index;
                var hasDeed = DutyPatterns.Deed().IsMatch(before);
                var isListed = wasCounted >= 0 && match.Index - wasCounted < 30 && !_sentence[wasCounted..match.Index].Contains('。');
                var isDutiful = isBound && (match.Groups["q"].Success || hasDeed || behind.Length == 0 || behind[0] is '，' or '。' or '；' or '的')
                    || (isArabic || isPer && match.Groups["n"].Value is not "一") && (hasDeed || isListed || isPer) || !isArabic && low > 1 && DeedRightBefore(before);
                if (!isDutiful || match.Groups["u"].Value is "年" or "天" or "日" && !match.Groups["q"].Success || (before.EndsWith('为') && !isBound))
                {
                    owner.Note(placed, start + match.Index, start + match.Index + match.Length, NotUnderstoodReasons.NumberWithoutDuty);
                    continue;
                }

                wasCounted = match.Index + match.Length;
                var op = high is not null ? "between" : Operator(match, false);
                var kind = KindOf(match, op);
                if (kind == DutyKind.Quantity && isPer && op == "=")
                {
                    (kind, op) = (DutyKind.Minimum, ">=");
                }

                var deed = LastDeed(before);
                Add(part + deed, match.Index + match.Length, kind, op, low, high, Unit(match), _span, Subject(match.Index + match.Length, Clauses.EndOfPart(_sentence, match.Index + match.Length), match), per: isPer ? hasPer.Groups["per"].Value : null);
            }
        }

        private static bool DeedRightBefore(string before)
        {
            var from = Math.Max(0, before.Length - 4);
            return before.Length > 0 && DutyPatterns.Deed().Matches(before[from..]).Any(m => from + m.Index + m.Length == before.Length);
        }

        private static int LastDeed(string before)
        {
            var last = before.LastIndexOf('、') + 1;
            var deeds = DutyPatterns.Deed().Matches(before[last..]);
            return deeds.Count > 0 ? last + deeds[0].Index : Math.Max(last, before.Length - 8);
        }

        private List<(Match Match, decimal Low, decimal? High)> Figures(int from, int to)
        {
            var found = new List<(Match, decimal, decimal?)>();
            foreach (Match match in DutyPatterns.Count().Matches(_sentence))
            {
                if (match.Index < from || match.Index + match.Length > to || IsTaken(match.Index, match.Index + match.Length) || Value(match.Groups["n"].Value) is not { } low)
                {
                    continue;
                }

                var before = _sentence[Clauses.StartOfPart(_sentence, match.Index)..match.Index];
                var behind = _sentence[(match.Index + match.Length)..];
                var isBareScale = match.Groups["n"].Value[0] is '百' or '千' or '万' or '亿';
                var isQualified = match.Groups["q"].Success;
                if (Named(match.Index) || isBareScale || !isQualified && DutyPatterns.ConditionBefore().IsMatch(before) || DutyPatterns.ScoreBehind().IsMatch(behind)
                    || match.Groups["u"].Value is "周" or "片" || behind.StartsWith("规定", StringComparison.Ordinal) || from > 0 && match.Groups["u"].Value is "年")
                {
                    owner.Note(placed, start + match.Index, start + match.Index + match.Length, NotUnderstoodReasons.NumberInName);
                    continue;
                }

                found.Add((match, low, match.Groups["n2"].Success ? Value(match.Groups["n2"].Value) : null));
            }

            return found;
        }

        private static DutyKind KindOf(Match match, string op)
        {
            var q = match.Groups["q"].Value;
            return op switch
            {
                ">=" => DutyKind.Minimum,
                "<=" => DutyKind.Maximum,
                "=" when q.Length > 0 && q is "达到" or "达" or "应达" => DutyKind.Minimum,
                _ => DutyKind.Quantity,
            };
        }

        private static string Operator(Match match, bool isAtLeast)
        {
            var q = match.Groups["q"].Value;
            var a = match.Groups["a"].Value;
            if (a is "左右" or "上下" || q.StartsWith('约') || q == "大约")
            {
                return "~";
            }

            if (isAtLeast || a is "以上" or "及以上" || q.Length > 0 && ("不少于|不低于|不得少于|不得低于|不小于|不短于|最少|最低|至少|起码|应达|达到|达|提高到|提升到|提升至|提高至|增加到|增加至|扩大到|保持在|稳定在".Split('|').Contains(q)))
            {
                return ">=";
            }

            return a is "以内" or "之内" or "以下" || q.Length > 0 && q is not ("力争" or "为") ? "<=" : "=";
        }

        private static string Unit(Match match) => match.Groups["u"].Value is "万元" or "亿元" ? "元" : match.Groups["u"].Value is "万人" ? "人" : match.Groups["u"].Value;

        private string Before(int at) => _sentence[Clauses.StartOfPart(_sentence, at)..at];

        private string Subject(int from, int to, Match count)
        {
            var end = count.Index + count.Length;
            var behind = end < to ? _sentence[end..to] : "";
            var subject = behind.Length > 1 ? behind : from < count.Index ? _sentence[from..count.Index] : Before(count.Index);
            return subject.TrimStart('的', '，', '、');
        }

        private static decimal? Value(string written)
        {
            if (written == "半")
            {
                return 0.5m;
            }

            return ChineseNumber.TryRead(written, 0, out var number) && number.Length == written.Length ? number.Value : null;
        }

        private bool Named(int at) => names[start + at];

        private bool IsTaken(int from, int to) => _taken.Exists(taken => taken.Start < to && from < taken.End);

        private void Take(int from, int to) => _taken.Add((from, to));

        private void Add(int from, int to, DutyKind kind, string op, decimal? low = null, decimal? high = null, string? unit = null, string? period = null, string? subject = null, bool isImplied = false, string? per = null, DateOnly? first = null, DateOnly? deadline = null, string? deadlineText = null)
        {
            var part = _sentence[Clauses.StartOfPart(_sentence, from)..Math.Min(to, _sentence.Length)];
            if (unit is "元" && low is not null && _sentence.AsSpan(from, Math.Max(0, to - from)) is var money)
            {
                var scale = money.Contains("亿元", StringComparison.Ordinal) ? 100_000_000m : money.Contains("万元", StringComparison.Ordinal) ? 10_000m : 1m;
                (low, high) = (low * scale, high * scale);
            }

            owner.Duties.Add(new ProposedDuty
            {
                Range = placed.Plain.Range(start + from, start + Math.Min(to, _sentence.Length)),
                Place = placed.Place,
                Kind = kind,
                Operator = op,
                Low = low,
                High = high,
                Unit = unit,
                Period = period,
                Per = per,
                Subject = subject is { Length: > 0 } ? subject : placed.Topic,
                From = first,
                Deadline = deadline,
                DeadlineText = deadlineText,
                Modality = part.Contains("力争", StringComparison.Ordinal) ? DutyModality.Strive : part.Contains("原则上", StringComparison.Ordinal) ? DutyModality.Generally : DutyModality.Must,
                IsImplied = isImplied,
            });
        }
    }

    private void Note(PlacedText placed, int from, int to, string reason) => Left.Add(new(placed.Plain.Range(from, to), reason));

    [GeneratedRegex(@"每(?:个|名|位|支|家|所|村|乡|镇|校|人|户|社区|支部)(?<per>[^，。；\d]{0,6}?)(?=[^，。；]*\d)", RegexOptions.None, 1000)]
    private static partial Regex Per();
}
