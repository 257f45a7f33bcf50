using Microsoft.EntityFrameworkCore;
using Taizhang.Plans;

namespace Taizhang.Kernel;

public sealed partial class TaizhangDb
{
    /// <summary>Plans.</summary>
    public DbSet<Plan> Plans => Set<Plan>();

    /// <summary>The parts of plans.</summary>
    public DbSet<PlanClause> PlanClauses => Set<PlanClause>();

    /// <summary>What the reader proposed.</summary>
    public DbSet<DutyProposal> DutyProposals => Set<DutyProposal>();

    /// <summary>The yearly themes.</summary>
    public DbSet<YearTheme> YearThemes => Set<YearTheme>();

    /// <summary>What people note on measures.</summary>
    public DbSet<MeasureNote> MeasureNotes => Set<MeasureNote>();
}
