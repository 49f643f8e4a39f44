using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Says of every amount what it is counted in, where its member says nothing better.</summary>
internal sealed class DescribeMoney : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.Type == typeof(Money) && context.MemberInfo is null && schema is OpenApiSchema money) money.Description = "金额（元）";
    }
}
