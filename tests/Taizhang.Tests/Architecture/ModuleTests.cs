using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Tests.Architecture;

public sealed class ModuleTests
{
    /// <summary>Which module may know which; what stands above knows what stands below.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Demonstration"] = ["*"],
        ["Accounts"] = ["Members", "Organizations", "Kernel"],
        ["Evidence"] = ["Plans", "Activities", "Ledger", "Members", "Organizations", "Kernel"],
        ["Exchange"] = ["Activities", "Ledger", "Members", "Organizations", "Kernel"],
        ["Plans"] = ["Activities", "Reports", "Regulations", "Ledger", "Members", "Organizations", "Kernel"],
        ["Regulations"] = ["Ledger", "Members", "Organizations", "Kernel"],
        ["Reports"] = ["Ledger", "Members", "Organizations", "Kernel"],
        ["Activities"] = ["Ledger", "Members", "Organizations", "Kernel"],
        ["Ledger"] = ["Members", "Organizations", "Kernel"],
        // The registry: the two halves know each other, and give the ledger what it names a subject by.
        ["Members"] = ["Ledger", "Organizations", "Kernel"],
        ["Organizations"] = ["Ledger", "Members", "Kernel"],
        ["Audit"] = ["Kernel"],
        ["Kernel"] = [],
    };

    private static readonly string[] InputAndOutput =
        ["System.IO.", "System.Net.", "System.Data.", "System.Console", "System.TimeProvider", "System.Random", "System.Threading.", "System.Environment", "Microsoft.", "Npgsql."];

    [Fact]
    public void A_module_knows_only_those_it_may()
    {
        // The context has a part in every module, beside the module's types.
        var uses = Code.Types.Where(type => Allowed.ContainsKey(Code.ModuleOf(type)) && !type.FullName.StartsWith(typeof(TaizhangDb).FullName!, StringComparison.Ordinal))
            .SelectMany(type => type.Dependencies.Select(dependency => (From: type, To: dependency.Target)))
            .Where(use => Code.IsOurs(use.To.FullName) && Allowed.ContainsKey(Code.ModuleOf(use.To)) && Code.ModuleOf(use.From) != Code.ModuleOf(use.To));

        var wrong = uses.Where(use => !Allowed[Code.ModuleOf(use.From)].Contains("*") && !Allowed[Code.ModuleOf(use.From)].Contains(Code.ModuleOf(use.To)))
            .Select(use => $"{use.From.FullName} uses {use.To.FullName}").Distinct();

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_module_stands_in_the_table()
    {
        var modules = typeof(TaizhangDb).Assembly.GetTypes().Where(type => type.IsPublic && type.Namespace!.StartsWith("Taizhang.", StringComparison.Ordinal)).Select(type => type.Namespace!.Split('.')[1]).ToHashSet();

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), modules.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_judges_reads_no_store_no_file_no_clock_and_no_chance()
    {
        var reached = Code.ReachedFrom(typeof(Evaluation), typeof(Prover), typeof(RollUpCounts));

        Assert.Contains(typeof(Verdict).FullName!, reached);
        Assert.DoesNotContain(reached, name => InputAndOutput.Any(each => name.StartsWith(each, StringComparison.Ordinal)) || name == typeof(DbConnection).FullName || name == typeof(TaizhangDb).FullName);
    }

    [Fact]
    public void The_pages_ask_readings_and_run_operations_and_never_touch_the_store()
    {
        // The queue of imports and the hand that puts anchors down open a scope of their own behind the pages.
        var wrong = Code.Types.Where(type => Code.ModuleOf(type) == "Web" && !type.FullName.StartsWith("Taizhang.Web.Import.ImportQueue", StringComparison.Ordinal) && !type.FullName.StartsWith("Taizhang.Web.Audit.AnchorService", StringComparison.Ordinal))
            .SelectMany(type => type.Dependencies.Select(dependency => dependency.Target.FullName).Where(name => name == typeof(TaizhangDb).FullName || name.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)).Select(name => $"{type.FullName} uses {name}"));

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void A_reading_never_writes()
    {
        var writes = Code.Types.Where(type => type.FullName.StartsWith("Taizhang.", StringComparison.Ordinal) && typeof(TaizhangDb).Assembly.GetType(type.FullName)?.IsAssignableTo(typeof(IReading)) == true)
            .SelectMany(type => type.Members.SelectMany(member => member.Dependencies).OfType<ArchUnitNET.Domain.Dependencies.MethodCallDependency>().Select(call => (type.FullName, call.TargetMember.Name)))
            .Where(call => call.Name.StartsWith(nameof(DbContext.SaveChanges), StringComparison.Ordinal) || call.Name.StartsWith("ExecuteSql", StringComparison.Ordinal) || call.Name.StartsWith("ExecuteUpdate", StringComparison.Ordinal) || call.Name.StartsWith("ExecuteDelete", StringComparison.Ordinal));

        Assert.Empty(writes);
    }
}
