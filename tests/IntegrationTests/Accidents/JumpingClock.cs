using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using JinhuRedCross.Tests;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>The system's clock as one process and its children see it, which jumps when told to: <c>jumping-clock.c</c> under what asks for the time.</summary>
/// <remarks>Not libfaketime: its processes share a lock that root's and PostgreSQL's user cannot share, and a jump reaches them up to a second late.</remarks>
internal sealed class JumpingClock : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-clock-");
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _control;

    public JumpingClock()
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("A clock can be put under a process only where there is LD_PRELOAD");
        // PostgreSQL runs as another user.
        _folder.UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        var library = Path.Combine(_folder.FullName, "jumping-clock.so");
        var control = Path.Combine(_folder.FullName, "control");
        var source = Path.Combine(SourceTree.Root, "tests", "IntegrationTests", "Accidents", "jumping-clock.c");
        using (var compiler = Process.Start("cc", ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, source, "-ldl"]))
        {
            compiler.WaitForExit();
            Assert.Equal(0, compiler.ExitCode);
        }

        File.WriteAllBytes(control, new byte[sizeof(long)]);
        File.SetUnixFileMode(control, File.GetUnixFileMode(control) | UnixFileMode.OtherRead);
        _file = MemoryMappedFile.CreateFromFile(control, FileMode.Open);
        _control = _file.CreateViewAccessor();
        Environment = new() { ["LD_PRELOAD"] = library, ["JUMPING_CLOCK_CONTROL"] = control };
    }

    /// <summary>What the process must be started with.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>From now on it is so far ahead of the others'; behind them when negative.</summary>
    public void Jump(TimeSpan ahead) => _control.Write(0, (long)ahead.TotalSeconds);

    public void Dispose()
    {
        _control.Dispose();
        _file.Dispose();
        _folder.Delete(recursive: true);
    }
}
