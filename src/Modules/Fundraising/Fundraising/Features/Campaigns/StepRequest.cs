namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>活动的一步</summary>
/// <param name="On">发生日期，默认今天（北京时间）</param>
/// <param name="Reason">事由</param>
internal sealed record StepRequest(DateOnly? On, string? Reason);
