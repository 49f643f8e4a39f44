using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Imports;

/// <summary>Something that happened to a list on its way into a campaign.</summary>
internal abstract record ImportEvent;

/// <param name="KnownAs">The import that brought the same file before; then this one adds nothing.</param>
/// <param name="Sha256">Of the file, lower-case hex.</param>
[StoredName("import-requested")]
internal sealed record ImportRequested(
    Guid ImportId,
    Guid CampaignId,
    string Source,
    string FileName,
    string Sha256,
    long Bytes,
    DateOnly? ReceivedOn,
    Channel Channel,
    Publicity Publicity,
    IReadOnlyDictionary<string, string>? Mapping,
    Guid? KnownAs,
    string By,
    DateTimeOffset At) : ImportEvent;

/// <param name="Total">Rows that are gifts, or should be.</param>
[StoredName("import-started")]
internal sealed record ImportStarted(long Total, DateTimeOffset At) : ImportEvent;

/// <summary>A piece of the list is through: its gifts are in the campaign.</summary>
/// <param name="Piece">The how-manyeth piece, from 0: nothing is done twice after a crash.</param>
[StoredName("import-piece-taken")]
internal sealed record ImportPieceTaken(int Piece, long Accepted, long Duplicates, IReadOnlyList<RefusedRow> Refused, IReadOnlyList<HeldRow> Held, DateTimeOffset At) : ImportEvent;

[StoredName("import-finished")]
internal sealed record ImportFinished(long Duplicates, IReadOnlyList<ImportWarning> Warnings, DateTimeOffset At) : ImportEvent;

[StoredName("import-failed")]
internal sealed record ImportFailed(string Code, string Zh, string En, DateTimeOffset At) : ImportEvent;

[StoredName("import-held-accepted")]
internal sealed record HeldRowsAccepted(IReadOnlyList<int> Rows, string? Reason, string By, DateTimeOffset At) : ImportEvent;

[StoredName("import-held-discarded")]
internal sealed record HeldRowsDiscarded(IReadOnlyList<int> Rows, string? Reason, string By, DateTimeOffset At) : ImportEvent;

/// <summary>Parts that told who a held row is of were erased (SEC-03).</summary>
[StoredName("import-held-erased")]
internal sealed record HeldRowErased(int Row, IReadOnlyList<PrivateKind> Kinds, DateTimeOffset At) : ImportEvent;

/// <summary>A row that looks like a gift which is there already, kept until somebody decides.</summary>
/// <param name="Gift">Id that the gift will have.</param>
/// <param name="Matches">Number of the gift it looks like.</param>
internal sealed record HeldRow(
    Guid Gift,
    int Row,
    string Number,
    DateOnly Day,
    DonorKind Kind,
    Private<string>? Name,
    Money Amount,
    Private<string>? Remark,
    Private<string>? Phone,
    string? TransactionNumber,
    string? Earmark,
    Channel? Channel,
    string Matches);
