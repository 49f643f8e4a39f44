using System.Text.Json;
using System.Text.Json.Nodes;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Puts the endpoints' examples into the document, the bodies as they travel.</summary>
internal sealed class DescribeExamples(IServiceProvider services) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        foreach (var example in metadata.OfType<ExampleParameterMetadata>())
        {
            var parameter = operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(p => p.Name == example.Name)
                ?? throw new InvalidOperationException($"{operation.OperationId} has an example for {example.Name}, but no such parameter");
            parameter.Example = Json(example.Value(services));
        }

        var bodies = metadata.OfType<ExampleMetadata>().ToArray();
        if (bodies.Length == 0) return;
        foreach (var content in operation.RequestBody?.Content?.Values.OfType<OpenApiMediaType>() ?? []) AddBodies(content, bodies);
    }

    private void AddBodies(OpenApiMediaType content, ExampleMetadata[] bodies)
    {
        if (bodies is [{ Name: null } only])
        {
            content.Example = Json(only.Body(services));
            return;
        }

        content.Examples = bodies.Index().ToDictionary(
            b => b.Item.Name ?? $"例 {b.Index + 1}",
            IOpenApiExample (b) => new OpenApiExample { Summary = b.Item.Name, Value = Json(b.Item.Body(services)) });
    }

    private static JsonNode? Json(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), Shown);

    // Members that are not given are left out: an example shows what one has to write.
    private static readonly JsonSerializerOptions Shown = new(JsonConventions.Options) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
}
