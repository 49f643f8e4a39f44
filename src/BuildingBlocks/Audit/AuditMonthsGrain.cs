using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using Decided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.BuildingBlocks.Audit.AuditMonths, JinhuRedCross.BuildingBlocks.Audit.AuditMonthEvent>;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>What the journal knows of the trail: there is one.</summary>
public interface IAuditMonthsGrain : IGrainWithGuidKey
{
    Task<AuditMonths> Show();

    Task<Decided> Anchor(Command command, string month, Guid journal, SealHead head);

    Task<Decided> Purge(Command command, AuditMonth before, IReadOnlyList<AuditMonthEnd> there, string? reason, int keepMonths);
}

[GrainType(Kind)]
internal sealed class AuditMonthsGrain(Journal.Journal journal) : AggregateGrain<AuditMonths, AuditMonthEvent>(journal), IAuditMonthsGrain
{
    public const string Kind = "audit-months";

    public Task<AuditMonths> Show() => Show((m, _) => m);

    public Task<Decided> Anchor(Command command, string month, Guid journal, SealHead head) => Decide(command, (m, now) => m.Anchor(month, journal, head, now));

    public Task<Decided> Purge(Command command, AuditMonth before, IReadOnlyList<AuditMonthEnd> there, string? reason, int keepMonths) =>
        Decide(command, (m, now) => m.Purge(before, there, reason, keepMonths, command.Actor, now));
}

/// <summary>Finds the one.</summary>
public static class TheAuditMonths
{
    internal static readonly StreamId Stream = new(AuditMonthsGrain.Kind, new("00000000-0000-8000-8000-000000000003"));

    public static IAuditMonthsGrain AuditMonths(this IGrainFactory grains) => grains.Grain<IAuditMonthsGrain>(Stream.Id);
}
