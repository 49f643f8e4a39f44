using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Imports;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>An import as its job is shown.</summary>
/// <param name="Warnings">JSON list of what somebody should look at.</param>
internal sealed record ImportRow(
    Guid Id, Guid CampaignId, string Source, string FileName, ImportStatus Status, long Processed, long Total, long Accepted, long Duplicates, long Held, long Rejected, long Discarded,
    string Warnings, string? FailureCode, string? FailureZh, string? FailureEn, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, long Version) : IReadModel<ImportRow>
{
    public static ReadTable Table { get; } = new("imports", 1) { Indexes = [[nameof(CampaignId), nameof(RequestedAt)], [nameof(Status)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is ImportEvent ? [record.Stream.Id] : [];

    public static ImportRow? Project(ImportRow? row, Guid key, Recorded record)
    {
        if (record.Event is ImportRequested asked)
            return new(key, asked.CampaignId, asked.Source, asked.FileName, ImportStatus.Queued, 0, 0, 0, 0, 0, 0, 0, "[]", null, null, null, asked.At, null, null, record.Version);
        if (row is null) return null;
        var next = row with { Version = record.Version };
        return record.Event switch
        {
            ImportStarted e => next with { Status = ImportStatus.Running, Total = e.Total, StartedAt = e.At },
            ImportPieceTaken e => next with
            {
                Processed = row.Processed + e.Accepted + e.Duplicates + e.Refused.Count + e.Held.Count,
                Accepted = row.Accepted + e.Accepted,
                Duplicates = row.Duplicates + e.Duplicates,
                Held = row.Held + e.Held.Count,
                Rejected = row.Rejected + e.Refused.Count,
            },
            ImportFinished e => next with
            {
                Status = ImportStatus.Completed,
                Duplicates = row.Duplicates + e.Duplicates,
                Processed = row.Processed + e.Duplicates,
                Warnings = JsonSerializer.Serialize(e.Warnings),
                FinishedAt = e.At,
            },
            ImportFailed e => next with { Status = ImportStatus.Failed, FailureCode = e.Code, FailureZh = e.Zh, FailureEn = e.En, FinishedAt = e.At },
            HeldRowsAccepted e => next with { Held = row.Held - e.Rows.Count, Accepted = row.Accepted + e.Rows.Count },
            HeldRowsDiscarded e => next with { Held = row.Held - e.Rows.Count, Discarded = row.Discarded + e.Rows.Count },
            _ => next,
        };
    }
}

/// <summary>A row of a list that could not be taken.</summary>
internal sealed record RefusedListRow(Guid Id, Guid ImportId, int Row, string Column, string Value, string Code, string Zh, string En) : IReadModel<RefusedListRow>
{
    public static ReadTable Table { get; } = new("import_refusals", 1) { Indexes = [[nameof(ImportId), nameof(Row)]] };

    public static SortColumns<RefusedListRow> Sorts { get; } = new("row") { { "row", r => r.Row } };

    public static IEnumerable<Guid> KeysOf(Recorded record) =>
        record.Event is ImportPieceTaken e ? e.Refused.Select((_, i) => RowKey.Of(record.Stream.Id, e.Piece, i)) : [];

    public static RefusedListRow? Project(RefusedListRow? row, Guid key, Recorded record)
    {
        if (record.Event is not ImportPieceTaken e) return row;
        var refused = e.Refused.Where((_, i) => RowKey.Of(record.Stream.Id, e.Piece, i) == key).First();
        return new(key, record.Stream.Id, refused.Row, refused.Column, refused.Value, refused.Code, refused.Zh, refused.En);
    }

    public static Specification<RefusedListRow> Of(Guid import) => new(r => r.ImportId == import);
}

/// <summary>A row of a list that waits for somebody's decision.</summary>
/// <param name="Gift">Id that the gift will have.</param>
internal sealed record HeldListRow(Guid Id, Guid ImportId, Guid Gift, int Row, string Number, DateOnly Day, DonorKind Kind, string? Name, long AmountFen, string? Remark, string Matches) : IReadModel<HeldListRow>
{
    public static ReadTable Table { get; } = new("import_held", 2) { Indexes = [[nameof(ImportId), nameof(Row)]] };

    public static SortColumns<HeldListRow> Sorts { get; } = new("row") { { "row", r => r.Row }, { "amount", r => r.AmountFen } };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        ImportPieceTaken e => e.Held.Select(h => Key(record.Stream.Id, h.Row)),
        HeldRowsAccepted e => e.Rows.Select(r => Key(record.Stream.Id, r)),
        HeldRowsDiscarded e => e.Rows.Select(r => Key(record.Stream.Id, r)),
        HeldRowErased e => [Key(record.Stream.Id, e.Row)],
        _ => [],
    };

    public static HeldListRow? Project(HeldListRow? row, Guid key, Recorded record)
    {
        if (record.Event is HeldRowErased erased) return row is null ? null : Erased(row, erased.Kinds);
        if (record.Event is not ImportPieceTaken e) return null;
        var held = e.Held.First(h => Key(record.Stream.Id, h.Row) == key);
        return new(key, record.Stream.Id, held.Gift, held.Row, held.Number, held.Day, held.Kind, held.Name?.OrNothing, held.Amount.Fen, held.Remark?.OrNothing, held.Matches);
    }

    public static Specification<HeldListRow> Of(Guid import) => new(r => r.ImportId == import);

    private static HeldListRow Erased(HeldListRow row, IReadOnlyList<PrivateKind> kinds) => row with
    {
        Name = kinds.Contains(PrivateKind.Name) ? null : row.Name,
        Remark = kinds.Contains(PrivateKind.Message) ? null : row.Remark,
    };

    private static Guid Key(Guid import, int row) => RowKey.Of(import, row);
}
