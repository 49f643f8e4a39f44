using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Registers;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>The import of a register as its job is shown.</summary>
/// <param name="Warnings">JSON list of what somebody should look at.</param>
internal sealed record RegisterImportRow(
    Guid Id, string Source, string FileName, ImportStatus Status, long Processed, long Total, long Accepted, long Duplicates, long Rejected, string Warnings, string? FailureCode, string? FailureZh, string? FailureEn,
    string RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt) : IReadModel<RegisterImportRow>
{
    public static ReadTable Table { get; } = new("register_imports", 1) { Indexes = [[nameof(RequestedAt)], [nameof(Status)]] };

    public static SortColumns<RegisterImportRow> Sorts { get; } = new("-requestedAt") { { "requestedAt", i => i.RequestedAt }, { "accepted", i => i.Accepted }, { "rejected", i => i.Rejected } };

    public static Specification<RegisterImportRow> Are(ImportStatus status) => new(i => i.Status == status);

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is RegisterImportEvent ? [record.Stream.Id] : [];

    public static RegisterImportRow? Project(RegisterImportRow? row, Guid key, Recorded record)
    {
        if (record.Event is RegisterImportRequested asked)
            return new(key, asked.Source, asked.FileName, ImportStatus.Queued, 0, 0, 0, 0, 0, "[]", null, null, null, asked.By, asked.At, null, null);
        return row is null ? null : After(row, (RegisterImportEvent)record.Event);
    }

    private static RegisterImportRow After(RegisterImportRow row, RegisterImportEvent happened) => happened switch
    {
        RegisterImportStarted e => row with { Status = ImportStatus.Running, Total = e.Total, StartedAt = e.At },
        RegisterPieceTaken e => row with { Processed = row.Processed + e.Accepted + e.Duplicates + e.Refused.Count, Accepted = row.Accepted + e.Accepted, Duplicates = row.Duplicates + e.Duplicates, Rejected = row.Rejected + e.Refused.Count },
        RegisterImportFinished e => row with { Status = ImportStatus.Completed, Processed = row.Processed + e.Duplicates, Duplicates = row.Duplicates + e.Duplicates, Warnings = JsonSerializer.Serialize(e.Warnings), FinishedAt = e.At },
        RegisterImportFailed e => row with { Status = ImportStatus.Failed, FailureCode = e.Code, FailureZh = e.Zh, FailureEn = e.En, FinishedAt = e.At },
        _ => row,
    };
}

/// <summary>A row of a register that could not be taken.</summary>
internal sealed record RegisterRefusalRow(Guid Id, Guid ImportId, int Row, string Column, string Value, string Code, string Zh, string En) : IReadModel<RegisterRefusalRow>
{
    public static ReadTable Table { get; } = new("register_import_refusals", 1) { Indexes = [[nameof(ImportId), nameof(Row)]] };

    public static SortColumns<RegisterRefusalRow> Sorts { get; } = new("row") { { "row", r => r.Row } };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is RegisterPieceTaken e ? e.Refused.Select((_, i) => RowKey.Of(record.Stream.Id, e.Piece, i)) : [];

    public static RegisterRefusalRow? Project(RegisterRefusalRow? row, Guid key, Recorded record)
    {
        if (record.Event is not RegisterPieceTaken e) return row;
        var refused = e.Refused.Where((_, i) => RowKey.Of(record.Stream.Id, e.Piece, i) == key).First();
        return new(key, record.Stream.Id, refused.Row, refused.Column, refused.Value, refused.Code, refused.Zh, refused.En);
    }

    public static Specification<RegisterRefusalRow> Of(Guid import) => new(r => r.ImportId == import);
}
