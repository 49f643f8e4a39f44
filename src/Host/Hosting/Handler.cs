using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace JinhuRedCross.Host.Hosting;

/// <summary>The method behind an operation.</summary>
internal static class Handler
{
    public static bool Takes<T>(ApiDescription operation) =>
        operation.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().SelectMany(m => m.GetParameters()).Any(p => p.ParameterType == typeof(T));
}
