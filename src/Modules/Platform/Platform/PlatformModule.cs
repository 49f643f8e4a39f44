using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Platform.Features.Audit;
using JinhuRedCross.Platform.Features.Erasures;
using JinhuRedCross.Platform.Features.Holidays;
using JinhuRedCross.Platform.Features.Messages;
using JinhuRedCross.Platform.Features.Parameters;
using JinhuRedCross.Platform.Features.ReadModels;
using JinhuRedCross.Platform.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Platform;

/// <summary>What all modules share and somebody has to set or decide: parameters, the holiday calendar, erasures of personal data, and the tables that lists are made of.</summary>
public sealed class PlatformModule : IModule
{
    public string Name => "platform";

    public string Title => "平台设置（Platform）";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ParameterDesk>();
        services.AddReadModel<ErasureRow>();
        services.AddReadModel<ParkedRow>();
    }

    public void Map(RouteGroupBuilder module, RouteGroupBuilder open)
    {
        ParameterEndpoints.Map(module, open);
        HolidayEndpoints.Map(module);
        var erasures = module.MapGroup("/erasures").WithTags("个人信息（Personal data）");
        ErasePerson.Map(erasures);
        FindErasures.Map(erasures);
        RebuildReadModel.Map(module.MapGroup("/read-models").WithTags("列表数据（Read models）"));
        var parked = module.MapGroup("/parked").WithTags("模块间消息（Messages）");
        FindParked.Map(parked);
        DriveParked.Map(parked);
        var audit = module.MapGroup("/audit").WithTags("审计（Audit）");
        FindAudit.Map(audit);
        ExportAudit.Map(module);
        PurgeAudit.Map(audit);
    }
}
