using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using JinhuRedCross.Tests;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>A disk whose flushes and writes fail when told to: <c>eng/faulty-disk.c</c> under the file calls of a process.</summary>
internal sealed class FaultyDisk : IDisposable
{
    // The order of struct control.
    private enum Number
    {
        FlushesBefore,
        FlushesFailing,
        WritesBefore,
        WritesFailing,
        FlushesSeen,
    }

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-faulty-");
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _control;

    /// <param name="under">A part of the paths that are concerned.</param>
    public FaultyDisk(string under)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("A faulty disk can be had only where there is LD_PRELOAD");
        // PostgreSQL runs as another user.
        _folder.UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        var library = Path.Combine(_folder.FullName, "faulty-disk.so");
        var control = Path.Combine(_folder.FullName, "control");
        using (var compiler = Process.Start("cc", ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, Path.Combine(SourceTree.Root, "eng", "faulty-disk.c"), "-ldl"]))
        {
            compiler.WaitForExit();
            Assert.Equal(0, compiler.ExitCode);
        }

        File.WriteAllBytes(control, new byte[6 * sizeof(long)]);
        File.SetUnixFileMode(control, File.GetUnixFileMode(control) | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
        _file = MemoryMappedFile.CreateFromFile(control, FileMode.Open);
        _control = _file.CreateViewAccessor();
        Environment = new() { ["LD_PRELOAD"] = library, ["FAULTY_DISK_CONTROL"] = control, ["FAULTY_DISK_UNDER"] = under };
    }

    /// <summary>What the process must be started with.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>How many flushes there were.</summary>
    public long Flushes => Get(Number.FlushesSeen);

    public void FailFlushes(int after, int count)
    {
        Set(Number.FlushesBefore, after);
        Set(Number.FlushesFailing, count);
    }

    /// <summary>The disk is full for some writes.</summary>
    public void FailWrites(int after, int count)
    {
        Set(Number.WritesBefore, after);
        Set(Number.WritesFailing, count);
    }

    /// <summary>Waits until all has failed that was to fail.</summary>
    public async Task UntilOver()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Get(Number.FlushesFailing) > 0 || Get(Number.WritesFailing) > 0) await Task.Delay(2, patience.Token);
    }

    public void Dispose()
    {
        _control.Dispose();
        _file.Dispose();
        _folder.Delete(recursive: true);
    }

    private long Get(Number number) => _control.ReadInt64((int)number * sizeof(long));

    private void Set(Number number, long value) => _control.Write((int)number * sizeof(long), value);
}
