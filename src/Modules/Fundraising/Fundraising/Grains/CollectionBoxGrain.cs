using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Boxes;
using BoxDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Boxes.CollectionBox, JinhuRedCross.Fundraising.Domain.Boxes.BoxEvent>;

namespace JinhuRedCross.Fundraising.Grains;

internal interface ICollectionBoxGrain : IGrainWithGuidKey
{
    Task<CollectionBox> Show();

    Task<BoxDecided> Register(Command command, ProposedBox asked);

    Task<BoxDecided> HandOut(Command command, string? to, string? sealNumber, DateOnly? on);

    Task<BoxDecided> TakeIn(Command command, string? from, string? sealNumber, string? remark, DateOnly? on);

    Task<BoxDecided> Count(Command command, Guid gift, Guid? campaign, ProposedCount asked);

    Task<BoxDecided> Retire(Command command, string? reason);
}

/// <summary>One collection box.</summary>
[GrainType("collection-box")]
internal sealed class CollectionBoxGrain(Journal journal) : AggregateGrain<CollectionBox, BoxEvent>(journal), ICollectionBoxGrain
{
    public Task<CollectionBox> Show() => Show((b, _) => b);

    public Task<BoxDecided> Register(Command command, ProposedBox asked) => Decide(command, (b, now) => b.Register(command.Id, asked, command.Actor, now));

    public Task<BoxDecided> HandOut(Command command, string? to, string? sealNumber, DateOnly? on) =>
        Decide(command, (b, now) => b.HandOut(this.GetPrimaryKey(), to, sealNumber, on, command.Actor, now));

    public Task<BoxDecided> TakeIn(Command command, string? from, string? sealNumber, string? remark, DateOnly? on) =>
        Decide(command, (b, now) => b.TakeIn(this.GetPrimaryKey(), from, sealNumber, remark, on, command.Actor, now));

    public Task<BoxDecided> Count(Command command, Guid gift, Guid? campaign, ProposedCount asked) =>
        Decide(command, (b, now) => b.Count(this.GetPrimaryKey(), gift, campaign, asked, command.Actor, now));

    public Task<BoxDecided> Retire(Command command, string? reason) => Decide(command, (b, now) => b.Retire(reason, command.Actor, now));
}
