namespace JinhuRedCross.Opponents;

/// <summary>How a gift was taken in.</summary>
internal enum Stored
{
    Yes,

    /// <summary>The payment is known already.</summary>
    PaymentKnown,

    /// <summary>The campaign is not there or takes no gifts.</summary>
    CampaignClosed,
}

/// <summary>Where gifts are kept.</summary>
internal interface IGiftStore
{
    /// <summary>Stores one gift; complete when it is on the disk.</summary>
    Task<Stored> Add(Gift gift, CancellationToken cancel);
}

/// <summary>The one endpoint, as a minimal API has it: check, store, answer.</summary>
internal static class GiftEndpoints
{
    public static void MapGifts(this WebApplication app, IGiftStore gifts) =>
        app.MapPost("/api/v1/fundraising/campaigns/{id:guid}/donations", (Guid id, GiftRequest request, CancellationToken cancel) => Take(id, request, gifts, cancel));

    private static async Task<IResult> Take(Guid campaign, GiftRequest request, IGiftStore gifts, CancellationToken cancel)
    {
        var now = TimeProvider.System.GetUtcNow();
        var faults = GiftCheck.Faults(request, now);
        if (faults.Count > 0) return Results.ValidationProblem(faults, statusCode: StatusCodes.Status422UnprocessableEntity);
        var gift = new Gift(
            Guid.CreateVersion7(), campaign, request.Donor!.Kind!.Value, request.Donor.Name, request.Donor.Phone, (long)(request.Amount!.Value * 100), request.Channel!.Value,
            request.TransactionNumber, request.GivenAt!.Value.ToUniversalTime(), request.ReceivedAt!.Value.ToUniversalTime(), request.Publicity!.Value, request.Receipt!.Value, request.Message, now);
        return await gifts.Add(gift, cancel) switch
        {
            Stored.PaymentKnown => Results.Problem("这笔交易已登记", statusCode: StatusCodes.Status409Conflict),
            Stored.CampaignClosed => Results.Problem("活动不接受捐赠", statusCode: StatusCodes.Status409Conflict),
            _ => Results.Created($"/api/v1/fundraising/donations/{gift.Id}", GiftAnswer.Of(gift)),
        };
    }
}
