using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Fundraising.Domain.Donors;
using RequestDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Donors.DonorRequest, JinhuRedCross.Fundraising.Domain.Donors.DonorRequestEvent>;

namespace JinhuRedCross.Fundraising.Grains;

internal interface IDonorRequestGrain : IGrainWithGuidKey
{
    Task<DonorRequest> Show();

    Task<RequestDecided> Receive(Command command, string number, ProposedDonorRequest asked, IReadOnlyList<RequestedGift> gifts);

    Task<RequestDecided> CheckIdentity(Command command, string? how);

    Task<RequestDecided> Answer(Command command, ProposedAnswer given);
}

/// <summary>One request of a donor.</summary>
[GrainType("donor-request")]
internal sealed class DonorRequestGrain(Journal journal, RulesInForce rules) : AggregateGrain<DonorRequest, DonorRequestEvent>(journal), IDonorRequestGrain
{
    public Task<DonorRequest> Show() => Show((r, _) => r);

    public Task<RequestDecided> Receive(Command command, string number, ProposedDonorRequest asked, IReadOnlyList<RequestedGift> gifts) =>
        Decide(command, (r, now) => r.Receive(command.Id, number, asked, gifts, command.Actor, now, rules.Now));

    public Task<RequestDecided> CheckIdentity(Command command, string? how) => Decide(command, (r, now) => r.CheckIdentity(how, command.Actor, now));

    public Task<RequestDecided> Answer(Command command, ProposedAnswer given) => Decide(command, (r, now) => r.Answer(given, command.Actor, now));
}
