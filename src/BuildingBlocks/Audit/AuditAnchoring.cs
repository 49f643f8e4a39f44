using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>Tells the journal how far the trail has come: whoever took a month away or wrote it anew would have to do the same to the journal, whose seals are public.</summary>
internal sealed class AuditAnchoring(IGrainFactory grains, TimeProvider clock, ILogger log)
{
    public static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private readonly Dictionary<AuditMonth, long> _told = [];
    private DateTimeOffset? _next;

    /// <summary>Once an hour, the first time an hour after the first entry.</summary>
    public async Task TellIfDue(AuditJournal month)
    {
        var now = clock.GetUtcNow();
        _next ??= now + Period;
        if (now < _next) return;
        if (await Tell(month)) _next = now + Period;
    }

    /// <summary>False when it could not be told.</summary>
    public async Task<bool> Tell(AuditJournal month)
    {
        if (month.Head is not { } head || _told.GetValueOrDefault(month.Month) >= head.Size) return true;
        var told = await grains.AuditMonths().Anchor(new(Guid.CreateVersion7(), [], AuditMonths.Platform), month.Month.ToString(), month.Identity, head);
        if (told.Error is { } error)
        {
            log.LogWarning("The journal could not be told of the audit trail: {Code}", error.Code);
            return false;
        }

        _told[month.Month] = head.Size;
        return true;
    }
}
