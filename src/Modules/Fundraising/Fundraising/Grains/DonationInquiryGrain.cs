namespace JinhuRedCross.Fundraising.Grains;

/// <remarks>Its key is made from what somebody typed, which need not be a number of ours, and tells nothing of it: keys stand in logs.</remarks>
internal interface IDonationInquiryGrain : IGrainWithGuidKey
{
    /// <summary>How long the number is still locked; null when it may be asked about.</summary>
    Task<TimeSpan?> Locked();

    Task Wrong();

    Task Right();
}

/// <summary>Counts wrong codes for one gift number (query codes, and apart from them check codes), whether such a gift exists or not, and locks it for an hour after ten.</summary>
/// <remarks>Kept in memory: a restart forgives, and nobody can fill the journal by guessing.</remarks>
[GrainType("donation-inquiry")]
internal sealed class DonationInquiryGrain(TimeProvider clock) : Grain, IDonationInquiryGrain
{
    private const int MostWrong = 10;
    private static readonly TimeSpan _lockedFor = TimeSpan.FromHours(1);
    private int _wrong;
    private DateTimeOffset _until;

    public Task<TimeSpan?> Locked()
    {
        var left = _until - clock.GetUtcNow();
        return Task.FromResult(left > TimeSpan.Zero ? left : (TimeSpan?)null);
    }

    public Task Wrong()
    {
        DelayDeactivation(_lockedFor + _lockedFor);
        if (++_wrong < MostWrong) return Task.CompletedTask;
        _wrong = 0;
        _until = clock.GetUtcNow() + _lockedFor;
        return Task.CompletedTask;
    }

    public Task Right()
    {
        _wrong = 0;
        return Task.CompletedTask;
    }
}
