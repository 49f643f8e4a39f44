using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Receipts;
using BookDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Receipts.ReceiptBook, JinhuRedCross.Fundraising.Domain.Receipts.BookEvent>;

namespace JinhuRedCross.Fundraising.Grains;

internal interface IReceiptBookGrain : IGrainWithGuidKey
{
    Task<ReceiptBook> Show();

    Task<BookDecided> Receive(Command command, ProposedBook asked);

    Task<BookDecided> HandOut(Command command, string? to, DateOnly? on);

    Task<BookDecided> VoidBlank(Command command, string? number, string? reason, DateOnly? on);

    Task<BookDecided> WriteOff(Command command, IReadOnlySet<long> used, DateOnly? on, string? remark);
}

/// <summary>One paper book of receipts.</summary>
[GrainType("receipt-book")]
internal sealed class ReceiptBookGrain(Journal journal) : AggregateGrain<ReceiptBook, BookEvent>(journal), IReceiptBookGrain
{
    public Task<ReceiptBook> Show() => Show((b, _) => b);

    public Task<BookDecided> Receive(Command command, ProposedBook asked) => Decide(command, (b, now) => b.Receive(command.Id, asked, command.Actor, now));

    public Task<BookDecided> HandOut(Command command, string? to, DateOnly? on) => Decide(command, (b, now) => b.HandOut(this.GetPrimaryKey(), to, on, command.Actor, now));

    public Task<BookDecided> VoidBlank(Command command, string? number, string? reason, DateOnly? on) =>
        Decide(command, (b, now) => b.VoidBlank(number, reason, on, command.Actor, now));

    public Task<BookDecided> WriteOff(Command command, IReadOnlySet<long> used, DateOnly? on, string? remark) =>
        Decide(command, (b, now) => b.WriteOff(used, on, remark, command.Actor, now));
}
