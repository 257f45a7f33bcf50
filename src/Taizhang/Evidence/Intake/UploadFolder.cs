using System.Security.Cryptography;
using Taizhang.Evidence.Files;

namespace Taizhang.Evidence.Intake;

/// <summary>The folder of this machine in which files wait until they are whole and were looked into; for the owner alone.</summary>
public sealed class UploadFolder(string path)
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = DiskFileStore.Folder(System.IO.Path.GetFullPath(path));

    /// <summary>A path nobody has.</summary>
    internal string NewPath() => System.IO.Path.Combine(Path, RandomNumberGenerator.GetHexString(32, lowercase: true));
}
