using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>A question that cannot be answered yet: the table is filled for the first time and holds only a part (503).</summary>
/// <remarks>Thrown, because it may befall every question, and none can do anything about it but say so.</remarks>
public sealed class ReadModelBuildingException : Exception
{
    private const long RecordsASecond = 20_000;

    internal ReadModelBuildingException(string name, long processed, long total, string? stopped)
        : base($"{name}: {processed} of {total}")
    {
        (Processed, Total) = (processed, total);
        Error = stopped is null ? Building(name, processed, total) : Stopped(name, processed, total);
    }

    public const string BuildingCode = "readmodel.building";

    public const string StoppedCode = "readmodel.stopped";

    public Error Error { get; }

    /// <summary>How many records of the journal the table has seen.</summary>
    public long Processed { get; }

    /// <summary>How many it has to see before it answers.</summary>
    public long Total { get; }

    /// <summary>A guess at when it may be done.</summary>
    public TimeSpan RetryAfter => TimeSpan.FromSeconds(Math.Clamp((Total - Processed) / RecordsASecond, 1, 60));

    private static Error Building(string name, long processed, long total) => new(
        ErrorKind.Unavailable, BuildingCode,
        $"查询数据“{name}”正在根据账簿生成，已处理 {processed} 条，共 {total} 条，请稍后再试；登记不受影响",
        $"The read model '{name}' is being built from the journal, {processed} of {total} records so far; ask again later. Commands are not affected");

    private static Error Stopped(string name, long processed, long total) => new(
        ErrorKind.Unavailable, StoppedCode,
        $"查询数据“{name}”生成到第 {processed} 条时停止（共 {total} 条），请管理员查看 /health/ready；登记不受影响",
        $"Building the read model '{name}' stopped after {processed} of {total} records; an administrator sees why at /health/ready. Commands are not affected");
}
