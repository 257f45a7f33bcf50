using Microsoft.Data.Sqlite;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Cli;

/// <summary>A terminal on a store that was begun there: a committee, two branches, their roster.</summary>
public class BegunTerminal : Terminal
{
    public BegunTerminal()
    {
        Done("organization", "found", "中共青川区园林管理局机关委员会", "--code", "QC00", "--type", "organ-party-committee", "--founded-on", "2003-06-18");
        Done("organization", "found", "机关第一党支部", "--code", "QC01", "--under", "QC00", "--founded-on", "2006-01-03");
        Done("organization", "found", "植物园党支部", "--code", "QC09", "--under", "机关委员会", "--founded-on", "2014-09-11");
        Done("import", "roster", Path.Combine(Repository.Root, "samples", "rosters", "qingchuan-beginning.csv"), "--as-of", "2024-01-01", "--apply");
    }

    /// <summary>A sample plan.</summary>
    public static string Sample(string name) => Path.Combine(Repository.Root, "samples", "plans", name);

    /// <summary>What the command said, in English, which must have ended well.</summary>
    public Said Done(params string[] args)
    {
        var said = Run([.. args, "--lang", "en"]);
        Assert.True(said.Code == 0, $"{string.Join(' ', args)}: {said.Errors}{said.Output}");
        return said;
    }

    /// <summary>The first field of the first row.</summary>
    public string Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString() ?? "";
    }
}

/// <summary>A terminal on a store with plans of every stage: 1 in force, 2 under review, 3 closed before it was adopted.</summary>
public sealed class PlanTerminal : BegunTerminal
{
    public PlanTerminal()
    {
        Done("plan", "upload", Sample("qingchuan-2024.docx"));
        Done("plan", "accept", "1", "--all");
        Done("plan", "adopt", "1", "--from", "2024-01-15");
        Done("plan", "upload", Sample("songlan-points-2024.txt"));
        Done("plan", "upload", Sample("lingzhou-digital-2024.docx"));
        Done("plan", "close", "3", "--reason", "又发了新的方案");
    }

    /// <summary>Everything that a deed on a plan could leave behind.</summary>
    public string Traces() => Ask("""
        SELECT (SELECT COUNT(*) FROM journal) || ' ' || (SELECT GROUP_CONCAT(id || title || stage) FROM plan) || ' ' || (SELECT GROUP_CONCAT(decision || definition || COALESCE(decision_note, '')) FROM duty_proposal)
            || ' ' || (SELECT COUNT(*) FROM requirement) || ' ' || (SELECT COUNT(*) FROM activity) || ' ' || (SELECT COUNT(*) FROM organization) || ' ' || (SELECT kept_from FROM ledger_state)
        """);
}
