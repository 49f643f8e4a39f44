using System.Text.Json;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Proposals;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Proposals;

/// <summary>一项提议</summary>
/// <param name="Number">编号，如 JH-TA-0001</param>
/// <param name="Kind">profile 名称单位地址、leadership 负责人、evidence 材料和活动</param>
/// <param name="Status">submitted 待审核、accepted 已通过办理中、carriedOut 已办理、returned 已退回、withdrawn 已撤回</param>
/// <param name="Before">提出时的名称、单位、地址</param>
/// <param name="Profile">提议改为</param>
/// <param name="Evidence">提议登记的材料</param>
/// <param name="ReturnedBecause">退回的理由</param>
/// <param name="Version">版本，同 ETag</param>
internal sealed record ProposalResponse(
    Guid Id, string Number, Guid OrganisationId, string OrganisationNumber, ProposalKind Kind, ProposalStatus Status, ProfileRequest? Before, ProfileRequest? Profile, EvidenceRequest? Evidence, string Reason,
    DateOnly? On, string ProposedBy, DateTimeOffset ProposedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? ReturnedBecause, long Version)
{
    public static ProposalResponse Of(ProposalRow p) => new(
        p.Id, p.Number, p.OrganisationId, p.OrganisationNumber, p.Kind, p.Status, Profiled(p.Before), p.Kind == ProposalKind.Profile ? Profiled(p.After) : null,
        p.Kind == ProposalKind.Evidence ? EvidenceRequest.Of(JsonSerializer.Deserialize<ProposedEvidence>(p.After!)!) : null, p.Reason, p.On, p.ProposedBy, p.ProposedAt, p.DecidedBy, p.DecidedAt, p.ReturnedBecause, p.Version);

    private static ProfileRequest? Profiled(string? json) => json is null ? null : JsonSerializer.Deserialize<ProfileRequest>(json);
}
