using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>Plugs the audit trail into the host, after the silo: it tells a grain.</summary>
public static class AuditServices
{
    public static void AddAuditTrail(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var postgres = builder.Configuration["Data:Postgres"] is { Length: > 0 } given ? given : null;
        services.AddParameters(AuditParameters.KeepMonths, AuditParameters.PurgesItself);
        services.AddSingleton(p => new AuditPlace(p.GetRequiredService<DataFolder>().Path, postgres));
        services.AddSingleton(p => new AuditTrail(
            p.GetRequiredService<AuditPlace>(), p.GetRequiredService<EventCodec>(), p.GetRequiredService<JournalKeys>(), p.GetRequiredService<IGrainFactory>(),
            p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IAuditTrail>(p => p.GetRequiredService<AuditTrail>());
        services.AddHostedService(p => p.GetRequiredService<AuditTrail>());
        services.AddSingleton(p => new AuditSearch(p.GetRequiredService<AuditPlace>(), p.GetRequiredService<EventCodec>(), p.GetRequiredService<JournalKeys>()));
        services.AddSingleton(p => new AuditPurging(
            p.GetRequiredService<AuditPlace>(), p.GetRequiredService<EventCodec>(), p.GetRequiredService<JournalKeys>(), p.GetRequiredService<IGrainFactory>(),
            p.GetRequiredService<RulesInForce>(), p.GetRequiredService<TimeProvider>()));
        services.AddDueWork<AuditDueRow, PurgeWhatWasKept>();
    }
}
