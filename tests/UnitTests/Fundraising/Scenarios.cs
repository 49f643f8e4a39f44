using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using CampaignGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Fundraising.Domain.Campaigns.Campaign, JinhuRedCross.Fundraising.Domain.Campaigns.CampaignEvent>;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Campaigns in every state, each built from the state before it.</summary>
internal static class Scenarios
{
    public const string Asker = "王经办";
    public const string Approver = "赵审批";
    public const string Cashier = "钱出纳";

    public static readonly Guid Id = new("0193a000-0000-7000-8000-00000000000a");
    public static readonly DateOnly Start = new(2025, 6, 20);
    public static readonly DateOnly LastDay = new(2025, 7, 31);

    /// <summary>Noon in China, on a day when the campaign runs.</summary>
    public static readonly DateTimeOffset Now = Noon(new(2025, 7, 10));

    public static Rulebook Parameters => Rulebook.Initial;

    /// <summary>A rulebook in which one figure was set, from a day on.</summary>
    public static Rulebook Setting(Parameter parameter, decimal value, DateOnly from) => Parameters with
    {
        Parameters = Parameters.Parameters.Apply(new ParameterSet(parameter.Key, value, "示例依据", from, null, Approver, Now)),
    };

    /// <summary>A rulebook in which the special days of a year are entered.</summary>
    public static Rulebook Entering(int year, params SpecialDay[] days) => Parameters with { Holidays = HolidayCalendar.Initial.Apply(new HolidaysEntered(year, days, Approver, Now)) };

    public static ProposedPlan Plan { get; } = new(
        "金秋助学", "资助困难学生", CampaignKind.Public, false, null, Start, LastDay, "金湖县", "负责人甲", "健康路1号", [Channel.BankTransfer, Channel.Cash],
        "示例银行 0000 0001", "困难家庭学生", "助学金", 0, "用于同类项目", 500_000, new("示例证书第1号", new(2025, 1, 1), new(2027, 12, 31)));

    public static ProposedPlan Emergency { get; } = Plan with { Title = "抗洪救灾", Emergency = true, IncidentName = "2025年6月洪涝" };

    public static ProposedPlan Targeted { get; } = Plan with { Kind = CampaignKind.Targeted, Certificate = null };

    public static ProposedPlan GeneralFund { get; } = new("日常受赠", null, CampaignKind.General, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public static CampaignGiven NoCampaign => CampaignGiven.Nothing;

    public static CampaignGiven DraftedCampaign(ProposedPlan? plan = null) => NoCampaign.After(c => c.Draft("JH-2025-001", plan ?? Plan, Id, Noon(new(2025, 6, 1))));

    public static CampaignGiven FiledCampaign(ProposedPlan? plan = null) => DraftedCampaign(plan).After(c => c.File("53320831示例A25001", new(2025, 6, 5), Now, Parameters));

    public static CampaignGiven RunningCampaign() => FiledCampaign().After(c => c.Launch(Start, null, Now));

    public static CampaignGiven RunningFund() => DraftedCampaign(GeneralFund).After(c => c.Launch(null, null, Now));

    public static CampaignGiven UnfiledEmergency() => DraftedCampaign(Emergency).After(c => c.Launch(Start, null, Now));

    public static CampaignGiven SuspendedCampaign() => RunningCampaign().After(c => c.Suspend(null, "核查", Now));

    public static CampaignGiven EndedCampaign() => RunningCampaign().After(c => c.End(null, null, Now));

    public static CampaignGiven SettledCampaign() => EndedCampaign().After(c => c.Settle(null, null, Now));

    public static CampaignGiven CampaignWith(decimal yuan, string? earmark = null) => RunningCampaign().Gives(yuan, earmark);

    /// <summary>A further gift, number <paramref name="n"/>.</summary>
    public static CampaignGiven Gives(this CampaignGiven given, decimal yuan, string? earmark = null, bool overseas = false, int n = 1) =>
        given.After(c => c.RecordDonation(GiftId(n), AGift(yuan) with { Earmark = earmark, Overseas = overseas, LetterReference = "函1" }, Now, Parameters));

    public static CampaignGiven Asks(this CampaignGiven given, decimal yuan, string? earmark = null, int n = 1) =>
        given.After(c => c.RequestDisbursement(PaymentId(n), APayment(yuan) with { Earmark = earmark }, Asker, Now, Parameters));

    public static CampaignGiven Approves(this CampaignGiven given, int n = 1) => given.After(c => c.ApproveDisbursement(PaymentId(n), Approver, Now));

    public static CampaignGiven Pays(this CampaignGiven given, int n = 1) => given.After(c => c.PayDisbursement(PaymentId(n), $"凭证{n}", null, Cashier, Now));

    public static ProposedGift AGift(decimal? yuan) => new(
        new(DonorKind.Individual, "张三", null, null, null), yuan, Channel.BankTransfer, null, Now.AddDays(-1), Now.AddHours(-1), null, Publicity.Masked, ReceiptWish.Wanted, null, null, null);

    public static ProposedDisbursement APayment(decimal? yuan) => new(yuan, "助学金", "李四", null, 1, yuan >= 30_000 ? "会议纪要1号" : null);

    public static Guid GiftId(int n) => new(n, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static Guid PaymentId(int n) => new(n, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static DateTimeOffset Noon(DateOnly day) => (ChinaTime.StartOf(day) + TimeSpan.FromHours(12)).ToUniversalTime();

    public static Money Yuan(decimal yuan) => Money.Yuan(yuan);
}
