using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;

namespace JinhuRedCross.Fundraising.Features.Parts;

/// <summary>集体捐赠名单中的一人</summary>
/// <param name="Name">姓名，或班级、科室名称；不留名的不填，公示方式设为 anonymous</param>
/// <param name="Amount">金额（元，最多两位小数）</param>
/// <param name="Publicity">公示方式：name 公开姓名、masked 脱敏、anonymous 匿名</param>
internal sealed record PartRequest(string? Name, decimal? Amount, Publicity? Publicity)
{
    public static IReadOnlyList<ProposedPart> ToParts(IEnumerable<PartRequest?> parts) => [.. parts.Select(p => new ProposedPart(p?.Name, p?.Amount, p?.Publicity))];
}
