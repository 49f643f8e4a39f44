using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The figures of a period, from the ledger and the closings of the books (TRA-01).</summary>
internal sealed class FiguresDesk(Reads<LedgerRow> ledger, Reads<CampaignRow> campaigns, CampaignDesk desk)
{
    private const int MostAttempts = 3;

    public async Task<Answer<PeriodFigures>> Of(Span span, Closings closings, CancellationToken cancel)
    {
        await using var snapshot = await ledger.Snapshot(cancel);
        var lines = await Lines(snapshot, span, closings);
        var funds = await Funds([.. lines.Keys.Select(k => k.Campaign).Distinct()], cancel);
        var told = lines.Where(l => !l.Value.IsNothing).GroupBy(l => l.Key.Campaign).Select(g => new Fund(funds[g.Key], [.. g.Select(l => (l.Key.Earmark, l.Value))]));
        return new(new(span, [.. told.OrderBy(f => f.Row.Number, StringComparer.Ordinal)], snapshot.AsOf), snapshot.Lagging);
    }

    /// <summary>How far the whole ledger is from what the campaigns themselves say they have; null where they were too busy to compare.</summary>
    public async Task<Money?> DifferenceFromCampaigns(CancellationToken cancel)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var before = await Balances(cancel);
            var sums = await ledger.Ask((rows, ct) => rows.GroupBy(l => l.CampaignId).Select(g => new { g.Key, Fen = g.Sum(l => l.AmountFen) }).ToDictionaryAsync(g => g.Key, g => g.Fen, ct), cancel);
            if (sums.Lagging || !before.SequenceEqual(await Balances(cancel))) continue;
            var differences = before.Select(b => sums.Value.GetValueOrDefault(b.Campaign) - b.Fen).ToList();
            // Shown is the largest one: two that cancel each other out are no less wrong.
            return new(differences.Count == 0 ? 0 : differences.MaxBy(Math.Abs));
        }

        return null;
    }

    private async Task<List<(Guid Campaign, long Version, long Fen)>> Balances(CancellationToken cancel)
    {
        var ids = (await campaigns.Ask((rows, ct) => rows.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct), cancel)).Value;
        var states = await Task.WhenAll(ids.Select(async id => (Id: id, Campaign: await desk.Grain(id).Show())));
        return [.. states.Select(s => (s.Id, s.Campaign.Version, (s.Campaign.Raised - s.Campaign.Refunded - s.Campaign.Disbursed).Fen))];
    }

    private static async Task<Dictionary<(Guid Campaign, string Earmark), FundFigures>> Lines(Snapshot<LedgerRow> snapshot, Span span, Closings closings)
    {
        var lines = new Dictionary<(Guid Campaign, string Earmark), FundFigures>();
        void Add(Guid campaign, string earmark, Func<FundFigures, FundFigures> with) => lines[(campaign, earmark)] = with(lines.GetValueOrDefault((campaign, earmark), FundFigures.Nothing));

        foreach (var (campaign, earmark, fen) in await Balances(snapshot, LedgerThat.IsBookedThrough(span.First.Previous, closings))) Add(campaign, earmark, f => f with { Opening = new(fen) });
        foreach (var (campaign, earmark, fen) in await Balances(snapshot, LedgerThat.IsBookedThrough(span.Last, closings))) Add(campaign, earmark, f => f with { Closing = new(fen) });
        var moved = await snapshot.Ask(rows => rows.Where(LedgerThat.IsBookedIn(span.First, span.Last, closings).Condition)
            .GroupBy(l => new { l.CampaignId, l.Earmark, l.Kind, l.Source, l.Overseas }).Select(g => new { g.Key, Fen = g.Sum(l => l.AmountFen) }).ToListAsync());
        foreach (var m in moved) Add(m.Key.CampaignId, m.Key.Earmark, f => f + Figure(m.Key.Kind, m.Key.Source, m.Key.Overseas, m.Fen));
        return lines;
    }

    private static async Task<IEnumerable<(Guid, string, long)>> Balances(Snapshot<LedgerRow> snapshot, Specification<LedgerRow> wanted)
    {
        var sums = await snapshot.Ask(rows => rows.Where(wanted.Condition).GroupBy(l => new { l.CampaignId, l.Earmark }).Select(g => new { g.Key, Fen = g.Sum(l => l.AmountFen) }).ToListAsync());
        return sums.Select(s => (s.Key.CampaignId, s.Key.Earmark, s.Fen));
    }

    private static FundFigures Figure(LedgerKind kind, DonorKind? source, bool overseas, long fen)
    {
        var (amount, taken, nothing) = (new Money(fen), new Money(-fen), FundFigures.Nothing);
        var gift = nothing with { Overseas = overseas ? amount : Money.Zero };
        return kind switch
        {
            LedgerKind.Gift or LedgerKind.Correction => source switch
            {
                DonorKind.Individual => gift with { Individuals = amount },
                DonorKind.Organisation => gift with { Organisations = amount },
                _ => gift with { Anonymous = amount },
            },
            LedgerKind.MovedIn => nothing with { MovedIn = amount },
            LedgerKind.MovedOut => nothing with { MovedOut = taken },
            LedgerKind.Voided => nothing with { Voided = taken },
            LedgerKind.Disbursement => nothing with { Disbursed = taken },
            LedgerKind.Refund => nothing with { Refunded = taken },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A line of the ledger that no figure tells"),
        };
    }

    // A kind is fixed before the first gift; a title is told as it is now.
    private async Task<IReadOnlyDictionary<Guid, CampaignRow>> Funds(IReadOnlyList<Guid> ids, CancellationToken cancel) =>
        (await campaigns.Ask((rows, ct) => rows.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct), cancel)).Value;
}

/// <summary>One fund with its lines, an earmark each ("" without one).</summary>
internal sealed record Fund(CampaignRow Row, IReadOnlyList<(string Earmark, FundFigures Figures)> Lines)
{
    public FundFigures Whole => Sum(Lines.Select(l => l.Figures));

    /// <summary>Bound to a purpose: by its campaign, or by its donors' earmark (FUN-08).</summary>
    public FundFigures Restricted => Sum(Lines.Where(l => Row.Kind != CampaignKind.General || l.Earmark.Length > 0).Select(l => l.Figures));

    public FundFigures Unrestricted => Sum(Lines.Where(l => Row.Kind == CampaignKind.General && l.Earmark.Length == 0).Select(l => l.Figures));

    public static FundFigures Sum(IEnumerable<FundFigures> figures) => figures.Aggregate(FundFigures.Nothing, (sum, f) => sum + f);
}

/// <summary>The figures of a period, fund by fund.</summary>
/// <param name="AsOf">The position in the journal up to which they were counted.</param>
internal sealed record PeriodFigures(Span Span, IReadOnlyList<Fund> Funds, long AsOf)
{
    public FundFigures Total => Fund.Sum(Funds.Select(f => f.Whole));

    public FundFigures Restricted => Fund.Sum(Funds.Select(f => f.Restricted));

    public FundFigures Unrestricted => Fund.Sum(Funds.Select(f => f.Unrestricted));
}
