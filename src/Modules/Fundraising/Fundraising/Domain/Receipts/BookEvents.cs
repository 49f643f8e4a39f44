using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Receipts;

/// <summary>Something that happened to a paper book of receipts (FUN-07a).</summary>
internal abstract record BookEvent;

/// <summary>The finance bureau gave out a book.</summary>
[StoredName("receipt-book-received")]
internal sealed record BookReceived(Guid BookId, string Code, string FromNumber, string ToNumber, DateOnly On, string By, DateTimeOffset At) : BookEvent;

/// <summary>Somebody took the book to write in it (领用).</summary>
[StoredName("receipt-book-handed-out")]
internal sealed record BookHandedOut(Private<string> To, DateOnly On, string By, DateTimeOffset At) : BookEvent;

/// <summary>A page was spoilt before anything valid stood on it (作废); its number is not used again.</summary>
[StoredName("receipt-blank-voided")]
internal sealed record ReceiptBlankVoided(string Code, string Number, string Reason, DateOnly On, string By, DateTimeOffset At) : BookEvent;

/// <summary>Every page was used or made void, and the stubs went back (核销).</summary>
/// <param name="Used">Pages with a receipt, valid or void.</param>
[StoredName("receipt-book-written-off")]
internal sealed record BookWrittenOff(int Used, int Blanks, DateOnly On, string? Remark, string By, DateTimeOffset At) : BookEvent;
