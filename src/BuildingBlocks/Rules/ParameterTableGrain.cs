using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using JinhuRedCross.BuildingBlocks.Journal;
using Decided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.BuildingBlocks.Domain.Parameters.ParameterTable, JinhuRedCross.BuildingBlocks.Domain.Parameters.ParameterEvent>;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.BuildingBlocks.Rules;

/// <summary>The table of parameters: there is one.</summary>
public interface IParameterTableGrain : IGrainWithGuidKey
{
    Task<ParameterTable> Show();

    Task<Decided> Set(Command command, string key, ProposedValue asked);

    Task<Decided> Withdraw(Command command, string key, DateOnly? from, string? reason);
}

[GrainType(Kind)]
internal sealed class ParameterTableGrain(Journal.Journal journal, ParameterCatalogue catalogue, IEnumerable<IParameterObjection> objections, Followed<ParameterTable, ParameterEvent> followed)
    : AggregateGrain<ParameterTable, ParameterEvent>(journal), IParameterTableGrain
{
    public const string Kind = "parameters";

    public Task<ParameterTable> Show() => Show((t, _) => t);

    public Task<Decided> Set(Command command, string key, ProposedValue asked) => Decide(command, key, (t, p, now) => t.Set(p, asked, command.Actor, now));

    public Task<Decided> Withdraw(Command command, string key, DateOnly? from, string? reason) => Decide(command, key, (t, p, now) => t.Withdraw(p, from, reason, command.Actor, now));

    private async Task<Decided> Decide(Command command, string key, Func<ParameterTable, Parameter, DateTimeOffset, Decision<ParameterEvent>> decide)
    {
        if (catalogue.Find(key) is not { } parameter) return Decided.Refused(ParameterErrors.NotFound);
        foreach (var objection in objections.Where(o => o.Key == key))
        {
            var tried = await Decide(command with { DryRun = true }, (t, now) => decide(t, parameter, now), t => t.VersionOf(key), showAfter: true);
            // What was accepted once stays so, whatever has come since.
            if (tried.Error is null && !tried.Replayed && await objection.Against(tried.After!, CancellationToken.None) is { } objected) return Decided.Refused(ParameterErrors.Opposed(parameter, objected));
        }

        var decided = await Decide(command, (t, now) => decide(t, parameter, now), t => t.VersionOf(key), showAfter: true);
        // Before the answer leaves, so that who was answered is judged by it.
        if (!command.DryRun && decided.After is { } after) followed.Learn(after, decided.Version);
        return decided;
    }
}

/// <summary>Finds the one table.</summary>
public static class TheParameters
{
    internal static readonly StreamId Stream = new(ParameterTableGrain.Kind, new("00000000-0000-8000-8000-000000000001"));

    public static IParameterTableGrain Parameters(this IGrainFactory grains) => grains.Grain<IParameterTableGrain>(Stream.Id);

    /// <summary>Everything that was ever done to one parameter, oldest first.</summary>
    public static async Task<IReadOnlyList<Recorded>> HistoryOf(this Journal.Journal journal, string key, CancellationToken cancel)
    {
        var all = await journal.ReadStream(Stream, 0, int.MaxValue, cancel);
        return [.. all.Where(r => r.Event is ParameterEvent e && e.Key == key)];
    }
}
