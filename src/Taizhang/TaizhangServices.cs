using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Taizhang.Accounts;
using Taizhang.Activities;
using Taizhang.Audit;
using Taizhang.Demonstration;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members.Corrections;
using Taizhang.Members.Personal;
using Taizhang.Regulations;

namespace Taizhang;

/// <summary>Registers the system itself; the hosts add the store and who the actor is.</summary>
public static class TaizhangServices
{
    /// <summary>Adds the ledger, every operation and every reading.</summary>
    public static IServiceCollection AddTaizhang(this IServiceCollection services)
    {
        services.AddSingleton<RequirementBook>();
        services.AddSingleton(_ => RuleBook.Shipped());
        services.AddSingleton(_ => WorkingDayCalendar.Shipped());
        services.AddSingleton(provider => provider.GetRequiredService<WorkingDayCalendar>().WorkingDays);
        services.AddSingleton(DemonstrationMode.Off);
        services.AddSingleton<JobProgress>();
        services.AddScoped<ShippedRules>();
        services.AddScoped<DemonstrationBureau>();
        services.AddScoped<DemonstrationPlan>();
        services.AddScoped<DemonstrationEvidence>();
        services.AddSingleton<IFactSource, ActivityFacts>();
        services.AddSingleton<IFactSource, TalkFacts>();
        services.AddSingleton<IFactSource, ElectionFacts>();
        services.AddSingleton<IFactSource, ProgressFacts>();
        services.AddSingleton<IFactSource, RegistryFacts>();
        services.AddSingleton<LedgerEngine>();
        services.AddScoped<LedgerKeeper>();
        services.AddScoped<IFollowsChanges>(provider => provider.GetRequiredService<LedgerKeeper>());
        services.TryAddSingleton(new JournalSettings());
        services.TryAddScoped(_ => DeedOrigin.Program);
        services.AddScoped<Journal>();
        services.AddSingleton<KeyRingFile>();
        services.AddSingleton<PersonalData>();
        services.AddScoped<PersonalSeals>();
        services.AddScoped<CorrectionSeals>();
        services.AddScoped<PaperDesk>();
        services.AddScoped<OperationContext>();
        services.AddAccounts();
        foreach (var type in typeof(TaizhangServices).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsClass: true } && (IsOperation(type) || IsReading(type))))
        {
            services.AddScoped(type);
        }

        return services;
    }

    private static bool IsReading(Type type) => type.IsAssignableTo(typeof(IReading));

    private static bool IsOperation(Type type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && at.GetGenericTypeDefinition() == typeof(Operation<>))
            {
                return true;
            }
        }

        return false;
    }
}
