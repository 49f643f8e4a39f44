using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Donors;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>The donors of a campaign were told what their money was used for.</summary>
/// <param name="CoversTo">It tells of all payments made until this day.</param>
/// <param name="NextOn">The first day of which it does not tell although payments were made on it; null where there is none.</param>
[StoredName("campaign-feedback-given")]
internal sealed record CampaignFeedbackGiven(DateOnly On, ContactWay Way, string Reference, DateOnly CoversTo, DateOnly? NextOn, string? Note, string By, DateTimeOffset At) : CampaignEvent;

/// <summary>A feedback as somebody writes it down.</summary>
internal sealed record ProposedFeedback(DateOnly? On, ContactWay? Way, string? Reference, DateOnly? CoversTo, string? Note);

/// <content>After payments the donors are told of them, without being asked (FUN-09).</content>
internal sealed partial record Campaign
{
    public Decision<CampaignEvent> GiveFeedback(ProposedFeedback given, string by, DateTimeOffset now)
    {
        if (Plan is null) return CampaignErrors.NotFound;
        if (!WasLaunched) return CampaignErrors.NotLaunched;
        var errors = new List<Error>();
        var on = given.On ?? ChinaTime.DayOf(now);
        if (on > ChinaTime.DayOf(now)) errors.Add(CampaignErrors.InFuture("on", on));
        else if (DayRange.Check(on, "on") is { } odd) errors.Add(odd);
        if (given.Way is null) errors.Add(FeedbackErrors.Missing("way", "反馈方式"));
        var unclean = PlainText.Check(given.Reference, "reference", 200, out var reference);
        if (unclean is not null || reference is null) errors.Add(unclean ?? FeedbackErrors.Missing("reference", "反馈的文书编号或公告地址"));
        if (PlainText.Check(given.Note, "note", 1000, out var note, lines: true) is { } untidy) errors.Add(untidy);
        var until = given.CoversTo ?? on;
        if (until > on) errors.Add(FeedbackErrors.CoversLater(until, on));
        if (Error.All(errors) is { } error) return error;
        if (Untold.All(day => day > until)) return FeedbackErrors.NothingToTell;
        DateOnly? next = Untold.Any(day => day > until) ? Untold.First(day => day > until) : null;
        return [new CampaignFeedbackGiven(on, given.Way!.Value, reference!, until, next, note, by, now)];
    }
}

/// <summary>Why a feedback is refused.</summary>
internal static class FeedbackErrors
{
    public static readonly Error NothingToTell = Error.Conflict("feedback.nothing_to_tell", "没有尚未反馈的付款", "Of all payments until that day the donors have been told, or there are none", "FUN-09");

    public static Error Missing(string field, string zh) => Error.Invalid("feedback.field_missing", $"请填写{zh}（{field}）", $"{field} is required", "FUN-09", field);

    public static Error CoversLater(DateOnly until, DateOnly on) => Error.Invalid("feedback.covers_later",
        $"反馈不能涵盖反馈日 {on:yyyy-MM-dd} 之后的付款（{until:yyyy-MM-dd}）", $"A feedback of {on:yyyy-MM-dd} cannot tell of payments until {until:yyyy-MM-dd}", "FUN-09", "coversTo");
}
