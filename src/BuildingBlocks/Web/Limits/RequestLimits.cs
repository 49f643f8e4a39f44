using System.Threading.RateLimiting;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using JinhuRedCross.BuildingBlocks.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace JinhuRedCross.BuildingBlocks.Web.Limits;

/// <summary>Counts requests by caller in windows of a minute; each process counts for itself.</summary>
/// <remarks>The figures are parameters; <c>Web:Limits:AnonymousPerMinute</c> and <c>Web:Limits:PersonPerMinute</c> go before them, for machines that measure or test.</remarks>
internal sealed class RequestLimits(RulesInForce rules, TimeProvider clock, IConfiguration configuration) : IAsyncDisposable
{
    private readonly int? _anonymous = configuration.GetValue<int?>("Web:Limits:AnonymousPerMinute");
    private readonly int? _person = configuration.GetValue<int?>("Web:Limits:PersonPerMinute");

    // A changed figure is another quota: it holds from the next request on.
    private readonly PartitionedRateLimiter<Quota> _limiter = PartitionedRateLimiter.Create<Quota, Quota>(
        quota => RateLimitPartition.Get(quota, q => new MinuteWindow(q.PerMinute, clock)));

    private ParameterValues Figures => rules.Now.On(ChinaTime.DayOf(clock.GetUtcNow()));

    /// <summary>Whoever has not signed in: by address.</summary>
    public Quota Anonymous(HttpContext context) => new("anonymous", Auditing.NetworkOf(context), _anonymous ?? Figures.Whole(LimitParameters.AnonymousPerMinute));

    /// <summary>Whoever shows tokens or secrets that are worth nothing: by address, and apart, so that nobody is kept out by his neighbours.</summary>
    public Quota Refused(HttpContext context) => Anonymous(context) with { Policy = "refused" };

    /// <summary>Whoever has signed in; null where he is not counted.</summary>
    public Quota? Of(Caller caller) => caller.Kind switch
    {
        CallerKind.Person => new("person", caller.Subject, _person ?? Figures.Whole(LimitParameters.PersonPerMinute)),
        CallerKind.Program when caller.PerMinute is { } most => new("client", caller.Subject, most),
        _ => null,
    };

    public RateLimitLease Take(Quota quota) => _limiter.AttemptAcquire(quota);

    public long Left(Quota quota) => _limiter.GetStatistics(quota)?.CurrentAvailablePermits ?? quota.PerMinute;

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();
}

/// <summary>How many requests a minute somebody has.</summary>
/// <param name="Policy">The name under which callers are told of it.</param>
/// <param name="Who">The account, client or address.</param>
internal sealed record Quota(string Policy, string Who, int PerMinute);
