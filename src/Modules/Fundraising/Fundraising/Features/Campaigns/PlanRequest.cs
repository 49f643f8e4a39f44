using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Organisations;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>募捐方案（慈善法第二十四条）；日常受赠（general）只须填活动名称</summary>
internal record PlanRequest
{
    /// <summary>活动名称</summary>
    public string? Title { get; init; }

    /// <summary>募捐目的</summary>
    public string? Purpose { get; init; }

    /// <summary>类别：public 公开募捐、targeted 定向募捐、general 日常受赠</summary>
    public CampaignKind? Kind { get; init; }

    /// <summary>是否因重大突发事件开展的应急募捐（可先启动，开始后十日内补办备案）</summary>
    public bool? Emergency { get; init; }

    /// <summary>突发事件名称；应急募捐必填</summary>
    public string? IncidentName { get; init; }

    /// <summary>开始日期</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>结束日期；日常受赠没有</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>活动地域</summary>
    public string? Area { get; init; }

    /// <summary>活动负责人姓名</summary>
    public string? ResponsiblePerson { get; init; }

    /// <summary>办公地址</summary>
    public string? OfficeAddress { get; init; }

    /// <summary>接受捐赠方式</summary>
    public IReadOnlyList<Channel>? DonationMethods { get; init; }

    /// <summary>银行账户</summary>
    public string? BankAccount { get; init; }

    /// <summary>受益人</summary>
    public string? Beneficiaries { get; init; }

    /// <summary>款物用途</summary>
    public string? UseOfFunds { get; init; }

    /// <summary>募捐成本预算（元），可以为 0</summary>
    public decimal? CostEstimate { get; init; }

    /// <summary>剩余财产的处理</summary>
    public string? SurplusPlan { get; init; }

    /// <summary>目标金额（元）</summary>
    public decimal? GoalAmount { get; init; }

    /// <summary>公开募捐资格证书；公开募捐启动前必须有，且覆盖活动全部日期</summary>
    public CertificateRequest? Certificate { get; init; }

    /// <summary>互联网公开募捐平台的名称，须为民政部指定的平台；定向募捐不得填写</summary>
    public IReadOnlyList<string>? OnlinePlatforms { get; init; }

    /// <summary>合作募捐的合作方；没有则不填</summary>
    public PartnerRequest? Partner { get; init; }

    /// <summary>承办活动的基层组织（标识或编号，须已成立）；县红十字会自办的不填</summary>
    public string? Organisation { get; init; }

    /// <summary>合作募捐的合作方</summary>
    /// <param name="Name">名称，将予公示</param>
    /// <param name="AgreementNumber">书面协议编号</param>
    /// <param name="EvaluatedOn">评估日期，不晚于活动开始日期</param>
    /// <param name="Account">合作募捐的收款账户，须与方案的银行账户一致</param>
    internal sealed record PartnerRequest(string? Name, string? AgreementNumber, DateOnly? EvaluatedOn, string? Account);

    /// <summary>公开募捐资格证书</summary>
    /// <param name="Number">证号</param>
    /// <param name="ValidFrom">有效期起</param>
    /// <param name="ValidTo">有效期止</param>
    internal sealed record CertificateRequest(string? Number, DateOnly? ValidFrom, DateOnly? ValidTo);

    /// <summary>A filed county campaign whose days hold the day on which the example is sent.</summary>
    public static PlanRequest Example { get; } = Fill(new PlanRequest());

    /// <param name="organisation">What is known of the organisation that is named.</param>
    public ProposedPlan ToPlan(NamedOrganisation? organisation) => new(
        Title, Purpose, Kind, Emergency, IncidentName, StartsOn, EndsOn, Area, ResponsiblePerson, OfficeAddress, DonationMethods, BankAccount, Beneficiaries, UseOfFunds, CostEstimate,
        SurplusPlan, GoalAmount, Certificate is { } c ? new(c.Number, c.ValidFrom, c.ValidTo) : null, OnlinePlatforms,
        Partner is { } p ? new(p.Name, p.AgreementNumber, p.EvaluatedOn, p.Account) : null, organisation);

    protected static T Fill<T>(T request)
        where T : PlanRequest => request with
        {
            Title = "金湖县博爱助学募捐",
            Purpose = "资助金湖县困难家庭学生完成学业",
            Kind = CampaignKind.Public,
            Emergency = false,
            StartsOn = new(2026, 1, 20),
            EndsOn = new(2036, 12, 31),
            Area = "江苏省淮安市金湖县",
            ResponsiblePerson = "会办公室负责人",
            OfficeAddress = "金湖县红十字会办公室",
            DonationMethods = [Channel.BankTransfer, Channel.WeChatPay, Channel.Cash],
            BankAccount = "金湖县红十字会，示例银行金湖支行，账号以公示为准",
            Beneficiaries = "金湖县困难家庭学生",
            UseOfFunds = "助学金和学习用品",
            CostEstimate = 0,
            SurplusPlan = "剩余款项用于下一年度同类助学项目，并予公示",
            GoalAmount = 500000,
            Certificate = new("苏金募证示例001", new(2025, 1, 1), new(2037, 12, 31)),
        };
}
