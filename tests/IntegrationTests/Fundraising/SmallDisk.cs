using System.Diagnostics;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>A disk of its own that is soon full and can be given more room: a small tmpfs, or the rest of a small <c>/dev/shm</c> where nothing may be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabyte = 1024 * 1024;
    private const long LargestShared = 512L * Megabyte;
    private readonly string? _ballast;

    private SmallDisk(string folder, string? ballast)
    {
        Folder = folder;
        _ballast = ballast;
    }

    public string Folder { get; }

    public static SmallDisk Of(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("jinhu-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder)) return new(folder, null);
        Directory.Delete(folder);
        var shared = new DriveInfo("/dev/shm");
        if (!shared.IsReady || shared.TotalSize > LargestShared) throw new InvalidOperationException("A full disk can be tried only where a tmpfs may be mounted (root) or where /dev/shm is small; neither is so here");
        var own = Directory.CreateDirectory("/dev/shm/" + Path.GetFileName(folder)).FullName;
        using var ballast = File.Create(own + ".ballast");
        var zeros = new byte[Megabyte];
        while (shared.AvailableFreeSpace > megabytes * (long)Megabyte) ballast.Write(zeros);
        return new(own, ballast.Name);
    }

    public void Grow(int megabytes)
    {
        if (_ballast is not null) File.Delete(_ballast);
        else if (!Run("mount", "-o", $"remount,size={megabytes}m", Folder)) throw new InvalidOperationException("The disk did not grow");
    }

    public void Dispose()
    {
        if (_ballast is null) Run("umount", "-l", Folder);
        else File.Delete(_ballast);
        Directory.Delete(Folder, recursive: true);
    }

    private static bool Run(string program, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
