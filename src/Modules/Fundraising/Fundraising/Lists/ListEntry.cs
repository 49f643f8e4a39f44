using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>What reading a list of gifts gives, in the order of the file: gifts, rows that cannot be taken, and at the end the summary.</summary>
internal abstract record ListEntry;

/// <summary>A gift as a list tells of it.</summary>
/// <param name="Row">Where it stands in the file, counted from 1.</param>
/// <param name="Number">The list's own number, else its place among the data rows; unique in the file (<c>12#2</c> where 12 comes twice).</param>
internal sealed record ListedGift(
    int Row,
    string Number,
    DateOnly? GivenOn,
    string Name,
    DonorKind Kind,
    Money Amount,
    string? Remark,
    string? TransactionNumber,
    string? Earmark,
    string? Phone,
    Channel? Channel,
    string? PublicityText = null) : ListEntry;

/// <summary>A row that cannot be taken, told so that its author can mend it without the value giving anybody away.</summary>
internal sealed record RejectedRow(int Row, string Column, string MaskedValue, string Code, string Zh, string En) : ListEntry;

/// <summary>What the whole list comes to, beside what it says of itself.</summary>
internal sealed record ListSummary(long Gifts, Money Total, long? PublishedCount, Money? PublishedTotal, IReadOnlyList<ListWarning> Warnings) : ListEntry;

/// <summary>Something about the list that a person should look at.</summary>
internal sealed record ListWarning(string Code, string Zh, string En);
