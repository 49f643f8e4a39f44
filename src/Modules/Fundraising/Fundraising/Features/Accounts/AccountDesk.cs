using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Grains;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>Finds accounts and their lines by what an address names.</summary>
internal sealed class AccountDesk(IGrainFactory grains, Journal journal, Commands commands)
{
    private const string Kind = "bank-account";

    public IBankAccountGrain Grain(Guid id) => grains.Grain<IBankAccountGrain>(id);

    /// <summary>The account that an address names; null when there is none.</summary>
    public async Task<Guid?> Find(string idOrNumber, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrNumber, out var id)) return (await journal.ReadStream(new(Kind, id), 0, 1, cancel)).Count > 0 ? id : null;
        return await journal.FindClaim(BankAccount.NumberClaim(idOrNumber), cancel) is { } registered ? registered.Stream.Id : null;
    }

    /// <summary>The account that gifts by a channel arrive on; null when there is none.</summary>
    public async Task<Guid?> Taking(Channel channel, CancellationToken cancel) => (await journal.FindClaim(BankAccount.ChannelClaim(channel), cancel))?.Stream.Id;

    /// <summary>The account that a payment leaves: the one that is named, else the one that takes bank transfers.</summary>
    public async Task<(Guid? Account, bool Unknown)> OfPayment(string? idOrNumber, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(idOrNumber)) return (await Taking(Channel.BankTransfer, cancel), false);
        var found = await Find(idOrNumber.Trim(), cancel);
        return (found, found is null);
    }

    /// <summary>A line as it was taken; null when the account has none of this id or serial number.</summary>
    public async Task<StatementLineTaken?> Line(Guid account, string idOrSerial, CancellationToken cancel)
    {
        var ids = Guid.TryParse(idOrSerial, out var id) ? [id] : LineNames.IdsOf(commands, account, idOrSerial);
        foreach (var candidate in ids)
        {
            if ((await journal.FindCommand(candidate, cancel))?.Records[0] is { Event: StatementLineTaken taken, Stream: var stream } && stream.Id == account) return taken;
        }

        return null;
    }
}
