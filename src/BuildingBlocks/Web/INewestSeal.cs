namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Where the public face of the platform learns up to what point the journal is sealed.</summary>
public interface INewestSeal
{
    /// <summary>Null until the first seal.</summary>
    SealHead? Newest { get; }
}

/// <summary>账簿的一次封存（seal）；保存好它，日后即可查明之前的记录是否被改动</summary>
/// <param name="Size">已封存的记录数</param>
/// <param name="Root">Merkle 树根（十六进制）</param>
/// <param name="At">封存时间</param>
public sealed record SealHead(long Size, string Root, DateTimeOffset At);
