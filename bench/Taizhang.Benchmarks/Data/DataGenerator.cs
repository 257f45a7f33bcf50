using System.Globalization;
using System.Text;

namespace Taizhang.Benchmarks.Data;

/// <summary>Makes a year of an invented hierarchy as four files: the same scale gives the same bytes everywhere.</summary>
/// <remarks>Every random number has its place in the order of calls; to change that order is to change the data.</remarks>
internal sealed class DataGenerator(DataScale scale, string folder)
{
    private const uint Seed = 20250101;

    private static readonly string[] Surnames = "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕".Split(' ');
    private static readonly string[] Given = "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 英 华 玉 兰 红 建 国 文 志 宇 欣 佳 雪 晨 浩 然 子 轩".Split(' ');
    private static readonly string[] Places = "Ashford Birch Cedar Dover Elm Fairview Glen Harbor Iris Juniper Kings Linden Maple North Oak Pine Quarry River Stone Tower".Split(' ');

    private readonly MersenneTwister _random = new((Seed * 10) + (uint)scale.Number);
    private readonly List<MadeOrganization> _organizations = [];
    private readonly List<double> _diligence = [0];
    private readonly List<int> _joinedOn = [0];

    /// <summary>Writes the four files.</summary>
    public void Write()
    {
        Directory.CreateDirectory(folder);
        var federation = Level("federation", [], 1);
        var regions = Level("region", federation, scale.Regions);
        var districts = Level("district", regions, scale.Districts);
        var committees = Level("committee", districts, scale.Committees);
        var branches = Level("branch", committees, scale.Branches).Select(id => _organizations[id - 1]).ToList();
        Save("organisations.csv", "id,parent_id,type,name,founded_on,term_ends_on", _organizations.Select(each =>
            $"{each.Id},{each.ParentId},{each.Level},{each.Name},{DataYear.Written(each.FoundedOn)},{(each.TermEndsOn is { } term ? DataYear.Written(term) : "")}"));

        var rolls = new List<MadeRoll>();
        Save("members.csv", "id,org_id,name,gender,born_on,joined_on,status,is_leader", Members(branches, rolls));
        var activities = new ActivityGenerator(_random, _organizations).Make(branches, rolls);
        Save("activities.csv", "id,org_id,kind,held_on,hours,topic,led_by", activities.Select((each, index) =>
            $"{index + 1},{each.OrganizationId},{each.Kind},{DataYear.Written(each.HeldOn)},{each.Hours},{each.Topic},{each.LedBy}"));
        Save("attendance.csv", "activity_id,member_id", Attendance(activities, branches[0].Id, rolls));
    }

    private List<int> Level(string level, List<int> parents, int count)
    {
        var ids = new List<int>();
        for (var index = 0; index < count; index++)
        {
            int? parent = parents.Count == 0 ? null : parents[(int)((long)index * parents.Count / count)];
            var founded = _random.Next() < 0.01 && level == "branch"
                ? _random.Between(DataYear.First + 10, DataYear.Last - 30)
                : _random.Between(DataYear.Day(1990, 1, 1), DataYear.Day(2024, 10, 1));
            var years = level == "branch" ? 3 : 5;
            var left = (int)(_random.Next() * years);
            var (month, day) = (_random.Between(1, 12), _random.Between(1, 28));
            var term = founded >= DataYear.First ? DataYear.Day(DataYear.Year + years, month, day)
                : left == 0 ? DataYear.Day(DataYear.Year, Math.Max(month, 3), day)
                : DataYear.Day(DataYear.Year + left, month, day);
            var id = _organizations.Count + 1;
            _organizations.Add(new(id, parent, level, string.Create(CultureInfo.InvariantCulture, $"{_random.Pick(Places)} {level} {id}"), founded, level == "federation" ? null : term));
            ids.Add(id);
        }

        return ids;
    }

    private IEnumerable<string> Members(List<MadeOrganization> branches, List<MadeRoll> rolls)
    {
        var id = 0;
        foreach (var (branch, size) in branches.Zip(Sizes(branches.Count)))
        {
            var roll = new MadeRoll(size, [], []);
            var leaders = size < 7 ? 1 : size < 30 ? 2 : 3;
            for (var place = 0; place < size; place++)
            {
                id++;
                var isLeader = place < leaders;
                var status = Status(_random.Next(), isLeader);
                var born = _random.Between(DataYear.Day(1945, 1, 1), DataYear.Day(2003, 12, 31));
                var joined = JoinedOn(branch.FoundedOn, born, isLeader);
                _diligence.Add(_random.Next() < 0.05 ? 0.40 + (0.30 * _random.Next()) : 0.86 + (0.14 * _random.Next()));
                _joinedOn.Add(joined);
                var name = _random.Pick(Surnames) + _random.Pick(Given);
                name += _random.Next() < 0.7 ? _random.Pick(Given) : "";
                var gender = _random.Next() < 0.45 ? "F" : "M";
                if (status is "active" or "probationary")
                {
                    roll.Members.Add(id);
                    if (isLeader)
                    {
                        roll.Leaders.Add(id);
                    }
                }

                yield return $"{id},{branch.Id},{name},{gender},{DataYear.Written(born)},{DataYear.Written(joined)},{status},{(isLeader ? 1 : 0)}";
            }

            rolls.Add(roll);
        }
    }

    /// <summary>From a tenth to twice the mean, scaled so that they sum up to all members.</summary>
    private int[] Sizes(int branches)
    {
        var weights = new double[branches];
        var total = 0.0;
        for (var index = 0; index < branches; index++)
        {
            total += weights[index] = 0.1 + (1.9 * _random.Next());
        }

        var sizes = weights.Select(weight => Math.Max(3, (int)(scale.Members * weight / total))).ToArray();
        var at = 0;
        for (var missing = scale.Members - sizes.Sum(); missing != 0; missing -= Math.Sign(missing))
        {
            while (missing < 0 && sizes[at % branches] <= 3)
            {
                at++;
            }

            sizes[at++ % branches] += Math.Sign(missing);
        }

        return sizes;
    }

    private static string Status(double chance, bool isLeader) => isLeader
        ? chance < 0.98 ? "active" : "suspended"
        : chance < 0.92 ? "active" : chance < 0.96 ? "probationary" : chance < 0.98 ? "suspended" : "left";

    private int JoinedOn(int founded, int born, bool isLeader)
    {
        var adult = born + (18 * 366);
        if (founded >= DataYear.First)
        {
            return adult < founded - 1 ? _random.Between(adult, founded - 1) : founded - 1;
        }

        return _random.Next() < 0.04 && !isLeader ? _random.Between(DataYear.First + 1, DataYear.Last - 15)
            : adult < DataYear.First - 1 ? _random.Between(adult, DataYear.First - 1) : DataYear.First - 1;
    }

    private IEnumerable<string> Attendance(List<MadeActivity> activities, int firstBranch, List<MadeRoll> rolls)
    {
        var left = scale.WithoutAttendance;
        for (var index = 0; index < activities.Count; index++)
        {
            var activity = activities[index];
            if (activity.OrganizationId < firstBranch || left.Contains(activity.Kind))
            {
                continue;
            }

            var roll = rolls[activity.OrganizationId - firstBranch];
            var worse = activity.Kind == "volunteer" ? 0.10 : 0;
            foreach (var member in activity.Kind == "committee_meeting" ? roll.Leaders : roll.Members)
            {
                if ((_random.Next() < _diligence[member] - worse || member == activity.LedBy) && _joinedOn[member] <= activity.HeldOn)
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"{index + 1},{member}");
                }
            }
        }
    }

    private void Save(string file, string head, IEnumerable<string> lines)
    {
        using var writer = new StreamWriter(Path.Combine(folder, file), false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        writer.WriteLine(head);
        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }
    }
}

/// <summary>The people of a branch who may come to its activities, its leaders among them.</summary>
internal sealed record MadeRoll(int Size, List<int> Members, List<int> Leaders);
