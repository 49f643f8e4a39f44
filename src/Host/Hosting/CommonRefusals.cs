using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace JinhuRedCross.Host.Hosting;

/// <summary>The refusals that follow from an operation's shape, so that no endpoint has to list them.</summary>
internal static class CommonRefusals
{
    private static readonly RefusalMetadata[] _ofCommands =
    [
        new(400, RequestErrors.KeyInvalid.Code, "Idempotency-Key 无效"),
        new(412, CommandErrors.Stale.Code, "数据已被他人更新（If-Match）"),
        new(422, CommandErrors.KeyReused.Code, "同一个 Idempotency-Key 用于不同的请求"),
        new(503, RequestErrors.StoreUnavailable.Code, "存储暂时不可用，可重试"),
    ];

    private static readonly RefusalMetadata[] _ofLists =
    [
        new(503, RequestErrors.StoreUnavailable.Code, "存储暂时不可用，可重试"),
        new(503, ReadModelBuildingException.BuildingCode, "列表正在首次生成，稍后可查（processed/total 为进度）"),
        new(503, ReadModelBuildingException.StoppedCode, "列表生成到一半出错停止，请联系管理员"),
    ];

    private static readonly string TooManyCode = RequestErrors.TooMany(0, 0).Code;

    public static RefusalMetadata? Find(string code) => _ofCommands.Concat(_ofLists).FirstOrDefault(r => r.Code == code);

    public static IEnumerable<RefusalMetadata> Of(OpenApiOperation operation, OperationFilterContext context)
    {
        var isCommand = Handler.Takes<CommandRequest>(context.ApiDescription);
        yield return new(400, "request.unknown_parameter", "不认识的查询参数");
        if (!context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
        {
            yield return new(401, RequestErrors.SignInRequired.Code, "需要登录");
            yield return new(401, RequestErrors.TokenInvalid.Code, "令牌无效、已过期或已撤销");
            yield return new(403, RequestErrors.PermissionMissingCode, "没有这项权限");
            yield return new(403, RequestErrors.OutsideSubtree.Code, "权限只限于所属组织及其下级");
        }

        yield return new(429, TooManyCode, "请求过于频繁，请按 Retry-After 稍后重试");
        if (operation.RequestBody is not null)
        {
            yield return new(400, "request.wrong_type", "字段类型不对、未知或重复的字段、无效的 JSON");
            yield return new(413, RequestErrors.TooLarge.Code, "内容过大");
            yield return new(415, RequestErrors.MediaType.Code, "内容类型不支持");
        }

        if (Handler.Takes<ListQuery>(context.ApiDescription))
        {
            foreach (var refusal in _ofLists) yield return refusal;
        }

        if (!isCommand) yield break;
        foreach (var refusal in _ofCommands) yield return refusal;
    }
}
