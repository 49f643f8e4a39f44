using System.Text.Json.Nodes;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Adds the headers and query parameters that types read by themselves, which the framework cannot see.</summary>
internal sealed class DescribeCommand : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var api = context.ApiDescription;
        operation.Parameters ??= [];
        foreach (var hidden in api.ParameterDescriptions.Where(p => p.Type is { } t && (t == typeof(CommandRequest) || t == typeof(ListQuery) || t == typeof(CallerContext) || t == typeof(Reach))))
            operation.Parameters = [.. operation.Parameters.Where(p => p.Name != hidden.Name)];

        if (Handler.Takes<CommandRequest>(api)) AddCommand(operation.Parameters);
        if (Handler.Takes<ListQuery>(api)) AddList(operation.Parameters, api.ActionDescriptor.EndpointMetadata.OfType<SortableByMetadata>().LastOrDefault()?.Columns ?? []);
        operation.Parameters.Add(Header("Accept-Language", "错误说明的语言：zh-CN（默认）或 en"));
    }

    private static void AddCommand(IList<IOpenApiParameter> parameters)
    {
        parameters.Add(Query("dryRun", JsonSchemaType.Boolean, "为 true 时只检查并说明将会发生什么，不作任何改动"));
        parameters.Add(Header(CommandRequest.KeyHeader, "幂等键，最多 255 个可见字符；同一键的相同请求只执行一次，重复时返回同样的结果。不填则由服务器生成并在响应头中返回"));
        parameters.Add(Header("If-Match", "只在版本（ETag）相符时执行，否则 412"));
    }

    private static void AddList(IList<IOpenApiParameter> parameters, IReadOnlyList<string> columns)
    {
        parameters.Add(new OpenApiParameter { Name = "limit", In = ParameterLocation.Query, Description = "每页条数，1 至 200，默认 20", Schema = Limit() });
        parameters.Add(Query("cursor", JsonSchemaType.String, "上一页返回的 nextCursor"));
        if (columns.Count > 0) parameters.Add(Query("sort", JsonSchemaType.String, $"排序列，逗号分隔，前加 - 为降序；可用：{string.Join("、", columns)}"));
        parameters.Add(Query("includeTotal", JsonSchemaType.Boolean, "为 true 时同时返回总数 total"));
    }

    private static OpenApiSchema Limit() => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = "1",
        Maximum = ListQuery.LargestLimit.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Default = JsonValue.Create(ListQuery.DefaultLimit),
    };

    private static OpenApiParameter Query(string name, JsonSchemaType type, string description) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = new OpenApiSchema { Type = type } };

    private static OpenApiParameter Header(string name, string description) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
