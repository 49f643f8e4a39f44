using JinhuRedCross.BuildingBlocks.Domain.Messages;
using LotGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.BuildingBlocks.Domain.Messages.ParkingLot, JinhuRedCross.BuildingBlocks.Domain.Messages.ParkingEvent>;

namespace JinhuRedCross.UnitTests.Messages;

/// <summary>Messages that a module could not hear: parked, driven again, given up, gone (ADR 0044).</summary>
public sealed class ParkingMessages
{
    private static readonly DateTimeOffset _now = new(2026, 11, 26, 4, 0, 0, TimeSpan.Zero);
    private static readonly ParkedMessage _first = new(new("0193a000-0000-7000-8000-000000000001"), "organisations", "campaign-1", 3, 30, "fundraising.paid", "organisation.dissolved: It is dissolved", 5, _now);

    private static LotGiven Parked => LotGiven.Nothing.After(lot => lot.Park(_first, _now));

    [Fact]
    public void What_is_parked_stands_there_until_somebody_looks()
    {
        Assert.Equal((_first, 1), (Assert.Single(Parked.State.All), Parked.State.Count));
        Parked.When(lot => lot.Park(_first, _now)).Then();
    }

    [Fact]
    public void Driven_again_it_is_gone_or_parked_anew()
    {
        var driven = Parked.After(lot => lot.Drive(_first.Id, "office", _now));

        Assert.Equal(ParkedStatus.Driven, driven.State.Find(_first.Id)!.Status);
        driven.When(lot => lot.Drive(_first.Id, "office", _now)).Then();
        Assert.Empty(driven.After(lot => lot.Clear(_first.Id, _now)).State.All);
        Assert.Equal(ParkedStatus.Parked, driven.After(lot => lot.Park(_first, _now)).State.Find(_first.Id)!.Status);
    }

    [Fact]
    public void A_later_message_of_the_same_stream_takes_its_place()
    {
        var later = _first with { Version = 4, Position = 41, Error = "InvalidOperationException" };

        var lot = Parked.After(l => l.Drive(_first.Id, "office", _now)).After(l => l.Park(later, _now)).State;

        Assert.Equal(later, Assert.Single(lot.All));
    }

    [Fact]
    public void It_is_given_up_only_with_a_reason()
    {
        Parked.When(lot => lot.Discard(_first.Id, " ", "office", _now)).ThenFails(ParkingErrors.ReasonMissing);
        Parked.When(lot => lot.Discard(_first.Id, "组织已撤销", "office", _now)).Then(new MessageDiscarded(_first.Id, "组织已撤销", "office", _now));
    }

    [Fact]
    public void Nothing_is_done_about_what_is_not_parked()
    {
        LotGiven.Nothing.When(lot => lot.Drive(_first.Id, "office", _now)).Then();
        LotGiven.Nothing.When(lot => lot.Discard(_first.Id, "理由", "office", _now)).Then();
        LotGiven.Nothing.When(lot => lot.Clear(_first.Id, _now)).Then();
    }
}
