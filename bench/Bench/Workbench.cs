namespace JinhuRedCross.Bench;

/// <summary>What every case needs: where the builds lie, where data may go, and how long to measure.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jinhu-bench-").FullName;
    private int _folders;

    /// <summary>A smoke run: the same code, figures that say nothing.</summary>
    public required bool Quick { get; init; }

    /// <summary>A database server for the cases on PostgreSQL; null leaves them out.</summary>
    public required string? Postgres { get; init; }

    /// <summary>Load before anything counts: a fresh process still compiles its hot code.</summary>
    public TimeSpan WarmUp => TimeSpan.FromSeconds(Quick ? 3 : 20);

    /// <summary>One stretch of load.</summary>
    public TimeSpan Stretch => TimeSpan.FromSeconds(Quick ? 1 : 3);

    /// <summary>Long enough to say that nobody asks anything any more.</summary>
    public TimeSpan Idle => TimeSpan.FromSeconds(Quick ? 1 : 10);

    /// <summary>How often the sides take turns.</summary>
    public int Rounds => Quick ? 2 : 5;

    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, $"{++_folders}")).FullName;

    /// <summary>Lets the sides take turns, A B C A B C.</summary>
    public async Task<IReadOnlyList<Side>> Compare(params IReadOnlyList<Side> sides)
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var side in sides) side.Add(await side.Measure());
        }

        return sides;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
