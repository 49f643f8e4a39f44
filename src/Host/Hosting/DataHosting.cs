using System.Diagnostics;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.Numbering;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JinhuRedCross.Host.Hosting;

/// <summary>What is made from the journal: read models, the newest seal for the public, and whether both keep up.</summary>
internal static class DataHosting
{
    public static void AddReadModels(this WebApplicationBuilder builder)
    {
        builder.Services.AddReadSide(builder.Configuration.DataFolder(), builder.Configuration["Data:Postgres"]);
        builder.Services.AddSingleton<Commands>();
        builder.Services.AddSingleton<Numbers>();
        builder.Services.AddSingleton<ErasureDesk>();
        builder.Services.AddSingleton<INewestSeal, NewestSeal>();
        builder.Services.AddSingleton<JournalHealth>();
        builder.Services.AddHealthChecks().AddCheck<ReadModelHealth>("readModels").AddCheck<JournalHealth>("journal");
    }

    private sealed class NewestSeal(Seals seals) : INewestSeal
    {
        public BuildingBlocks.Web.SealHead? Newest => seals.Newest is { } head ? new(head.Size, head.Root, head.At) : null;
    }

    /// <summary>A store that is away, sealing that stands still and private parts that cannot be read are faults; nothing is lost, but somebody must look.</summary>
    /// <remarks>Anybody may ask, as often as he likes: all who ask within a second share one question to the store.</remarks>
    private sealed class JournalHealth(Journal journal, Seals seals) : IHealthCheck
    {
        private const long MostUnsealed = 100_000;

        // A database that stands still must not hold up whoever asks how we are.
        private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

        private static readonly TimeSpan _fresh = TimeSpan.FromSeconds(1);
        private readonly Lock _gate = new();
        private (long At, Task<bool> Answers)? _asked;

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var answers = await Asked().WaitAsync(cancellationToken);
            var state = seals.State;
            var data = new Dictionary<string, object> { ["newest"] = journal.Newest, ["unsealed"] = state.Lag, ["unreadableParts"] = journal.UnreadableParts };
            if (!answers) return HealthCheckResult.Unhealthy("The store does not answer", data: data);
            if (state.Fault is { } fault) return HealthCheckResult.Unhealthy($"Sealing failed: {fault}", data: data);
            if (state.Lag > MostUnsealed) return HealthCheckResult.Unhealthy("Sealing is far behind", data: data);
            return journal.UnreadableParts > 0 ? HealthCheckResult.Unhealthy("Private parts cannot be read; is a key missing?", data: data) : HealthCheckResult.Healthy(data: data);
        }

        private Task<bool> Asked()
        {
            lock (_gate)
            {
                if (_asked is { } last && Stopwatch.GetElapsedTime(last.At) < _fresh) return last.Answers;
                var asking = Answers();
                _asked = (Stopwatch.GetTimestamp(), asking);
                return asking;
            }
        }

        private async Task<bool> Answers()
        {
            try
            {
                await journal.NewestNow(CancellationToken.None).AsTask().WaitAsync(_patience);
                return true;
            }
            catch (Exception away) when (away is JournalUnavailableException or TimeoutException)
            {
                return false;
            }
        }
    }

    /// <summary>A read model that stopped is a fault; commands go on without it.</summary>
    private sealed class ReadModelHealth(ReadSide reads) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var all = reads.Status();
            var data = all.ToDictionary(s => s.Name, object (s) => s);
            var stopped = all.Where(s => s.Stopped is not null).Select(s => s.Name).ToList();
            return Task.FromResult(stopped.Count == 0 ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Unhealthy($"Stopped: {string.Join(", ", stopped)}", data: data));
        }
    }
}
