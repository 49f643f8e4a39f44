using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JinhuRedCross.Opponents;

/// <summary>The same members as the platform's answer.</summary>
internal sealed record CampaignView(
    Guid Id, string Number, string Status, string Title, string? Purpose, string Kind, bool Emergency, string? IncidentName, DateOnly StartsOn, DateOnly? EndsOn, string? Area,
    string? ResponsiblePerson, string? OfficeAddress, IReadOnlyList<string> DonationMethods, string? BankAccount, string? Beneficiaries, string? UseOfFunds, decimal? CostEstimate,
    string? SurplusPlan, CertificateView? Certificate, string? FilingNumber, DateOnly? FiledOn, DateOnly? FilingOverdueSince, string? FilingLateReason, DateOnly? LaunchedOn, DateOnly? EndedOn, DateOnly? SettledOn, decimal RaisedAmount,
    decimal RefundedAmount, decimal AvailableAmount, decimal CommittedAmount, decimal DisbursedAmount, decimal AwaitingReviewAmount, long DonationCount, decimal? GoalAmount,
    IReadOnlyList<EarmarkView> Earmarks, DateTimeOffset DraftedAt, long Version);

/// <summary>The licence to collect in public.</summary>
internal sealed record CertificateView(string Number, DateOnly ValidFrom, DateOnly ValidTo);

/// <summary>One purpose that donors chose.</summary>
internal sealed record EarmarkView(string Earmark, decimal RaisedAmount, decimal AvailableAmount, decimal DisbursedAmount);

/// <summary>Campaigns in a dictionary, written as JSON at each request.</summary>
internal static class CampaignEndpoint
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="file">The campaign, as the platform answers it.</param>
    public static void MapCampaign(this WebApplication app, string file)
    {
        var campaign = JsonSerializer.Deserialize<CampaignView>(File.ReadAllText(file), Options)!;
        var campaigns = new Dictionary<Guid, CampaignView> { [campaign.Id] = campaign };
        app.MapGet("/api/v1/fundraising/campaigns/{id:guid}", (Guid id) => campaigns.TryGetValue(id, out var found) ? Results.Json(found, Options) : Results.NotFound());
    }
}
