using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Fundraising.Domain.Imports;

/// <summary>A list on its way into a campaign: what is through, what was refused, and the rows that wait for somebody's eye.</summary>
internal sealed record Import : IAggregate<Import, ImportEvent>
{
    public static Import Initial { get; } = new();

    public ImportRequested? Request { get; init; }

    public ImportStatus Status { get; init; }

    public int NextPiece { get; init; }

    public long Total { get; init; }

    public long Accepted { get; init; }

    public long Duplicates { get; init; }

    public long Refused { get; init; }

    public long Discarded { get; init; }

    public ImmutableSortedDictionary<int, HeldRow> Held { get; init; } = ImmutableSortedDictionary<int, HeldRow>.Empty;

    public bool IsOver => Status is ImportStatus.Completed or ImportStatus.Failed;

    /// <summary>One file goes into one campaign once, whatever its source is called.</summary>
    public static Claim FileClaim(Guid campaign, string sha256) => new("import-file", $"{campaign}:{sha256}", _ => ImportErrors.FileKnown);

    public Decision<ImportEvent> Ask(ImportRequested request)
    {
        if (Request is not null) return ImportErrors.Exists;
        Decision<ImportEvent> asked = [request];
        return request.KnownAs is null ? asked.Claiming(FileClaim(request.CampaignId, request.Sha256)) : asked;
    }

    public Decision<ImportEvent> Start(long total, DateTimeOffset now) => Status == ImportStatus.Queued ? [new ImportStarted(total, now)] : [];

    public Decision<ImportEvent> TakePiece(ImportPieceTaken piece) => IsOver || piece.Piece != NextPiece ? [] : [piece];

    public Decision<ImportEvent> Finish(long duplicates, IReadOnlyList<ImportWarning> warnings, DateTimeOffset now) => IsOver ? [] : [new ImportFinished(duplicates, warnings, now)];

    /// <summary>The file cannot be read; mended, it may come again.</summary>
    public Decision<ImportEvent> Fail(Error error, DateTimeOffset now)
    {
        if (IsOver) return [];
        Decision<ImportEvent> failed = [new ImportFailed(error.Code, error.Zh, error.En, now)];
        return failed.Claiming(Claim.Releasing("import-file", $"{Request!.CampaignId}:{Request.Sha256}"));
    }

    public Decision<ImportEvent> AcceptHeld(IReadOnlyList<int> rows, string? reason, string by, DateTimeOffset now)
    {
        if (HeldFault(rows, reason, out var why) is { } fault) return fault;
        return [new HeldRowsAccepted(rows, why, by, now)];
    }

    public Decision<ImportEvent> DiscardHeld(IReadOnlyList<int> rows, string? reason, string by, DateTimeOffset now)
    {
        if (HeldFault(rows, reason, out var why) is { } fault) return fault;
        if (why is null) return ImportErrors.ReasonMissing;
        return [new HeldRowsDiscarded(rows, why, by, now)];
    }

    /// <summary>The parts are gone from the journal already; lists hear of it. Nothing where the row is no longer held.</summary>
    public Decision<ImportEvent> RecordErasure(Guid gift, IReadOnlyList<PrivateKind> kinds, DateTimeOffset now) =>
        Held.Values.FirstOrDefault(h => h.Gift == gift) is { } row ? [new HeldRowErased(row.Row, kinds, now)] : [];

    /// <summary>Why these rows cannot be decided on; null when all of them wait.</summary>
    public Error? HeldFault(IReadOnlyList<int> rows, string? reason, out string? why)
    {
        why = null;
        if (Request is null) return ImportErrors.NotFound;
        if (rows.Count == 0) return ImportErrors.RowsMissing;
        if (rows.Distinct().Count() != rows.Count) return ImportErrors.RowsMissing;
        foreach (var row in rows)
        {
            if (!Held.ContainsKey(row)) return ImportErrors.NotHeld(row);
        }

        return PlainText.Check(reason, "reason", 500, out why);
    }

    public Import Apply(ImportEvent happened) => happened switch
    {
        ImportRequested e => this with { Request = e },
        ImportStarted e => this with { Status = ImportStatus.Running, Total = e.Total },
        ImportPieceTaken e => this with
        {
            NextPiece = e.Piece + 1,
            Accepted = Accepted + e.Accepted,
            Duplicates = Duplicates + e.Duplicates,
            Refused = Refused + e.Refused.Count,
            Held = Held.AddRange(e.Held.Select(h => KeyValuePair.Create(h.Row, h))),
        },
        ImportFinished e => this with { Status = ImportStatus.Completed, Duplicates = Duplicates + e.Duplicates },
        ImportFailed => this with { Status = ImportStatus.Failed },
        HeldRowsAccepted e => this with { Held = Held.RemoveRange(e.Rows), Accepted = Accepted + e.Rows.Count },
        HeldRowsDiscarded e => this with { Held = Held.RemoveRange(e.Rows), Discarded = Discarded + e.Rows.Count },
        _ => this,
    };
}
