using Microsoft.Extensions.DependencyInjection;
using Taizhang.Evidence.Files;
using Taizhang.Evidence.Intake;
using Taizhang.Members.Personal;

namespace Taizhang.Evidence;

/// <summary>Registers what files of evidence need, beside their operations and readings.</summary>
public static class EvidenceServices
{
    /// <summary>Adds them.</summary>
    /// <param name="services">Where they are added.</param>
    /// <param name="settings">How files are kept.</param>
    /// <param name="folder">The folder of files, where the settings name none.</param>
    public static IServiceCollection AddEvidence(this IServiceCollection services, EvidenceSettings settings, string folder)
    {
        var own = settings.Folder is { Length: > 0 } named ? named : folder;
        services.AddSingleton(settings);
        services.AddSingleton<IFileStore>(_ => settings.S3 is { } s3 ? new S3FileStore(s3) : new DiskFileStore(own));
        services.AddSingleton(_ => new UploadFolder(Path.Combine(own, "incoming")));
        services.AddSingleton<FileVault>();
        services.AddSingleton<VirusScanner>();
        services.AddSingleton<FileIntake>();
        services.AddSingleton<UploadShelf>();
        services.AddScoped<IKeepsSealed, EvidenceKeys>();
        return services.AddScoped<EvidenceDesk>();
    }
}
