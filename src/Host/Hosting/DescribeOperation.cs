using System.Text;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Adds to each operation its permission and every problem it may answer with.</summary>
internal sealed class DescribeOperation : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        if (!metadata.OfType<IAllowAnonymous>().Any()) operation.Security = [new() { [new(SwaggerHosting.SignIn, context.Document)] = [] }, new() { [new(SwaggerHosting.Program, context.Document)] = [] }];
        var text = new StringBuilder(operation.Description);
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        if (metadata.OfType<PermissionMetadata>().LastOrDefault() is { } permission)
        {
            operation.Extensions["x-permission"] = new JsonNodeExtension(permission.Name);
            text.AppendLine().AppendLine().Append("**权限（permission）**：`").Append(permission.Name).Append('`');
            foreach (var further in metadata.OfType<FurtherPermissionMetadata>()) text.Append("，另按 `").Append(further.Name).Append("` 区分");
        }

        if (metadata.OfType<ExampleActorMetadata>().LastOrDefault() is { } actor)
        {
            operation.Extensions["x-example-actor"] = new JsonNodeExtension(actor.Name);
            text.AppendLine().AppendLine().Append("**示例由另一人发送（x-example-actor）**：`").Append(actor.Name).Append("`，须以与前面各步不同的账户登录");
        }

        var refusals = metadata.OfType<RefusalMetadata>().Concat(CommonRefusals.Of(operation, context)).DistinctBy(r => (r.Status, r.Code)).ToLookup(r => r.Status);
        foreach (var status in refusals.OrderBy(g => g.Key)) AddProblem(operation, context, status.Key, [.. status]);
        if (refusals.Count > 0) text.AppendLine().AppendLine().Append("**错误代码（problem codes）**：").Append(string.Join("、", refusals.OrderBy(g => g.Key).SelectMany(g => g).Select(r => $"`{r.Code}`")));
        operation.Description = text.ToString().Trim();
    }

    private static void AddProblem(OpenApiOperation operation, OperationFilterContext context, int status, RefusalMetadata[] refusals)
    {
        var lines = refusals.Select(r => r.Text is null ? $"`{r.Code}`" : $"`{r.Code}` {r.Text}");
        (operation.Responses ??= [])[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = ReasonPhrases.GetReasonPhrase(status) + "：" + string.Join("；", lines),
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [Problem.MediaType] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(typeof(ProblemDocument), context.SchemaRepository) },
            },
        };
    }
}
