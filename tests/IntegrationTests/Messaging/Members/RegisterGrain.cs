using JinhuRedCross.BuildingBlocks.Journal;
using RegisterDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.IntegrationTests.Messaging.Members.Register, JinhuRedCross.IntegrationTests.Messaging.Members.RegisterEvent>;

namespace JinhuRedCross.IntegrationTests.Messaging.Members;

internal interface IRegisterGrain : IGrainWithGuidKey
{
    Task<RegisterDecided> Count(Command command, int members, int volunteers);

    Task<RegisterDecided> Hold(Command command, string title, int participants, DateOnly on);
}

/// <summary>Its id is the organisation's.</summary>
[GrainType("test-register")]
internal sealed class RegisterGrain(Journal journal) : AggregateGrain<Register, RegisterEvent>(journal), IRegisterGrain
{
    public Task<RegisterDecided> Count(Command command, int members, int volunteers) => Decide(command, (_, now) => Register.Count(this.GetPrimaryKey(), members, volunteers, now));

    public Task<RegisterDecided> Hold(Command command, string title, int participants, DateOnly on) => Decide(command, (_, now) => Register.Hold(this.GetPrimaryKey(), title, participants, on, now));
}
