namespace JinhuRedCross.BuildingBlocks.Domain.Imports;

/// <summary>Where the import of a list stands.</summary>
public enum ImportStatus
{
    Queued,
    Running,
    Completed,
    Failed,
}

/// <summary>A row that could not be taken; it stands in events, so its members are names on disk.</summary>
/// <param name="Row">In the file, from 1.</param>
/// <param name="Value">Masked.</param>
public sealed record RefusedRow(int Row, string Column, string Value, string Code, string Zh, string En);

/// <summary>Something about a list that somebody should look at, though its rows went in; it stands in events too.</summary>
public sealed record ImportWarning(string Code, string Zh, string En);
