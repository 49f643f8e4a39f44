using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>一个阵地</summary>
/// <param name="Number">编号，如 JH-ZD-0001</param>
/// <param name="Kind">humanityHome 博爱家园、elderCareBase 养老照护志愿服务基地、firstAidTrainingBase 应急救护培训基地、youthScienceBase 青少年科普基地、partyServiceCentre 党群服务中心、civilisationCentre 新时代文明实践中心（所、站）、harmoniousCommunity 和谐社区、civilisedCampus 文明校园</param>
/// <param name="HostUnit">承办单位</param>
/// <param name="OrganisationNumber">所属基层组织的编号</param>
/// <param name="Responsible">负责人，脱敏</param>
/// <param name="Phone">电话，脱敏</param>
/// <param name="Status">preparing 筹建、running 运行、rectifying 整改、closed 停用</param>
/// <param name="NextReviewOn">下次复核日期</param>
/// <param name="OpenFindings">尚未整改的问题数</param>
/// <param name="Services">服务次数</param>
/// <param name="People">服务人次</param>
/// <param name="FundAmount">生计金（元）</param>
/// <param name="LentAmount">借出未还（元）</param>
/// <param name="OpenLoans">未还清的借款笔数</param>
/// <param name="Version">版本，同 ETag</param>
internal sealed record SiteResponse(
    Guid Id, string Number, string Name, SiteKind Kind, string Division, string? TownshipName, string Address, string HostUnit, string? OrganisationNumber, string? Responsible, string? Phone,
    SiteStatus Status, DateOnly StatusSince, DateOnly? OpenedOn, DateOnly? NextReviewOn, int OpenFindings, int Services, long People, Money FundAmount, Money LentAmount, int OpenLoans, DateTimeOffset RegisteredAt, long Version)
{
    public static SiteResponse Of(SiteRow s) => new(
        s.Id, s.Number, s.Name, s.Kind, s.Division, JinhuDivisions.Find(s.Township)?.Name, s.Address, s.HostUnit, s.OrganisationNumber, s.Responsible is { } name ? Masking.Name(name) : null, s.Phone is { } phone ? Masking.Phone(phone) : null,
        s.Status, s.StatusSince, s.OpenedOn, s.NextReviewOn, s.OpenFindings, s.Services, s.People, new(s.FundFen), new(s.LentFen), s.OpenLoans, s.RegisteredAt, s.Version);
}

/// <summary>What the examples in Swagger make on a fresh host.</summary>
internal static class SiteExamples
{
    public static object First() => "JH-ZD-0001";
}
