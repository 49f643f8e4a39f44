using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Donors;

/// <summary>A donor asks to see, to have copied or to have mended what is recorded of his gifts, and gets an answer in time (FUN-09).</summary>
internal sealed record DonorRequest : IAggregate<DonorRequest, DonorRequestEvent>
{
    public const int MostGifts = 200;
    private const int ShortText = 200;
    private const int LongText = 1000;

    public static DonorRequest Initial { get; } = new();

    /// <summary>How many events made it.</summary>
    public long Version { get; init; }

    public string? Number { get; init; }

    public DonorRequestKind Kind { get; init; }

    public DateOnly ReceivedOn { get; init; }

    public IReadOnlyList<RequestedGift> Gifts { get; init; } = [];

    public bool IdentityChecked { get; init; }

    public bool Answered { get; init; }

    /// <summary>Name under which the number of a request is unique, and by which it is found.</summary>
    public static Claim NumberClaim(string number) => new("donor-request.number", number.Trim().ToUpperInvariant(), _ => DonorRequestErrors.Exists);

    /// <param name="gifts">Looked up; the same one only once.</param>
    public Decision<DonorRequestEvent> Receive(Guid id, string number, ProposedDonorRequest asked, IReadOnlyList<RequestedGift> gifts, string by, DateTimeOffset now, Rulebook rules)
    {
        if (Number is not null) return DonorRequestErrors.Exists;
        var errors = new List<Error>();
        var from = Needed(asked.From, "from", "申请人", ShortText, errors);
        var (contact, what) = (Text(asked.Contact, "contact", ShortText, errors), Text(asked.What, "what", LongText, errors, lines: true));
        if (asked.Kind is null) errors.Add(DonorRequestErrors.Missing("kind", "申请事项"));
        if (asked.Way is null) errors.Add(DonorRequestErrors.Missing("way", "申请方式"));
        var on = Day(asked.ReceivedOn, "receivedOn", now, errors);
        if (Error.All(errors) is { } error) return error;
        var due = rules.Holidays.DeadlineInWorkingDays(on, rules.FundraisingOn(on).DonorRequestDays);
        Decision<DonorRequestEvent> received =
        [
            new DonorRequestReceived(
                number, asked.Kind!.Value, new(PrivateKind.Name, id, from!), Private.Of(PrivateKind.Contact, id, contact), Private.Of(PrivateKind.Message, id, what),
                asked.Way!.Value, on, due.LatestOn, gifts, by, now),
        ];
        return received.Claiming(NumberClaim(number));
    }

    /// <summary>Before anything goes out somebody makes sure that who asks is the donor.</summary>
    public Decision<DonorRequestEvent> CheckIdentity(string? how, string by, DateTimeOffset now)
    {
        if (OpenFault is { } closed) return closed;
        if (IdentityChecked) return DonorRequestErrors.CheckedAlready;
        var errors = new List<Error>();
        var means = Needed(how, "how", "核对方式", ShortText, errors);
        if (Error.All(errors) is { } error) return error;
        return [new DonorIdentityChecked(means!, by, now)];
    }

    public Decision<DonorRequestEvent> Answer(ProposedAnswer given, string by, DateTimeOffset now)
    {
        if (OpenFault is { } closed) return closed;
        if (Kind != DonorRequestKind.Other && !IdentityChecked) return DonorRequestErrors.IdentityUnchecked;
        var errors = new List<Error>();
        var (reference, note) = (Needed(given.DocumentReference, "documentReference", "答复文书编号", ShortText, errors), Text(given.Note, "note", LongText, errors, lines: true));
        if (given.Way is null) errors.Add(DonorRequestErrors.Missing("way", "答复方式"));
        var on = Day(given.AnsweredOn, "answeredOn", now, errors);
        if (on < ReceivedOn && errors.All(e => e.Field != "answeredOn")) errors.Add(DonorRequestErrors.AnsweredBeforeReceived(on, ReceivedOn));
        if (Error.All(errors) is { } error) return error;
        return [new DonorRequestAnswered(given.Way!.Value, reference!, note, on, by, now)];
    }

    /// <summary>Why its papers may not go out; null when they may.</summary>
    public Error? PapersFault => Number is null ? DonorRequestErrors.NotFound : IdentityChecked ? null : DonorRequestErrors.IdentityUnchecked;

    public DonorRequest Apply(DonorRequestEvent happened)
    {
        var next = this with { Version = Version + 1 };
        return happened switch
        {
            DonorRequestReceived e => next with { Number = e.Number, Kind = e.Kind, ReceivedOn = e.ReceivedOn, Gifts = e.Gifts },
            DonorIdentityChecked => next with { IdentityChecked = true },
            DonorRequestAnswered => next with { Answered = true },
            _ => next,
        };
    }

    private Error? OpenFault => Number is null ? DonorRequestErrors.NotFound : Answered ? DonorRequestErrors.AnsweredAlready : null;

    private static DateOnly Day(DateOnly? asked, string field, DateTimeOffset now, List<Error> errors)
    {
        var day = asked ?? ChinaTime.DayOf(now);
        if (day > ChinaTime.DayOf(now)) errors.Add(CampaignErrors.InFuture(field, day));
        else if (DayRange.Check(day, field) is { } odd) errors.Add(odd);
        return day;
    }

    private static string? Needed(string? text, string field, string zh, int most, List<Error> errors)
    {
        var unclean = PlainText.Check(text, field, most, out var clean);
        if (unclean is not null || clean is null) errors.Add(unclean ?? DonorRequestErrors.Missing(field, zh));
        return clean;
    }

    private static string? Text(string? text, string field, int most, List<Error> errors, bool lines = false)
    {
        if (PlainText.Check(text, field, most, out var clean, lines) is { } unclean) errors.Add(unclean);
        return clean;
    }
}

/// <summary>A request as somebody writes it down.</summary>
internal sealed record ProposedDonorRequest(DonorRequestKind? Kind, string? From, string? Contact, string? What, ContactWay? Way, DateOnly? ReceivedOn);

/// <summary>An answer as somebody writes it down.</summary>
internal sealed record ProposedAnswer(ContactWay? Way, string? DocumentReference, string? Note, DateOnly? AnsweredOn);
