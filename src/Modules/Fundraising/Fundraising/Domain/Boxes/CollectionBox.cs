using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Boxes;

/// <summary>Where a box stands: ready → out → in, to be counted → ready; or retired.</summary>
internal enum BoxStatus
{
    Ready,
    Out,
    In,
    Retired,
}

/// <summary>A collection box and who has it: handed out under a seal, taken in under the same one, counted by two (FUN-04).</summary>
internal sealed record CollectionBox : IAggregate<CollectionBox, BoxEvent>
{
    private const int ShortText = 200;

    public static CollectionBox Initial { get; } = new();

    public string? Number { get; init; }

    public Guid CampaignId { get; init; }

    public BoxStatus Status { get; init; }

    /// <summary>The seal under which it went out last.</summary>
    public string? SealNumber { get; init; }

    /// <summary>The day of its newest step.</summary>
    public DateOnly LastOn { get; init; }

    public int Counts { get; init; }

    /// <summary>Name under which the number of a box is unique, and by which it is found.</summary>
    public static Claim NumberClaim(string number) => new("box.number", PlainForm.Of(number), _ => BoxErrors.Exists);

    /// <summary>What the payment of a count is called; the same count is recorded once in the whole system.</summary>
    public string TransactionOf(int count) => $"{BoxTransactions.Prefix}{Number}-{count:D4}";

    public Decision<BoxEvent> Register(Guid id, ProposedBox asked, string by, DateTimeOffset now)
    {
        if (Number is not null) return BoxErrors.Exists;
        var errors = new List<Error>();
        var (number, place, filing) = (Text(asked.Number, "number", "编号", 30, errors), Text(asked.Place, "place", "设置地点", ShortText, errors), Optional(asked.FilingNumber, "filingNumber", errors));
        if (asked.InsideCounty is null) errors.Add(BoxErrors.Missing("insideCounty", "是否在本县"));
        if (asked is { InsideCounty: false } && filing is null && errors.All(e => e.Field != "filingNumber")) errors.Add(BoxErrors.FilingMissing);
        if (asked.Kind == CampaignKind.Targeted) errors.Add(BoxErrors.CampaignTargeted);
        if (Error.All(errors) is { } error) return error;
        if (asked.Status is CampaignStatus.Ended or CampaignStatus.Settled) return CampaignErrors.Closed;
        Decision<BoxEvent> registered = [new BoxRegistered(id, number!, place!, asked.InsideCounty!.Value, filing, asked.CampaignId, asked.CampaignNumber, by, now)];
        return registered.Claiming(NumberClaim(number!));
    }

    public Decision<BoxEvent> HandOut(Guid id, string? to, string? sealNumber, DateOnly? on, string by, DateTimeOffset now)
    {
        if (StatusFault(BoxStatus.Ready, BoxErrors.NotReady) is { } wrong) return wrong;
        var errors = new List<Error>();
        var (keeper, seal) = (Text(to, "to", "领用人", ShortText, errors), Text(sealNumber, "sealNumber", "封签号", 50, errors));
        var day = Day(on, "on", now, errors);
        if (Error.All(errors) is { } error) return error;
        return [new BoxHandedOut(new(PrivateKind.Name, id, keeper!), seal!, day, by, now)];
    }

    public Decision<BoxEvent> TakeIn(Guid id, string? from, string? sealNumber, string? remark, DateOnly? on, string by, DateTimeOffset now)
    {
        if (StatusFault(BoxStatus.Out, BoxErrors.NotOut) is { } wrong) return wrong;
        var errors = new List<Error>();
        var (bringer, seal, said) = (Text(from, "from", "交回人", ShortText, errors), Text(sealNumber, "sealNumber", "封签号", 50, errors), Optional(remark, "remark", errors));
        var differs = seal is not null && PlainForm.Of(seal) != PlainForm.Of(SealNumber!);
        if (differs && said is null) errors.Add(BoxErrors.SealDiffers(SealNumber!, seal!));
        var day = Day(on, "on", now, errors);
        if (Error.All(errors) is { } error) return error;
        return [new BoxTakenIn(Number!, CampaignId, new(PrivateKind.Name, id, bringer!), seal!, differs, said, day, by, now)];
    }

    /// <param name="giftId">The id that the gift will have.</param>
    /// <param name="campaign">The campaign that gets it; the box's own one, unless that takes no gifts any more.</param>
    public Decision<BoxEvent> Count(Guid id, Guid giftId, Guid? campaign, ProposedCount asked, string by, DateTimeOffset now)
    {
        if (StatusFault(BoxStatus.In, BoxErrors.NotIn) is { } wrong) return wrong;
        var errors = new List<Error>();
        var amount = Money.Zero;
        if (asked.Amount != 0 && Money.Check(asked.Amount, "amount", out amount) is { } unsound) errors.Add(unsound);
        var second = Text(asked.SecondPerson, "secondPerson", "另一位清点人", ShortText, errors);
        var day = Day(asked.On, "on", now, errors);
        if (Error.All(errors) is { } error) return error;
        if (PlainForm.Of(second!) == PlainForm.Of(by)) return BoxErrors.SamePerson;
        var received = day == ChinaTime.DayOf(now) ? now : (ChinaTime.StartOf(day) + TimeSpan.FromHours(12)).ToUniversalTime();
        return
        [
            new BoxCounted(
                Counts + 1, amount, new(PrivateKind.Name, id, second!), day, campaign ?? CampaignId, TransactionOf(Counts + 1), received, amount > Money.Zero ? giftId : null, by, now),
        ];
    }

    public Decision<BoxEvent> Retire(string? reason, string by, DateTimeOffset now)
    {
        if (StatusFault(BoxStatus.Ready, BoxErrors.NotReady) is { } wrong) return wrong;
        if (PlainText.Check(reason, "reason", 1000, out var why, lines: true) is { } unclean) return unclean;
        return [new BoxRetired(why, by, now)];
    }

    public CollectionBox Apply(BoxEvent happened) => happened switch
    {
        BoxRegistered e => this with { Number = e.Number, CampaignId = e.CampaignId, LastOn = DateOnly.MinValue },
        BoxHandedOut e => this with { Status = BoxStatus.Out, SealNumber = e.SealNumber, LastOn = e.On },
        BoxTakenIn e => this with { Status = BoxStatus.In, LastOn = e.On },
        BoxCounted e => this with { Status = BoxStatus.Ready, Counts = e.Count, LastOn = e.On },
        BoxRetired => this with { Status = BoxStatus.Retired },
        _ => this,
    };

    private Error? StatusFault(BoxStatus wanted, Error otherwise)
    {
        if (Number is null) return BoxErrors.NotFound;
        if (Status == BoxStatus.Retired) return BoxErrors.Retired;
        return Status == wanted ? null : otherwise;
    }

    private DateOnly Day(DateOnly? on, string field, DateTimeOffset now, List<Error> errors)
    {
        var day = on ?? ChinaTime.DayOf(now);
        if (day > ChinaTime.DayOf(now)) errors.Add(CampaignErrors.InFuture(field, day));
        else if (DayRange.Check(day, field) is { } odd) errors.Add(odd);
        else if (day < LastOn) errors.Add(BoxErrors.BeforeLastStep(field, day, LastOn));
        return day;
    }

    private static string? Text(string? text, string field, string zh, int most, List<Error> errors)
    {
        var unclean = PlainText.Check(text, field, most, out var clean);
        if (unclean is not null || clean is null) errors.Add(unclean ?? BoxErrors.Missing(field, zh));
        return clean;
    }

    private static string? Optional(string? text, string field, List<Error> errors)
    {
        if (PlainText.Check(text, field, 500, out var clean) is { } unclean) errors.Add(unclean);
        return clean;
    }
}
