using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Emblems;
using JinhuRedCross.Organisations.Domain.Grassroots;
using EmblemDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Organisations.Domain.Emblems.EmblemCheck, JinhuRedCross.Organisations.Domain.Emblems.EmblemEvent>;

namespace JinhuRedCross.Organisations.Grains;

internal interface IEmblemCheckGrain : IGrainWithGuidKey
{
    Task<EmblemDecided> Record(Command command, string number, ProposedCheck asked);

    Task<EmblemDecided> PutRight(Command command, string? measure, ProposedDocument? document, DateOnly? on);

    Task<EmblemDecided> Report(Command command, string? authority, ProposedStep step);

    Task<EmblemDecided> RecordFine(Command command, decimal? fine, ProposedStep step);
}

/// <summary>One use of the emblem that was looked at.</summary>
[GrainType("emblem-check")]
internal sealed class EmblemCheckGrain(Journal journal, RulesInForce rules) : AggregateGrain<EmblemCheck, EmblemEvent>(journal), IEmblemCheckGrain
{
    public Task<EmblemDecided> Record(Command command, string number, ProposedCheck asked) => Decide(command, (c, now) => c.Record(command.Id, number, asked, rules.Now, command.Actor, now));

    public Task<EmblemDecided> PutRight(Command command, string? measure, ProposedDocument? document, DateOnly? on) => Decide(command, (c, now) => c.PutRight(measure, document, on, command.Actor, now));

    public Task<EmblemDecided> Report(Command command, string? authority, ProposedStep step) => Decide(command, (c, now) => c.Report(authority, step, command.Actor, now));

    public Task<EmblemDecided> RecordFine(Command command, decimal? fine, ProposedStep step) => Decide(command, (c, now) => c.RecordFine(fine, step, rules.Now, command.Actor, now));
}
